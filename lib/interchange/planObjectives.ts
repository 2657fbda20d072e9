/** The objectives that rows belong to: each row names one, many rows the same one. */
import { generateNKeysBetween } from 'fractional-indexing';
import type { Cycle, Objective, ObjectiveTree, With } from '#lib/okr/model.ts';
import { plainTitle, type ExistingIndex } from './existing.ts';
import type { ImportRun } from './importOptions.ts';
import type { KeyResultRow } from './keyResultRows.ts';
import type { DirectoryPlan } from './planDirectory.ts';

type Outcome = 'created' | 'updated' | 'unchanged';

export interface PlannedObjective {
  id: string;
  title: string;
  cycle: With<Cycle> | null;
  tree: ObjectiveTree | undefined;
  /**
   * Writes it into the plan, the first time, and says what happens to it. Called once one of its rows is known to arrive:
   * an objective whose rows are all refused, or whose key results live elsewhere on this device, is not made.
   */
  keep(): Outcome;
}

/** Looks at all objectives together; the answer finds the one that a row hangs under. */
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
    const id = known?.id ?? options.newId();
    const kept = known?.cycle ? (existing.directory.cycles.get(known.cycle) ?? null) : null;
    if (!known) run.sealed.willLieIn(id, cycle?.id ?? null);
    let action: Outcome | undefined;
    const keep = () => {
      if (action) return action;
      const settled = known ? change(known, said, cycle) : create(id, key, said, cycle ?? null, members);
      counts.objectives[settled] += 1;
      action = settled;
      return settled;
    };
    planned.set(key, { id, title: said.title, cycle: cycle === undefined ? kept : cycle, tree, keep });
  }
  return (row) => planned.get(objectiveKey(row));

  function change(known: With<Objective>, said: Saying, cycle: With<Cycle> | null | undefined): Outcome {
    const { title, why, owner, team, ambition, state } = said;
    const changed = drafting.change('objective', known.id, known.id, known, {
      title,
      why,
      owner: owner ? directory.person(owner, known.owner) : undefined,
      team: team === undefined ? undefined : directory.team(team, known.team),
      cycle: cycle === undefined ? undefined : (cycle?.id ?? null),
      ambition,
      state,
    });
    return changed ? 'updated' : 'unchanged';
  }

  function create(
    id: string,
    key: string,
    said: Saying,
    cycle: With<Cycle> | null,
    members: readonly KeyResultRow[],
  ): Outcome {
    const owner = said.owner ?? members.find(({ keyResult }) => keyResult?.owner)?.keyResult?.owner;
    const fields: Objective = {
      title: said.title,
      why: said.why ?? '',
      owner: directory.person(owner),
      ...(said.team !== undefined && { team: directory.team(said.team) }),
      cycle: cycle?.id ?? null,
      ambition: said.ambition ?? 'aspirational',
      state: said.state ?? 'active',
      order: orders.next().value ?? '',
      origin: { source: options.source, id: key },
    };
    return drafting.create('objective', id, id, fields) ? 'created' : 'unchanged';
  }

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

type Saying = KeyResultRow['objective'];

/** What identifies an objective in the sheets: its identifier, or title and cycle together. */
function objectiveKey({ objective: { identifier, title, cycle } }: KeyResultRow): string {
  return identifier || `${plainTitle(title).slice(0, 380)} / ${plainTitle(cycle?.name ?? '').slice(0, 100)}`;
}

/** The first thing said in each column. */
function mergedSaying(members: readonly KeyResultRow[]): Saying {
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
