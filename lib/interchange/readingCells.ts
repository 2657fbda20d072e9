/** What a row says of its key result, read by the metric it is measured with. */
import type { Metric, Milestone, Reading } from '#lib/okr/model.ts';
import { parseValue } from '#lib/okr/value/parseValue.ts';
import type { Cells } from './cells.ts';
import { plainWord, type CheckInField } from './headers.ts';
import type { CheckInMapping } from './mapping.ts';
import { readPlaces } from './milestones.ts';
import { isAmbiguousNumber } from './numbers.ts';
import type { ProblemCode, ProblemList } from './problem.ts';
import { unreadable } from './unreadable.ts';
import { readAnswer } from './words.ts';

type CheckInCells = Cells<CheckInField>;

/** The reading, or null after saying why there is none. `zones`: names of the zones, lowest first. */
export function readReading(
  cells: CheckInCells,
  metric: Metric,
  zones: readonly string[],
  { decimal, decimalSure }: CheckInMapping,
  problems: ProblemList,
): Reading | null {
  const refuse = (field: CheckInField, code: ProblemCode, params = {}): null => {
    problems.error(cells.at(field), code, params);
    return null;
  };
  switch (metric.type) {
    case 'move':
    case 'keep': {
      const cell = cells.line('value');
      const parsed = parseValue(cell, metric.unit, decimal);
      if (parsed.ok) {
        if (parsed.converted) {
          problems.warn(cells.at('value'), 'import.problemConverted', { text: cell, value: parsed.value });
        } else if (!decimalSure && isAmbiguousNumber(cell)) {
          problems.warn(cells.at('value'), 'import.problemNumberAssumed', { text: cell, value: parsed.value });
        }
        return { type: 'value', value: parsed.value };
      }
      if (parsed.code === 'empty') return refuse('value', 'import.problemValueMissing');
      return refuse('value', unreadable[parsed.code], { text: cell });
    }
    // Its figure comes from the objectives under it, so a sheet has nothing to say of it.
    case 'from-children':
      return refuse('value', 'import.problemNoValueOfItsOwn');
    case 'yes-no': {
      const field = cells.line('answer') === '' ? 'value' : 'answer';
      const yes = readAnswer(cells.line(field));
      return yes === null
        ? refuse(field, 'import.problemAnswer', { text: cells.line(field) })
        : { type: 'answer', yes };
    }
    case 'milestones': {
      const ticks = readTicks(cells, metric.items);
      if (ticks) return ticks;
      const zone = cells.line('zone');
      const reached = zone === '' ? null : zonesReached(zone, zones, metric.items.length);
      if (reached === null) return refuse(zone === '' ? 'ticked' : 'zone', 'import.problemZone', { text: zone });
      const ids = metric.items.map(({ id }) => id);
      return { type: 'ticks', ticked: ids.slice(0, reached), unticked: ids.slice(reached) };
    }
  }
}

function readTicks(cells: CheckInCells, items: readonly Milestone[]): Reading | null {
  if (cells.line('zone') !== '' || (cells.line('ticked') === '' && cells.line('unticked') === '')) return null;
  const [ticked, unticked] = (['ticked', 'unticked'] as const).map((field) =>
    readPlaces(cells.line(field))?.map((place) => items[place]?.id),
  );
  const known = (ids: (string | undefined)[] | undefined): ids is string[] =>
    ids?.every((id) => id !== undefined) ?? false;
  return known(ticked) && known(unticked) ? { type: 'ticks', ticked, unticked } : null;
}

const NO_ZONE = new Set(
  ['fail', 'failed', 'none', 'no', '0', 'keine', 'nicht erreicht', '未達', '未達成', '無', '未达成', '无'].map(
    plainWord,
  ),
);

/** How many zones, from the first, a cell says are reached; null if it names none of them. */
function zonesReached(cell: string, zones: readonly string[], count: number): number | null {
  const word = plainWord(cell);
  if (NO_ZONE.has(word)) return 0;
  const index = zones.findIndex((zone) => plainWord(zone) === word);
  return index >= 0 && index < count ? index + 1 : null;
}
