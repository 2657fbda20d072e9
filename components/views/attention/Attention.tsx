/** What the server refused, each with what was typed and what can be done: nothing goes before its author lets it go. */
import './Attention.css';
import { useEffect, useRef, useState } from 'preact/hooks';
import { EmptyState } from '#components/controls/EmptyState.tsx';
import { useTexts } from '#components/texts.tsx';
import type { Replica } from '#lib/replica/replica.ts';
import type { Root } from '#lib/replica/row.ts';
import { useApp, useLive } from '../app.tsx';
import type { useSaving } from '../useSaving.ts';
import { AttentionCard } from './AttentionCard.tsx';
import { KeptThoughDeleted } from './KeptThoughDeleted.tsx';

export interface AttentionProps {
  saving: Pick<ReturnType<typeof useSaving>, 'save'>;
}

const ANCHOR = '#attention';

async function select({ read, whole }: Replica) {
  const [everything, membership] = await Promise.all([read.everything(), whole().then((copy) => copy.membership())]);
  return { ...everything, titles: titlesIn(everything.roots), rows: await membership.attention() };
}

export function Attention({ saving }: AttentionProps) {
  const { replica } = useApp();
  const { t, locale } = useTexts();
  const { value } = useLive(select, 'attention');
  const heading = useRef<HTMLHeadingElement>(null);
  const [isAsked, setAsked] = useState(location.hash === ANCHOR);
  useEffect(() => {
    const turned = () => setAsked(location.hash === ANCHOR);
    addEventListener('hashchange', turned);
    return () => removeEventListener('hashchange', turned);
  }, []);
  const isHere = value !== null;
  useEffect(() => {
    // What is loaded after the page was opened is not where the browser has looked for it.
    if (isAsked && isHere) heading.current?.scrollIntoView();
  }, [isAsked, isHere]);

  if (!value) return null;
  const { rows, roots, trees, titles, directory } = value;
  const letGo = async (key: string) => {
    await (await (await replica.whole()).membership()).letGo(key);
    // The button that was pressed goes with its card; the next card is one Tab away.
    heading.current?.focus({ preventScroll: true });
  };
  return (
    <>
      {(rows.length > 0 || isAsked) && (
        <section class="attention" aria-labelledby="settings-attention" id="attention">
          <h2 id="settings-attention" ref={heading} tabIndex={-1}>
            {t('attention.title')}
          </h2>
          {rows.length === 0 ? (
            <EmptyState title={t('attention.emptyTitle')}>{t('attention.emptyText')}</EmptyState>
          ) : (
            <p>{t('attention.lead')}</p>
          )}
          {rows.map((row) => (
            <AttentionCard
              key={row.key}
              row={row}
              trees={trees}
              titles={titles}
              directory={directory}
              locale={locale}
              save={saving.save}
              onLetGo={() => letGo(row.key)}
            />
          ))}
        </section>
      )}
      <KeptThoughDeleted roots={roots} directory={directory} save={saving.save} />
    </>
  );
}

/** What each thing on this device is called, gone ones too. */
function titlesIn(roots: readonly Root[]): ReadonlyMap<string, string> {
  const titles = new Map<string, string>();
  for (const { records } of roots) {
    for (const { id, fields } of records.values()) {
      const title = fields.title ?? fields.name;
      if (typeof title === 'string' && title !== '') titles.set(id, title);
    }
  }
  return titles;
}
