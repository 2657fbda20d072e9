/** People, teams and cycles that rows name: found on the device, or made on first mention. */
import type { Cycle, Origin, Person, Team, With } from '#lib/okr/model.ts';
import { stateByDate } from '#lib/okr/cycleCalendar.ts';
import { DIRECTORY_ROOT } from '#lib/sync/draft.ts';
import { cycleKind, type CycleSpan } from './cycleCell.ts';
import { plainTitle } from './existing.ts';
import type { ImportRun } from './importOptions.ts';
import type { Place } from './problem.ts';

export interface DirectoryPlan {
  /** A person's id; blank is me. `current` stays if it bears this name, since names need not be unique. */
  person(name: string | undefined, current?: string): string;
  team(name: string, current?: string | null): string;
  cycle(span: CycleSpan & { name: string }, place: Place): With<Cycle>;
}

export function planDirectory(run: ImportRun): DirectoryPlan {
  const { directory } = run.existing;
  const { options, drafting, counts } = run;
  const { source } = options;
  const seen = new Set<string>();
  const once = (id: string, count: () => void) => {
    if (!seen.has(id)) count();
    seen.add(id);
  };
  const named = <T extends { name: string; origin?: Origin | null | undefined }>(name: string) => {
    const plain = plainTitle(name);
    return (record: T) =>
      plainTitle(record.name) === plain || (record.origin?.source === source && plainTitle(record.origin.id) === plain);
  };

  const met = new Map<string, With<Person>>();
  const people = new Map<string, With<Person>>(directory.people);
  const teams = new Map<string, With<Team>>(directory.teams);
  const cycles = new Map<string, With<Cycle>>(directory.cycles);
  rememberMe(run);

  return {
    person(name = '', current) {
      const me = directory.me;
      const known = current === undefined ? undefined : people.get(current);
      const isNamed = named<Person>(name);
      const stays = known !== undefined && name !== '' && isNamed(known);
      const isMe = name === '' || (options.me !== null && plainTitle(name) === plainTitle(options.me));
      if (isMe && !stays) return me;
      // A sheet of a hundred thousand rows names few people.
      const found = stays ? known : (met.get(name) ?? [...people.values()].find(isNamed));
      if (found) met.set(name, found);
      if (found) {
        if (found.id !== me) once(found.id, () => (counts.people.unchanged += 1));
        return found.id;
      }
      const id = options.newId();
      const fields: Person = { name, zone: options.zone, origin: { source, id: name } };
      people.set(id, { ...fields, id });
      met.set(name, { ...fields, id });
      drafting.create('person', id, DIRECTORY_ROOT, fields);
      once(id, () => (counts.people.created += 1));
      return id;
    },

    team(name, current) {
      const known = current ? teams.get(current) : undefined;
      const isNamed = named<Team>(name);
      const found = known && isNamed(known) ? known : [...teams.values()].find(isNamed);
      if (found) {
        once(found.id, () => (counts.teams.unchanged += 1));
        return found.id;
      }
      const id = options.newId();
      const fields: Team = { name, origin: { source, id: name } };
      teams.set(id, { ...fields, id });
      drafting.create('team', id, DIRECTORY_ROOT, fields);
      once(id, () => (counts.teams.created += 1));
      return id;
    },

    cycle({ name, firstDay, lastDay }, place) {
      const kind = cycleKind({ firstDay, lastDay });
      const sameDays = (cycle: Cycle) => cycle.firstDay === firstDay && cycle.lastDay === lastDay;
      const all = [...cycles.values()];
      const found = all.find((cycle) => sameDays(cycle) && named<Cycle>(name)(cycle)) ?? all.find(sameDays);
      if (found) {
        once(found.id, () => (counts.cycles.unchanged += 1));
        return found;
      }
      const moved = all.find(({ id, origin }) => origin?.source === source && origin.id === name && !seen.has(id));
      if (moved) {
        drafting.change('cycle', moved.id, DIRECTORY_ROOT, moved, { firstDay, lastDay, kind });
        const next = { ...moved, firstDay, lastDay, kind };
        cycles.set(moved.id, next);
        once(moved.id, () => (counts.cycles.updated += 1));
        return next;
      }
      const overlapped = all.find(
        (cycle) => cycle.kind === kind && cycle.firstDay <= lastDay && firstDay <= cycle.lastDay,
      );
      if (overlapped) {
        run.problems.warn(place, 'import.problemCycleOverlaps', { name, other: overlapped.name });
      }
      const id = options.newId();
      const today = Temporal.Instant.fromEpochMilliseconds(options.now).toZonedDateTimeISO(options.zone).toPlainDate();
      const state = stateByDate({ firstDay, lastDay }, today);
      const fields: Cycle = { name, firstDay, lastDay, kind, state, origin: { source, id: name } };
      cycles.set(id, { ...fields, id });
      drafting.create('cycle', id, DIRECTORY_ROOT, fields);
      once(id, () => (counts.cycles.created += 1));
      return { ...fields, id };
    },
  };
}

/** Notes under which name the sheets know me, so that the next import need not be told. */
function rememberMe({ options, existing, drafting, counts }: ImportRun): void {
  const me = existing.directory.people.get(existing.directory.me);
  if (!me || me.origin || options.me === null || plainTitle(me.name) === plainTitle(options.me)) return;
  const origin = { source: options.source, id: options.me };
  drafting.change('person', me.id, DIRECTORY_ROOT, me, { origin });
  counts.people.updated += 1;
}
