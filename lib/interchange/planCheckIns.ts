/** Check-ins of the rows: appended, corrected where a row changed since the last import, else left alone. */
import type { CheckIn, Cycle, KeyResultHistory, Reading, With } from '#lib/okr/model.ts';
import type { CheckInRow } from './checkInRows.ts';
import { isSame } from './drafting.ts';
import { lastCorrection, type ExistingIndex } from './existing.ts';
import type { ImportRun } from './importOptions.ts';
import { noonOf } from './moments.ts';
import type { DirectoryPlan } from './planDirectory.ts';
import type { PlannedKeyResult } from './planKeyResults.ts';

export interface PlannedCheckIn {
  row: CheckInRow;
  keyResult: PlannedKeyResult;
  reading: Reading;
  action: 'created' | 'updated' | 'unchanged';
}

interface Context {
  index: ExistingIndex;
  directory: DirectoryPlan;
  zones: readonly string[];
  /** The key result a row names, or null after saying why there is none. */
  find(row: CheckInRow): PlannedKeyResult | null;
  run: ImportRun;
}

/** Plans all check-ins, oldest first as {@link readCheckInRows} gives them. */
export function planCheckIns(
  rows: readonly CheckInRow[],
  { index, directory, zones, find, run }: Context,
): PlannedCheckIn[] {
  const { options, drafting, counts, problems } = run;
  const places = new Map<string, number>();
  const early: { cycle: With<Cycle>; row: CheckInRow }[] = [];
  const planned: PlannedCheckIn[] = [];

  for (const [i, row] of rows.entries()) {
    const keyResult = find(row);
    const reading = keyResult && row.reading(keyResult.metric, zones);
    if (!keyResult || !reading) {
      counts.checkIns.refused += 1;
      continue;
    }
    const { cycle } = keyResult;
    if (cycle && row.day < cycle.firstDay) early.push({ cycle, row });
    const action = plan(row, i, keyResult, reading);
    counts.checkIns[action] += 1;
    planned.push({ row, keyResult, reading, action });
  }
  warnOfEarly();
  return planned;

  function plan(row: CheckInRow, i: number, keyResult: PlannedKeyResult, reading: Reading): PlannedCheckIn['action'] {
    const slot = row.identifier || nextSlot(row, keyResult);
    const known = keyResult.history && index.checkIn(keyResult.history, slot);
    const fields: CheckIn = {
      keyResult: keyResult.id,
      at: row.day,
      reading,
      confidence: row.confidence,
      note: row.note,
      ...(row.evidence !== undefined && { evidence: { url: row.evidence, title: '', text: '' } }),
      author: directory.person(row.author, known?.author),
      // Noon of its day, a millisecond later a row, so that those of one day keep their order.
      createdAt: Math.min(noonOf(row.day, options.zone) + i, options.now),
      origin: { source: options.source, id: slot },
    };
    if (!known || !keyResult.history) {
      return drafting.create('check-in', options.newId(), keyResult.root, fields) ? 'created' : 'unchanged';
    }
    if (saysTheSame(known, fields)) return 'unchanged';
    const replaces = lastCorrection(keyResult.history, known).id;
    // It takes the place of the one it corrects, also among others of that day.
    const correction = { ...fields, createdAt: known.createdAt, replaces };
    return drafting.create('check-in', options.newId(), keyResult.root, correction) ? 'updated' : 'unchanged';
  }

  /** What a row is if it has no identifier: key result, day, and how many of that day came before it. */
  function nextSlot({ day }: CheckInRow, { identifier, id }: PlannedKeyResult): string {
    const stem = `${identifier || id} / ${day}`;
    const place = (places.get(stem) ?? 0) + 1;
    places.set(stem, place);
    return `${stem} / ${place}`;
  }

  /** One sentence a cycle: a sheet whose cycles were moved has hundreds of such rows. */
  function warnOfEarly(): void {
    const groups = Map.groupBy(early, ({ cycle, row }) => `${cycle.id} ${row.place.file}`);
    for (const [first, ...others] of groups.values()) {
      if (!first) continue;
      const all = [first, ...others];
      const numbers = all
        .flatMap(({ row }) => (row.place.row === null ? [] : [row.place.row]))
        .toSorted((a, b) => a - b);
      const params = { count: all.length, cycle: first.cycle.name };
      problems.warn({ file: first.row.place.file, row: null }, 'import.problemBeforeCycle', params, numbers);
    }
  }
}

function saysTheSame(known: With<CheckIn>, row: CheckIn): boolean {
  const { reading, confidence, note, at, author, evidence } = row;
  return (
    isSame(known.reading, reading) &&
    known.confidence === confidence &&
    isSame(known.note, note) &&
    known.at === at &&
    known.author === author &&
    (evidence === undefined || evidence.url === known.evidence?.url)
  );
}

/** A key result on the device, for check-ins whose file came without it. */
export function plannedFromDevice(
  history: KeyResultHistory,
  root: string,
  objectiveTitle: string,
  cycle: PlannedKeyResult['cycle'],
): PlannedKeyResult {
  const { id, title, metric, origin } = history.keyResult;
  return { id, root, title, objectiveTitle, identifier: origin?.id ?? id, metric, cycle, history, action: 'unchanged' };
}
