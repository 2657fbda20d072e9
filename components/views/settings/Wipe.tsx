/** Deletes everything that Updraft keeps on this device; where that has joined a server, it signs out first. */
import { useState } from 'preact/hooks';
import { Button } from '#components/controls/Button.tsx';
import { Dialog } from '#components/controls/Dialog.tsx';
import { Notice } from '#components/controls/Notice.tsx';
import { useTexts } from '#components/texts.tsx';
import { forgetAllHalfTyped } from '#lib/platform/halfTyped.ts';
import { endSession } from '#lib/sync/client/sessions.ts';
import { useApp } from '../app.tsx';
import { fileName, saveFile } from '../saveFile.ts';
import { useSync } from '../useSync.ts';
import { network } from './server/useAsked.ts';
import { useLink } from './server/useLink.ts';

export function Wipe() {
  const { replica, ports, now } = useApp();
  const { t } = useTexts();
  const { pending } = useSync();
  const link = useLink();
  const [isAsking, setAsking] = useState(false);
  const lead = t(link ? 'options.wipeLeadShared' : 'options.wipeLead');

  const saveBackup = async () =>
    saveFile(fileName('backup', now(), 'json'), 'application/json', await (await replica.whole()).backup());
  const wipe = async () => {
    // A server that cannot be reached keeps nobody's data on this device.
    if (link) await endSession(link, link.device, network);
    await (await replica.whole()).wipe();
    forgetAllHalfTyped();
    ports.tellWorker();
    location.reload();
  };
  return (
    <section aria-labelledby="settings-wipe">
      <h2 id="settings-wipe">{t('options.wipe')}</h2>
      <p>{lead}</p>
      <Button onClick={() => setAsking(true)}>{t('options.wipe')}</Button>
      {isAsking && (
        <Dialog
          title={t('options.wipeQuestion')}
          onClose={() => setAsking(false)}
          actions={
            <>
              <Button look="primary" onClick={() => void saveBackup()}>
                {t('options.wipeSaveFirst')}
              </Button>
              <Button onClick={() => void wipe()}>{t('options.wipeConfirm')}</Button>
              <Button look="quiet" onClick={() => setAsking(false)}>
                {t('system.cancel')}
              </Button>
            </>
          }
        >
          <p>{lead}</p>
          {link && pending > 0 && <Notice kind="warning" title={t('server.leaveWaits', { count: pending })} />}
        </Dialog>
      )}
    </section>
  );
}
