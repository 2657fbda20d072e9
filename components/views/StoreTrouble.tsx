/** States of the store that a person has to know of, each with what can be done. */
import { useEffect, useState } from 'preact/hooks';
import { Button } from '#components/controls/Button.tsx';
import { Notice } from '#components/controls/Notice.tsx';
import { useTexts } from '#components/texts.tsx';
import type { ConnectionState } from '#lib/replica/connection.ts';
import type { TextKey } from '#lib/texts/sections.ts';
import { useApp, useLive } from './app.tsx';

const SENTENCE: Partial<Record<ConnectionState, TextKey>> = {
  blocked: 'system.stateBlocked',
  outdated: 'system.stateOutdated',
  unavailable: 'system.stateUnavailable',
};

/** The notice for a connection that does not work; nothing while it does. */
export function ConnectionNotice({ state, detail }: { state: ConnectionState; detail?: string | undefined }) {
  const { t } = useTexts();
  const sentence = SENTENCE[state];
  if (!sentence) return null;
  const reload = state !== 'blocked' && <Button onClick={() => location.reload()}>{t('system.reload')}</Button>;
  return (
    <Notice kind={state === 'blocked' ? 'warning' : 'error'} title={t(sentence)} action={reload}>
      {detail}
    </Notice>
  );
}

interface StoreTroubleProps {
  /** Of the page's own query; null while it works. */
  error: unknown;
  /** The page itself shows what was put aside, so there is nowhere to send anyone. */
  asideHere?: boolean;
}

/** What is wrong with the store right now, above whatever else a page shows. */
export function StoreTrouble({ error, asideHere = false }: StoreTroubleProps) {
  const { replica, ports } = useApp();
  const { t } = useTexts();
  const [state, setState] = useState(replica.state);
  useEffect(() => replica.onState(setState), [replica]);
  const aside = useLive(
    async ({ read }) => ({ directory: await read.directory(), trees: [], rows: await read.setAside() }),
    'aside',
  );
  const damaged = aside.value?.rows.length ?? 0;
  return (
    <>
      <ConnectionNotice state={state} />
      {error !== null && state !== 'outdated' && (
        <Notice kind="error" title={t('system.errorRead', { reason: reasonOf(error) })} />
      )}
      {damaged > 0 && (
        <Notice
          kind="warning"
          title={t('system.setAside', { count: damaged })}
          action={!asideHere && <Button onClick={() => void ports.openOptions()}>{t('system.setAsideLook')}</Button>}
        />
      )}
    </>
  );
}

export const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
