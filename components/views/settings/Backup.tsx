/** Saving everything to a file, bringing it back, and taking it out as spreadsheets. */
import { useRef, useState } from 'preact/hooks';
import { Button } from '#components/controls/Button.tsx';
import { Notice } from '#components/controls/Notice.tsx';
import { useTexts } from '#components/texts.tsx';
import type { Added } from '#lib/replica/wholeCopy.ts';
import { JoinedServer, NotABackup } from '#lib/replica/wholeErrors.ts';
import { useApp } from '../app.tsx';
import { fileName, saveFile } from '../saveFile.ts';
import { reasonOf } from '../StoreTrouble.tsx';

export interface BackupProps {
  /** There is a server, which has what is shared. */
  isShared: boolean;
  say: (sentence: string) => void;
}

export function Backup({ isShared, say }: BackupProps) {
  const { replica, ports, now } = useApp();
  const { t } = useTexts();
  const file = useRef<HTMLInputElement>(null);
  const [chosen, setChosen] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  /** How many records of a backup could not come back. */
  const [left, setLeft] = useState(0);

  const save = async () =>
    saveFile(fileName('backup', now(), 'json'), 'application/json', await (await replica.whole()).backup());
  const restore = async (mode: 'add' | 'replace') => {
    if (chosen === null) return;
    setProblem(null);
    setLeft(0);
    try {
      if (mode === 'replace' && (await replica.read.everything()).trees.length > 0) await save();
      const whole = await replica.whole();
      if (mode === 'add') tell(await whole.addBackup(chosen));
      else {
        await whole.restore(chosen);
        say(t('options.restored'));
      }
      setChosen(null);
      ports.tellWorker();
    } catch (error) {
      setProblem(problemOf(error));
    }
  };
  const tell = ({ step, objectives, left, isApart }: Added) => {
    if (isApart) say(t('options.restoredApart', { count: objectives }));
    else say(t(step ? 'options.restored' : 'options.restoredNothing'));
    if (left > 0) setLeft(left);
  };
  const problemOf = (error: unknown): string => {
    if (error instanceof NotABackup) return t('options.notABackup', { detail: error.message });
    if (error instanceof JoinedServer) return t('options.restoreOnlyAdd');
    return t('options.failed', { reason: reasonOf(error) });
  };
  const exportAs = async (what: 'key-results' | 'check-ins') => {
    const [{ exportKeyResults, exportCheckIns }, { directory, trees }] = await Promise.all([
      import('#lib/interchange/exportCsv.ts'),
      replica.read.everything(),
    ]);
    const csv = what === 'key-results' ? exportKeyResults(directory, trees) : exportCheckIns(directory, trees);
    saveFile(fileName(what, now(), 'csv'), 'text/csv', csv);
  };

  return (
    <section aria-labelledby="settings-backup">
      <h2 id="settings-backup">{t('options.backup')}</h2>
      <p>{t(isShared ? 'options.dataLeadShared' : 'options.dataLead')}</p>
      {problem && <Notice kind="error" title={problem} />}
      {left > 0 && <Notice kind="plain" title={t('options.restoredLeft', { count: left })} />}
      <div class="settings-buttons">
        <Button onClick={() => void save()}>{t('options.saveBackup')}</Button>
        <Button onClick={() => file.current?.click()}>{t('options.restoreBackup')}</Button>
        <input
          ref={file}
          type="file"
          hidden
          accept="application/json,.json"
          onChange={async ({ currentTarget }) => {
            setChosen((await currentTarget.files?.[0]?.text()) ?? null);
            // The same file can be chosen again.
            currentTarget.value = '';
          }}
        />
      </div>
      {chosen !== null && (
        <Notice
          kind="plain"
          title={t('options.restoreQuestion')}
          action={
            <>
              <Button look="primary" onClick={() => void restore('add')}>
                {t('options.restoreAdd')}
              </Button>
              <Button onClick={() => void restore('replace')}>{t('options.restoreReplace')}</Button>
              <Button look="quiet" onClick={() => setChosen(null)}>
                {t('system.cancel')}
              </Button>
            </>
          }
        >
          {t('options.restoreReplaceHint')}
        </Notice>
      )}
      <h3>{t('options.export')}</h3>
      <div class="settings-buttons">
        <Button onClick={() => void exportAs('key-results')}>{t('options.exportKeyResults')}</Button>
        <Button onClick={() => void exportAs('check-ins')}>{t('options.exportCheckIns')}</Button>
      </div>
    </section>
  );
}
