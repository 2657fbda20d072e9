import { useState } from 'preact/hooks';
import { Button } from '#components/controls/Button.tsx';
import { useTexts } from '#components/texts.tsx';
import type { Directory, ObjectiveTree } from '#lib/okr/model.ts';
import { keepHalfTyped } from '#lib/platform/halfTyped.ts';
import type { AttentionRow } from '#lib/replica/database.ts';
import type { Draft } from '#lib/sync/draft.ts';
import { useApp } from '../app.tsx';
import { CopyButton } from '../CopyButton.tsx';
import { fileName, saveFile } from '../saveFile.ts';
import { useSavedOnce } from '../writing/useSavedOnce.ts';
import { refilled, sameAgain } from './again.ts';
import { operationText, plainText, type Titles } from './operationText.ts';
import { mayPass, refusalText } from './refusalText.ts';

export interface AttentionCardProps {
  row: AttentionRow;
  trees: readonly ObjectiveTree[];
  titles: Titles;
  directory: Directory;
  locale: string;
  save: (drafts: readonly Draft[], message: string) => Promise<boolean>;
  onLetGo: () => Promise<void>;
}

/** One refused change. */
export function AttentionCard({ row, trees, titles, directory, locale, save, onLetGo }: AttentionCardProps) {
  const { ports, now } = useApp();
  const texts = useTexts();
  const { t, moment } = texts;
  const [isRefilled, setRefilled] = useState(false);
  const { title, lines } = operationText(texts, row.op, { titles, directory });
  const again = mayPass(row.code) ? sameAgain(row.op) : null;
  const form = refilled(row.op, trees, locale);
  const once = useSavedOnce();
  const tryAgain = (draft: Draft) =>
    once(async () => {
      const isSaved = await save([draft], t('attention.sentAgain'));
      // Only what is durable once more may be let go of here.
      if (isSaved) await onLetGo();
      return isSaved;
    });
  return (
    <article class="attention-card" aria-label={title}>
      <header>
        <b>{title}</b>
        <span class="meta">{moment(row.at, Temporal.Now.timeZoneId())}</span>
      </header>
      <p class="attention-why">{refusalText(texts, row)}</p>
      {lines.length > 0 && (
        <dl class="attention-text">
          {lines.map(({ name, text }) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd dir="auto">{text}</dd>
            </div>
          ))}
        </dl>
      )}
      <footer>
        {again && <Button onClick={() => void tryAgain(again)}>{t('attention.tryAgain')}</Button>}
        {form && (
          <Button
            onClick={() => {
              keepHalfTyped(form.form, form.content);
              setRefilled(true);
              void ports.openPanel();
            }}
          >
            {t('attention.editAnew')}
          </Button>
        )}
        {lines.length > 0 && <CopyButton text={plainText(lines)} />}
        <Button
          onClick={() => saveFile(fileName('refused', now(), 'json'), 'application/json', JSON.stringify(row, null, 2))}
        >
          {t('attention.saveFile')}
        </Button>
        <Button look="quiet" onClick={() => void onLetGo()}>
          {t('attention.letGo')}
        </Button>
      </footer>
      <p class="meta" aria-live="polite">
        {isRefilled && t('attention.editAnewReady')}
      </p>
    </article>
  );
}
