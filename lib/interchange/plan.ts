/**
 * What an import would do, before anything is written: the drafts, the counts, every problem, and each row as it would
 * become. Pure: the device's records, the time and the maker of ids are arguments.
 */
import type { Metric, Reading } from '#lib/okr/model.ts';
import type { Draft } from '#lib/sync/draft.ts';
import { readCheckInRows, type CheckInRow } from './checkInRows.ts';
import { lookupCheckIns } from './checkInLookup.ts';
import { createDrafting, emptyTally, type Tally } from './drafting.ts';
import { indexExisting, plainTitle, type Existing } from './existing.ts';
import type { CountedKind, ImportFile, ImportOptions, ImportRun } from './importOptions.ts';
import { readKeyResultRows, type KeyResultRow, type RefusedRow } from './keyResultRows.ts';
import { planCheckIns, plannedFromDevice, type PlannedCheckIn } from './planCheckIns.ts';
import { planDirectory } from './planDirectory.ts';
import { planKeyResult, type PlannedKeyResult } from './planKeyResults.ts';
import { planObjectives } from './planObjectives.ts';
import { sealedIn } from './sealed.ts';
import { createProblemList, type Place, type Problem } from './problem.ts';
import { warnOfUnusedColumns } from './unusedColumns.ts';

export type Action = 'created' | 'updated' | 'unchanged';

/** A row as it would become; rows with an error are among the problems instead. */
export type PlannedRow = { file: string; row: number; action: Action } & (
  | { kind: 'objective'; title: string }
  | { kind: 'key-result'; title: string; objective: string; metric: Metric }
  | { kind: 'check-in'; title: string; day: string; metric: Metric; reading: Reading; confidence: number | null }
);

export interface ImportPlan {
  /** One step for the person, in an order in which parents come before children. Empty: nothing would change. */
  drafts: Draft[];
  counts: Record<CountedKind, Tally>;
  problems: Problem[];
  rows: PlannedRow[];
}

/** Zones as OKR programs name them, where only check-ins come and no sheet says the names. */
const USUAL_ZONES = ['commit', 'target', 'stretch'];

