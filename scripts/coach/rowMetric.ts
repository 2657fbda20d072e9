/** What the columns of a row say of how its key result is measured, as far as the coach asks: a number that is there is not missing. */
import type { Cells } from '#lib/interchange/cells.ts';
import type { KeyResultField } from '#lib/interchange/headers.ts';
import type { KeyResultMapping } from '#lib/interchange/mapping.ts';
import { readMetric } from '#lib/interchange/metricCells.ts';
import { createProblemList } from '#lib/interchange/problem.ts';
import { readMetricType } from '#lib/interchange/words.ts';
import type { Metric } from '#lib/okr/model.ts';
import { parseValue } from '#lib/okr/value/parseValue.ts';

const SAYS: readonly KeyResultField[] = ['start', 'target', 'low', 'high', 'milestones'];

/** null where the columns say nothing that can be read: whether the import would take the row is not asked here. */
export function rowMetric(cells: Cells<KeyResultField>, mapping: KeyResultMapping): Metric | null {
  const hasNumbers = SAYS.some((field) => cells.text(field) !== '');
  const hasZones = mapping.zones.some(({ column }) => cells.column(column) !== '');
  if (!hasNumbers && !hasZones && readMetricType(cells.line('type')) === null) return null;
  const unmoved = startThatIsTarget(cells, mapping);
  if (unmoved !== null) return { type: 'move', start: unmoved, target: unmoved, unit: { kind: 'number' } };
  const read = readMetric(cells, mapping, createProblemList());
  switch (read?.type) {
    case 'move':
      return read.start === null ? fromUnknownStart(read.target) : { ...read, start: read.start };
    case 'milestones':
      return { type: 'milestones', items: read.items.map((item, i) => ({ ...item, id: String(i) })) };
    case 'keep':
    case 'yes-no':
    case 'from-children':
      return read;
    case undefined:
      return null;
  }
}

/** The import refuses such a row; the coach has a rule for it. */
function startThatIsTarget(cells: Cells<KeyResultField>, { decimal }: KeyResultMapping): number | null {
  const [start, target] = (['start', 'target'] as const).map((field) =>
    parseValue(cells.line(field), { kind: 'percent' }, decimal),
  );
  return start?.ok && target?.ok && start.value === target.value ? start.value : null;
}

/** The import offers to begin from 0 where only the target is known. Of a target of 0 nothing is known then. */
function fromUnknownStart(target: number): Metric | null {
  return target === 0 ? null : { type: 'move', start: 0, target, unit: { kind: 'number' } };
}
