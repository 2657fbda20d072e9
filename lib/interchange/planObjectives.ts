/** The objectives that rows belong to: each row names one, many rows the same one. */
import { generateNKeysBetween } from 'fractional-indexing';
import type { Cycle, Objective, ObjectiveTree, With } from '#lib/okr/model.ts';
import { plainTitle, type ExistingIndex } from './existing.ts';
import type { ImportRun } from './importOptions.ts';
import type { KeyResultRow } from './keyResultRows.ts';
import type { DirectoryPlan } from './planDirectory.ts';

export interface PlannedObjective {
  id: string;
  title: string;
  cycle: With<Cycle> | null;
  tree: ObjectiveTree | undefined;
  action: 'created' | 'updated' | 'unchanged';
}

/** Plans all objectives; the answer finds the one that a row hangs under. */
export function planObjectives(
  rows: readonly KeyResultRow[],
  index: ExistingIndex,
  directory: DirectoryPlan,
  run: ImportRun,
): (row: KeyResultRow) => PlannedObjective | undefined {
  const { drafting, counts, options, existing } = run;
  const groups = Map.groupBy(rows, objectiveKey);
  const last =
    existing.trees
      .map(({ objective }) => objective.order)
      .toSorted()
      .at(-1) ?? null;
  const orders = generateNKeysBetween(last, null, groups.size).values();
  const planned = new Map<string, PlannedObjective>();

  for (const [key, members] of groups) {
    const [first] = members;
    if (!first) continue;
    warnOfDifferences(first, members);
    const said = mergedSaying(members);
    const cycle = said.cycle && directory.cycle(said.cycle, first.place);
    const identifier = first.objective.identifier;
    const tree = identifier ? index.objective(identifier) : (index.objective(key) ?? titled(said.title, cycle));
    const known = tree?.objective;
    const owner =
      said.owner ?? (known ? undefined : members.find(({ keyResult }) => keyResult?.owner)?.keyResult?.owner);
    const wanted = {
      title: said.title,
      why: said.why,
      owner: known && !owner ? undefined : directory.person(owner, known?.owner),
      team: said.team === undefined ? undefined : directory.team(said.team, known?.team),
      cycle: cycle === undefined ? undefined : (cycle?.id ?? null),
      ambition: said.ambition,
      state: said.state,
    };
    if (known) {
      const changed = drafting.change('objective', known.id, known.id, known, wanted);
      counts.objectives[changed ? 'updated' : 'unchanged'] += 1;
      const kept = known.cycle === null ? null : (existing.directory.cycles.get(known.cycle) ?? null);
      planned.set(key, {
        id: known.id,
        title: said.title,
        cycle: cycle === undefined ? kept : cycle,
        tree,
        action: changed ? 'updated' : 'unchanged',
      });
      continue;
    }
    const id = options.newId();
    const fields: Objective = {
      title: said.title,
      why: said.why ?? '',
      owner: directory.person(owner),
      ...(wanted.team !== undefined && { team: wanted.team }),
      cycle: cycle?.id ?? null,
      ambition: said.ambition ?? 'aspirational',
      state: said.state ?? 'active',
      order: orders.next().value ?? '',
      origin: { source: options.source, id: key },
    };
    drafting.create('objective', id, id, fields);
    counts.objectives.created += 1;
    planned.set(key, { id, title: said.title, cycle: cycle ?? null, tree: undefined, action: 'created' });
  }
  return (row) => planned.get(objectiveKey(row));

  function titled(title: string, cycle: With<Cycle> | null | undefined): ObjectiveTree | undefined {
    return existing.trees.find(
      ({ objective }) =>
        plainTitle(objective.title) === plainTitle(title) &&
        (cycle === undefined || objective.cycle === (cycle?.id ?? null)),
    );
  }

  function warnOfDifferences(first: KeyResultRow, members: readonly KeyResultRow[]): void {
    const saying = ({ objective: { title, state, cycle, team } }: KeyResultRow) =>
      JSON.stringify([plainTitle(title), state, cycle, team]);
    for (const member of members) {
      if (saying(member) === saying(first) || !first.place.row) continue;
      run.problems.warn(member.place, 'import.problemObjectiveDiffers', { row: String(first.place.row) });
    }
  }
}

/** What identifies an objective in the sheets: its identifier, or title and cycle together. */
function objectiveKey({ objective: { identifier, title, cycle } }: KeyResultRow): string {
  return identifier || `${plainTitle(title).slice(0, 380)} / ${plainTitle(cycle?.name ?? '').slice(0, 100)}`;
}

/** The first thing said in each column. */
function mergedSaying(members: readonly KeyResultRow[]): KeyResultRow['objective'] {
  const [first, ...others] = members.map(({ objective }) => objective);
  if (!first) throw new RangeError('An objective without rows');
  return others.reduce(
    (said, next) => ({
      identifier: said.identifier,
      title: said.title || next.title,
      why: said.why ?? next.why,
      owner: said.owner ?? next.owner,
      team: said.team ?? next.team,
      cycle: said.cycle ?? next.cycle,
      state: said.state ?? next.state,
      ambition: said.ambition ?? next.ambition,
    }),
    first,
  );
}