/** Plans the import of files together, key results before check-ins whatever their order. */
export function planImport(files: readonly ImportFile[], existing: Existing, options: ImportOptions): ImportPlan {
  const sealed = sealedIn(existing);
  const run: ImportRun = {
    sealed,
    options,
    existing,
    problems: createProblemList(),
    drafting: createDrafting(sealed),
    counts: {
      objectives: emptyTally(),
      keyResults: emptyTally(),
      checkIns: emptyTally(),
      cycles: emptyTally(),
      teams: emptyTally(),
      people: emptyTally(),
    },
  };
  const { problems, counts } = run;
  for (const file of files) {
    for (const problem of file.table.problems) problems.all.push(problem);
    warnOfUnusedColumns(file, problems);
  }
  const index = indexExisting(existing, options.source);
  const directory = planDirectory(run);
  const rows: PlannedRow[] = [];

  const tomorrow = Temporal.Instant.fromEpochMilliseconds(options.now)
    .toZonedDateTimeISO(options.zone)
    .toPlainDate()
    .add({ days: 1 })
    .toString();
  const checkInSheets = files.flatMap(({ table, mapping }) =>
    mapping.kind === 'check-ins' ? [readCheckInRows(table, mapping, tomorrow, problems)] : [],
  );
  const checkInRows = checkInSheets.flatMap((sheet) => sheet.rows);
  counts.checkIns.refused += checkInSheets.reduce((sum, sheet) => sum + sheet.refused, 0);

  const sheets = files.flatMap(({ table, mapping }) =>
    mapping.kind === 'key-results' ? [{ mapping, ...readKeyResultRows(table, mapping, problems) }] : [],
  );
  const refused: RefusedRow[] = sheets.flatMap((sheet) => sheet.refused);
  const objectiveOf = planObjectives(
    sheets.flatMap((sheet) => sheet.rows),
    index,
    directory,
    run,
  );
  const keyResults = new Map<string, PlannedKeyResult[]>();
  const lookup = lookupCheckIns(checkInRows);
  const lastOrders = new Map<string, string>();
  const firstRows = new Map<string, number>();

  for (const { mapping, rows: sheet } of sheets) {
    const context = { index, directory, lookup, lastOrders, run, missingStart: mapping.missingStart };
    for (const row of sheet) planRow(row, context);
  }
  counts.keyResults.refused = refused.length;

  const zones =
    sheets.find(({ mapping }) => mapping.zones.length > 0)?.mapping.zones.map(({ name }) => name) ?? USUAL_ZONES;
  const planned = planCheckIns(checkInRows, { index, directory, zones, find: findKeyResult, run });
  rows.push(...planned.map(shownCheckIn));
  const [first] = files;
  for (const [name, count] of run.drafting.leftOut) {
    if (first) problems.error({ file: first.table.file, row: null }, 'import.problemClosed', { name, count });
  }
  return { drafts: run.drafting.drafts(), counts, problems: problems.all, rows };

  function planRow(row: KeyResultRow, context: Parameters<typeof planKeyResult>[2]): void {
    const { keyResult, place, objective } = row;
    const parent = objectiveOf(row);
    const number = place.row ?? 0;
    if (!parent) return;
    if (!keyResult) {
      rows.push({ file: place.file, row: number, action: parent.keep(), kind: 'objective', title: objective.title });
      return;
    }
    const key = keyResult.identifier || `${parent.id} ${plainTitle(keyResult.title)}`;
    const first = firstRows.get(key);
    firstRows.set(key, first ?? number);
    if (first !== undefined) problems.error(place, 'import.problemDuplicateRow', { row: String(first) });
    const plan = first === undefined ? planKeyResult({ ...row, keyResult }, parent, context) : null;
    if (!plan) {
      if (first === undefined) refused.push({ row: number, identifier: keyResult.identifier });
      else refused.push({ row: number, identifier: '' });
      return;
    }
    if (plan.root === parent.id || parent.tree) parent.keep();
    counts.keyResults[plan.action] += 1;
    for (const name of [keyResult.identifier, titleKey(keyResult.title)].filter(Boolean)) {
      keyResults.set(name, [...(keyResults.get(name) ?? []), plan]);
    }
    const { action, metric, title } = plan;
    rows.push({
      file: place.file,
      row: number,
      action,
      kind: 'key-result',
      title,
      objective: plan.objectiveTitle,
      metric,
    });
  }

  function findKeyResult({
    keyResultPlace: place,
    keyResult: { identifier, title, objective },
  }: CheckInRow): PlannedKeyResult | null {
    const inFiles = identifier
      ? (keyResults.get(identifier) ?? [])
      : (keyResults.get(titleKey(title)) ?? []).filter(
          (plan) => objective === '' || plainTitle(plan.objectiveTitle) === plainTitle(objective),
        );
    const found = inFiles.length > 0 ? inFiles : onDevice(identifier, title, objective);
    const [only] = found;
    if (found.length === 1 && only) return only;
    const refusedRow = identifier && refused.find((row) => row.identifier === identifier)?.row;
    if (found.length > 1) return refuse(place, 'import.problemKeyResultNotUnique', { title });
    if (refusedRow) return refuse(place, 'import.problemKeyResultRefused', { row: String(refusedRow) });
    return refuse(place, 'import.problemKeyResultUnknown', { keyResult: identifier || title });
  }

  function onDevice(identifier: string, title: string, objective: string): PlannedKeyResult[] {
    const byIdentifier = identifier ? index.keyResult(identifier) : undefined;
    const located = identifier ? (byIdentifier ? [byIdentifier] : []) : index.keyResultTitled(title, objective);
    return located.map(({ tree, history }) => {
      const cycle =
        tree.objective.cycle === null ? null : (existing.directory.cycles.get(tree.objective.cycle) ?? null);
      return plannedFromDevice(history, tree.objective.id, tree.objective.title, cycle);
    });
  }

  function refuse(
    place: Place,
    code: Parameters<typeof problems.error>[1],
    params: Record<string, string | number>,
  ): null {
    problems.error(place, code, params);
    return null;
  }
}

/** Titles and identifiers share one map, and a title may look like an identifier. */
const titleKey = (title: string): string => `title ${plainTitle(title)}`;

function shownCheckIn({ row, keyResult, reading, action }: PlannedCheckIn): PlannedRow {
  return {
    file: row.place.file,
    row: row.place.row ?? 0,
    action,
    kind: 'check-in',
    title: keyResult.title,
    day: row.day,
    metric: keyResult.metric,
    reading,
    confidence: row.confidence,
  };
}
