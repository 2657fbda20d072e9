/** The check-ins of one key result, with their corrections, and the two ways to correct one. */
import { useState } from 'preact/hooks';
import { Button } from '#components/controls/Button.tsx';
import { Menu } from '#components/controls/Menu.tsx';
import { Delta } from '#components/okr/Delta.tsx';
import { useTexts } from '#components/texts.tsx';
import type { CheckIn, KeyResultHistory, Metric, Reading, With } from '#lib/okr/model.ts';
import { formatValue } from '#lib/okr/unit.ts';
import type { Texts } from '#lib/texts/texts.ts';
import { historyRows } from './history.ts';

const FIRST_ROWS = 5;

export interface HistoryProps {
  history: KeyResultHistory;
  nameOf: (person: string) => string;
  /** Absent where there is nothing to correct for whoever reads. */
  onCorrect?: (checkIn: With<CheckIn>) => void;
  onWithdraw?: (checkIn: With<CheckIn>) => void;
}

export function History({ history, nameOf, onCorrect, onWithdraw }: HistoryProps) {
  const texts = useTexts();
  const { t } = texts;
  const [whole, setWhole] = useState(false);
  const rows = historyRows(history);
  const { metric, owner } = history.keyResult;
  const words = (checkIn: CheckIn) => readingText(texts, metric, checkIn.reading);
  return (
    <section class="history">
      <div class="section-head">
        <h3>{t('panel.checkIns')}</h3>
        {rows.length > FIRST_ROWS && (
          <span class="push">
            <Button look="link" aria-expanded={whole} onClick={() => setWhole(!whole)}>
              {whole ? t('panel.fewerCheckIns') : t('panel.allCheckIns', { count: rows.length })}
            </Button>
          </span>
        )}
      </div>
      {rows.length === 0 && <p class="history-none">{t('panel.noCheckIns')}</p>}
      <ul>
        {rows.slice(0, whole ? rows.length : FIRST_ROWS).map(({ checkIn, state, from, to, corrected }) => (
          <li key={checkIn.id} data-state={state}>
            <span class="history-day">{texts.day(checkIn.at)}</span>
            <span class="history-value">
              {state === 'withdrawn' ? <s>{words(checkIn)}</s> : <b>{words(checkIn)}</b>}
            </span>
            {state === 'withdrawn' ? <span>{t('panel.withdrawn')}</span> : <Delta from={from} to={to} />}
            <span class="history-confidence">
              {checkIn.confidence === null ? '' : t('panel.confidenceOf', { confidence: checkIn.confidence })}
            </span>
            {state === 'counts' && onCorrect && onWithdraw && (
              <Menu
                label={t('panel.checkInActions', { day: texts.day(checkIn.at) })}
                icon="more"
                items={[
                  { label: t('panel.correct'), icon: 'edit', onChoose: () => onCorrect(checkIn) },
                  { label: t('panel.withdraw'), icon: 'undo', onChoose: () => onWithdraw(checkIn) },
                ]}
              />
            )}
            {checkIn.author !== owner && (
              <p class="history-note">{t('panel.saidFor', { author: nameOf(checkIn.author), owner: nameOf(owner) })}</p>
            )}
            {checkIn.note && <p class="history-note">{checkIn.note}</p>}
            {checkIn.evidence && /^https?:/.test(checkIn.evidence.url) && (
              <a class="history-note" href={checkIn.evidence.url} target="_blank" rel="noreferrer noopener">
                {checkIn.evidence.title || checkIn.evidence.url}
              </a>
            )}
            {corrected.map((old) => (
              <p key={old.id} class="history-note">
                {t('panel.correctedFrom', { value: words(old) })}
              </p>
            ))}
          </li>
        ))}
      </ul>
    </section>
  );
}

function readingText({ t, locale }: Texts, metric: Metric, reading: Reading | null): string {
  if (reading === null) return t('panel.nothing');
  switch (reading.type) {
    case 'value':
      return metric.type === 'move' || metric.type === 'keep'
        ? formatValue(reading.value, metric.unit, locale)
        : formatValue(reading.value, { kind: 'number' }, locale);
    case 'answer':
      return t(reading.yes ? 'okr.yes' : 'okr.notYet');
    case 'ticks': {
      if (metric.type !== 'milestones') return t('panel.milestonesUnchanged');
      const titles = metric.items.filter(({ id }) => reading.ticked.includes(id)).map(({ text }) => text);
      const undone = metric.items.filter(({ id }) => reading.unticked.includes(id)).map(({ text }) => text);
      const list = new Intl.ListFormat(locale);
      if (titles.length > 0) return t('panel.reached', { titles: list.format(titles) });
      if (undone.length > 0) return t('panel.unreached', { titles: list.format(undone) });
      return t('panel.milestonesUnchanged');
    }
  }
}
