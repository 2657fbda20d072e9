/** The first page: what this is, and three ways to begin. */
import './Settings.css';
import './Welcome.css';
import { useCallback, useEffect, useState } from 'preact/hooks';
import { v7 as newId } from 'uuid';
import { Button } from '#components/controls/Button.tsx';
import { Icon } from '#components/controls/Icon.tsx';
import { Notice } from '#components/controls/Notice.tsx';
import { useTexts } from '#components/texts.tsx';
import { DEMO_NOTE } from '#lib/demo/note.ts';
import { useApp, useLive } from './app.tsx';
import { StoreTrouble } from './StoreTrouble.tsx';

/** `#demo` behind the address does what the demo button does. */
const DEMO_MARK = '#demo';

export function Welcome() {
  const { replica, ports, now } = useApp();
  const { t, locale } = useTexts();
  const [said, setSaid] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const { value, error } = useLive(async ({ read }) => {
    const { directory, trees } = await read.everything();
    return { directory, trees: trees.slice(0, 1) };
  }, 'anything');
  const empty = value !== null && value.trees.length === 0;

  const loadDemo = useCallback(async () => {
    try {
      const { directory, trees } = await replica.read.everything();
      // Never next to somebody's own objectives.
      if (trees.length > 0) return;
      const { enterDemo } = await import('#lib/demo/enter.ts');
      const zone = Temporal.Now.timeZoneId();
      const step = await replica.commit(enterDemo(directory, { now: now(), zone, locale, newId }));
      await (await replica.whole()).keep(DEMO_NOTE, step);
      ports.tellWorker();
      setSaid(t('welcome.demoThere'));
    } catch (reason) {
      setProblem(t('welcome.failed', { reason: reason instanceof Error ? reason.message : String(reason) }));
    }
  }, [replica, ports, now, t, locale]);
  useEffect(() => {
    if (location.hash === DEMO_MARK) void loadDemo();
  }, [loadDemo]);

  return (
    <>
      <header class="settings-head">
        <Icon name="logo" />
        <h1>{t('welcome.title')}</h1>
      </header>
      <main class="welcome-page">
        <StoreTrouble error={error} />
        {problem && <Notice kind="error" title={problem} />}
        <p class="welcome-lead">{t('welcome.lead')}</p>
        <div aria-live="polite">{said && <Notice kind="plain" title={said} />}</div>
        <ol class="welcome-steps">
          <li>{t('welcome.pin')}</li>
          <li>{t('welcome.click')}</li>
          <li>{t('welcome.badge')}</li>
        </ol>
        <div class="settings-buttons">
          <Button look="primary" icon="panel" onClick={() => void ports.openPanel()}>
            {t('welcome.openPanel')}
          </Button>
          <Button onClick={() => void ports.openOptions()}>{t('welcome.import')}</Button>
          {empty && <Button onClick={() => void loadDemo()}>{t('welcome.demo')}</Button>}
        </div>
        <p class="meta">{t('welcome.privacy')}</p>
      </main>
    </>
  );
}
