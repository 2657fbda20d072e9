/** What an import would do: how many of each, and the first rows as they would be. */
import { bandText } from '#components/okr/metricText.ts';
import { useTexts } from '#components/texts.tsx';
import { countNames } from '#lib/interchange/fieldNames.ts';
import type { Action, ImportPlan, PlannedRow } from '#lib/interchange/plan.ts';
import type { Metric, Reading } from '#lib/okr/model.ts';
import { formatNumber, formatValue } from '#lib/okr/unit.ts';
import type { TextKey } from '#lib/texts/sections.ts';
import type { Texts } from '#lib/texts/texts.ts';

/** More rows than anybody reads, few enough to be drawn at once. */
export const ROWS_SHOWN = 200;

const actionNames: Record<Action, TextKey> = {
  created: 'import.flowCreated',
  updated: 'import.flowUpdated',
  unchanged: 'import.flowUnchanged',
};

export function CountTable({ counts }: Pick<ImportPlan, 'counts'>) {
  const { t, number } = useTexts();
  return (
    <table class="import-table import-counts">
      <thead>
        <tr>
          <td />
          <th scope="col">{t('import.flowCreated')}</th>
          <th scope="col">{t('import.flowUpdated')}</th>
          <th scope="col">{t('import.flowUnchanged')}</th>
          <th scope="col">{t('import.flowRefused')}</th>
        </tr>
      </thead>
      <tbody>
        {countNames.map(([kind, name]) => (
          <tr key={kind}>
            <th scope="row">{t(name)}</th>
            {(['created', 'updated', 'unchanged', 'refused'] as const).map((what) => (
              <td key={what} data-none={counts[kind][what] === 0 || undefined}>
                {number(counts[kind][what])}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

export function RowTable({ rows }: Pick<ImportPlan, 'rows'>) {
  const texts = useTexts();
  const { t } = texts;
  return (
    <>
      <table class="import-table import-rows">
        <thead>
          <tr>
            <th scope="col">{t('import.flowRow')}</th>
            <th scope="col">{t('import.flowAction')}</th>
            <th scope="col">{t('import.flowTitle')}</th>
            <th scope="col">{t('import.flowContent')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, ROWS_SHOWN).map((row) => (
            <tr key={`${row.file} ${row.row}`}>
              <td>
                {row.row} <span class="import-kind">{t(rowKinds[row.kind])}</span>
              </td>
              <td>{t(actionNames[row.action])}</td>
              <td>
                <bdi>{row.title}</bdi>
              </td>
              <td>{contentText(row, texts)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length > ROWS_SHOWN && <p>{t('import.flowMore', { count: rows.length - ROWS_SHOWN })}</p>}
    </>
  );
}

const rowKinds: Record<PlannedRow['kind'], TextKey> = {
  objective: 'import.fieldObjective',
  'key-result': 'import.fieldKeyResult',
  'check-in': 'import.flowCheckIn',
};

function contentText(row: PlannedRow, texts: Texts): string {
  if (row.kind === 'objective') return '';
  if (row.kind === 'key-result') return metricText(row.metric, texts);
  const said = { day: texts.day(row.day), value: readingText(row.reading, row.metric, texts) };
  return row.confidence === null
    ? texts.t('import.flowReadingUnsaid', said)
    : texts.t('import.flowReading', { ...said, confidence: row.confidence });
}

function metricText(metric: Metric, texts: Texts): string {
  const { t, locale } = texts;
  switch (metric.type) {
    case 'move': {
      const { start, target, unit } = metric;
      return t('okr.pathToBegin', {
        start: formatNumber(start, unit, locale),
        target: formatValue(target, unit, locale),
      });
    }
    case 'keep':
      return t('okr.keep', { band: bandText(texts, metric) });
    case 'milestones':
      return t('import.flowMilestones', { count: metric.items.length });
    case 'yes-no':
      return t('okr.yesOrNo');
    case 'from-children':
      return t('okr.fromChildren');
  }
}

function readingText(reading: Reading, metric: Metric, { t, number, locale }: Texts): string {
  switch (reading.type) {
    case 'value':
      return 'unit' in metric ? formatValue(reading.value, metric.unit, locale) : number(reading.value);
    case 'answer':
      return t(reading.yes ? 'okr.yes' : 'okr.notYet');
    case 'ticks': {
      const count = metric.type === 'milestones' ? metric.items.length : 0;
      return t('okr.milestonesDone', { done: reading.ticked.length, count });
    }
  }
}
