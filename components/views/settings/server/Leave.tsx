/** Leaving the server with this browser, with a copy or without; what has not been sent is shown first. */
import { useState } from 'preact/hooks';
import { Button } from '#components/controls/Button.tsx';
import { Dialog } from '#components/controls/Dialog.tsx';
import { Notice } from '#components/controls/Notice.tsx';
import { useTexts } from '#components/texts.tsx';
import { forgetAllHalfTyped } from '#lib/platform/halfTyped.ts';
import type { Link } from '#lib/sync/client/copy.ts';
import { endSession } from '#lib/sync/client/sessions.ts';
import { useApp } from '../../app.tsx';
import { fileName, saveFile } from '../../saveFile.ts';
import { reasonOf } from '../../StoreTrouble.tsx';
import { useSync } from '../../useSync.ts';
import { network } from './useAsked.ts';

export interface LeaveProps {
  link: Link;
  organisation: string;
  say: (sentence: string) => void;
}

export function Leave({ link, organisation, say }: LeaveProps) {
  const { replica, ports, sync, now } = useApp();
  const { t } = useTexts();
  const { pending } = useSync();
  const [how, setHow] = useState<'keep' | 'wipe' | null>(null);
  const [problem, setProblem] = useState<string | null>(null);

  const saveBackup = async () =>
    saveFile(fileName('backup', now(), 'json'), 'application/json', await (await replica.whole()).backup());
  const leave = async () => {
    setProblem(null);
    try {
      const ended = await endSession(link, link.device, network);
      const whole = await replica.whole();
      if (how === 'keep') {
        await (await whole.membership()).leaveAndKeep();
        say(t(ended.ok ? 'server.leftKept' : 'server.leftSession'));
      } else {
        await whole.wipe();
        forgetAllHalfTyped();
      }
      ports.tellWorker();
      if (how === 'wipe') location.reload();
      setHow(null);
    } catch (error) {
      setProblem(t('options.failed', { reason: reasonOf(error) }));
    }
  };
  return (
    <section aria-labelledby="settings-leave">
      <h2 id="settings-leave">{t('server.leave')}</h2>
      <p>{t('server.leaveLead')}</p>
      <div class="settings-buttons">
        <Button onClick={() => setHow('keep')}>{t('server.leaveKeep')}</Button>
        <Button onClick={() => setHow('wipe')}>{t('server.leaveWipe')}</Button>
      </div>
      {how && (
        <Dialog
          title={t('server.leaveQuestion', { organisation })}
          onClose={() => setHow(null)}
          actions={
            <>
              {pending > 0 && (
                <Button look="primary" onClick={sync.poke}>
                  {t('server.leaveSyncFirst')}
                </Button>
              )}
              {(pending > 0 || how === 'wipe') && (
                <Button onClick={() => void saveBackup()}>{t('server.leaveSaveFirst')}</Button>
              )}
              <Button onClick={() => void leave()}>
                {t(how === 'keep' ? 'server.leaveKeepConfirm' : 'server.leaveWipeConfirm')}
              </Button>
              <Button look="quiet" onClick={() => setHow(null)}>
                {t('system.cancel')}
              </Button>
            </>
          }
        >
          {problem && <Notice kind="error" title={problem} />}
          <p>{t(how === 'keep' ? 'server.leaveKeepBody' : 'server.leaveWipeBody')}</p>
          {pending > 0 && <Notice kind="warning" title={t('server.leaveWaits', { count: pending })} />}
        </Dialog>
      )}
    </section>
  );
}
