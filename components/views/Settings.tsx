/** The options page: me, how it looks, my data in and out. */
import './Settings.css';
import { useEffect, useState } from 'preact/hooks';
import { Button } from '#components/controls/Button.tsx';
import { Icon } from '#components/controls/Icon.tsx';
import { Notice } from '#components/controls/Notice.tsx';
import { useTexts } from '#components/texts.tsx';
import { DEMO_NOTE } from '#lib/demo/note.ts';
import type { Step } from '#lib/replica/step.ts';
import { useApp, useLive } from './app.tsx';
import { later } from './later.tsx';
import { Backup } from './settings/Backup.tsx';
import { Look } from './settings/Look.tsx';
import { useLink } from './settings/server/useLink.ts';
import { Storage } from './settings/Storage.tsx';
import { You } from './settings/You.tsx';
import { reasonOf, StoreTrouble } from './StoreTrouble.tsx';
import { useSaving } from './useSaving.ts';

const ImportFlow = later(async () => (await import('./ImportFlow.tsx')).ImportFlow, ['importing']);

const Attention = later(
  async () => (await import('./attention/Attention.tsx')).Attention,
  ['attention', 'together', 'writing'],
);
const Server = later(async () => (await import('./settings/Server.tsx')).Server, ['joining', 'server']);

const LAST_IMPORT = 'last-import';

export function Settings() {
  const { replica, ports, now } = useApp();
  const { t } = useTexts();
  const saving = useSaving();
  const [said, setSaid] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const lastImport = useKeptStep(LAST_IMPORT);
  const demo = useKeptStep(DEMO_NOTE);
  const { value, error } = useLive(async ({ read }) => ({ directory: await read.directory(), trees: [] }), 'directory');
  const isShared = Boolean(useLink());
  const person = value?.directory.people.get(value.directory.me);

  const takeBack = async (kept: KeptStep, sentence: string, how: { withWhatFollowed?: boolean } = {}) => {
    if (!kept.step) return;
    setSaid(null);
    setProblem(null);
    try {
      await replica.undo(kept.step, how);
      await kept.forget();
      ports.tellWorker();
      setSaid(sentence);
    } catch (error) {
      setProblem(t('options.failed', { reason: reasonOf(error) }));
    }
  };

  return (
    <>
      <header class="settings-head">
        <Icon name="logo" />
        <h1>{t('options.title')}</h1>
      </header>
      <main class="settings">
        <StoreTrouble error={error} asideHere />
        {problem && <Notice kind="error" title={problem} />}
        {saving.problem && <Notice kind="error" title={saving.problem} />}
        <div aria-live="polite">{said && <Notice kind="plain" title={said} />}</div>
        <Attention saving={saving} />
        <Server save={saving.save} say={setSaid} />
        <section aria-labelledby="settings-import" id="import">
          <h2 id="settings-import">{t('options.import')}</h2>
          <p>{t('options.importLead')}</p>
          <ImportFlow
            existing={() => replica.read.everything()}
            now={now}
            commit={async (drafts) => {
              const step = await replica.commit(drafts);
              await lastImport.keep(step);
              ports.tellWorker();
              return {
                undo: async () => {
                  await replica.undo(step);
                  await lastImport.forget();
                  ports.tellWorker();
                },
              };
            }}
          />
          {lastImport.step && (
            <Button icon="undo" onClick={() => void takeBack(lastImport, t('options.importUndone'))}>
              {t('options.undoImport')}
            </Button>
          )}
        </section>
        {demo.step && (
          <section aria-labelledby="settings-demo">
            <h2 id="settings-demo">{t('options.demo')}</h2>
            <p>{t('options.demoHere')}</p>
            <Button onClick={() => void takeBack(demo, t('options.demoRemoved'), { withWhatFollowed: true })}>
              {t('options.removeDemo')}
            </Button>
          </section>
        )}
        <Backup isShared={isShared} say={setSaid} />
        {person && <You person={person} isShared={isShared} save={saving.save} />}
        <Look />
        <Storage say={setSaid} />
      </main>
    </>
  );
}

interface KeptStep {
  step: Step | null;
  keep(step: Step): Promise<void>;
  forget(): Promise<void>;
}

/** A step that can still be taken back after a restart. */
function useKeptStep(name: string): KeptStep {
  const { replica } = useApp();
  const [step, setStep] = useState<Step | null>(null);
  useEffect(() => {
    void replica
      .whole()
      .then((whole) => whole.keptStep(name))
      .then(setStep);
  }, [replica, name]);
  return {
    step,
    async keep(next) {
      await (await replica.whole()).keep(name, next);
      setStep(next);
    },
    async forget() {
      await (await replica.whole()).keep(name, undefined);
      setStep(null);
    },
  };
}
