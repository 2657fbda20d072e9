/** The demo company as drafts for an empty store: directory first, then each objective with what hangs under it. */
import { generateNKeysBetween } from 'fractional-indexing';
import type { CheckIn, Cycle, DropNote, KeyResult, Metric, Objective, Person, Team } from '#lib/okr/model.ts';
import { DIRECTORY_ROOT, type Draft, type Fields, type RecordKind } from '#lib/sync/draft.ts';
import type { Locale } from '#lib/texts/sections.ts';
import { expectation, quartersAround, type Quarter } from './calendar.ts';
import english from './en.json' with { type: 'json' };
import {
  STORIES,
  type KeyResultKey,
  type KeyResultStory,
  type ObjectiveStory,
  type PersonKey,
  type Said,
  type TeamKey,
} from './stories.ts';
import traditionalChinese from './zh-TW.json' with { type: 'json' };

type Words = typeof english;
const WORDS: Record<Locale, Words> = { en: english, 'zh-TW': traditionalChinese };

export interface DemoOptions {
  /** Epoch milliseconds: everything is told as seen from here. */
  now: number;
  /** IANA zone of the person who looks; the whole company lives in it. */
  zone: string;
  locale: Locale;
  /** The identifier of the person whose device this is. Their own record is among the drafts. */
  me: string;
  newId: () => string;
}

/** All drafts of the demo company; they belong into one commit. The same arguments and identifiers give the same drafts. */
export function demoCompany({ now, zone, locale, me, newId }: DemoOptions): Draft[] {
  const words = WORDS[locale];
  const here = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(zone);
  const quarters = quartersAround(here.toPlainDate());
  const drafts: Draft[] = [];
  const create = <T extends Fields>(kind: RecordKind, root: string, id: string, fields: T) => {
    drafts.push({ type: 'create', kind, root, id, fields });
    return id;
  };
  const enter = <T extends Fields>(kind: RecordKind, fields: T) => create(kind, DIRECTORY_ROOT, newId(), fields);

  const person = (name: string): Person => ({ name, zone });
  create('person', DIRECTORY_ROOT, me, person(words.me));
  const people: Record<PersonKey, string> = {
    me,
    chenHao: enter('person', person(words.colleagues.chenHao)),
    peiShan: enter('person', person(words.colleagues.peiShan)),
  };
  const team = (name: string) => enter('team', { name } satisfies Team);
  const teams: Record<TeamKey, string> = {
    stations: team(words.teams.stations),
    workshop: team(words.teams.workshop),
    riders: team(words.teams.riders),
  };
  const cycles = {
    running: enter('cycle', cycle(quarters.running, 'active', locale)),
    before: enter('cycle', cycle(quarters.before, 'closed', locale)),
  };

  for (const [story, order] of inOrder(STORIES)) {
    const root = newId();
    const quarter = quarters[story.cycle];
    create('objective', root, root, objective(story, order));
    for (const [told, place] of inOrder(story.keyResults)) {
      tell(told, { root, order: place, quarter });
    }
  }
  return drafts;

  function objective(story: ObjectiveStory, order: string): Objective {
    return {
      ...words.objectives[story.key],
      owner: people[story.owner],
      team: teams[story.team],
      cycle: cycles[story.cycle],
      ambition: story.ambition,
      state: story.cycle === 'before' ? 'closed' : 'active',
      order,
    };
  }

  function tell(story: KeyResultStory, at: { root: string; order: string; quarter: Quarter }): void {
    const { root, order, quarter } = at;
    const { cadence, lastMet } = expectation(story.rhythm, here, quarter);
    const start = quarter.firstDay.toZonedDateTime(zone);
    const milestones = new Map<string, string>();
    const id = newId();
    create('key-result', root, id, {
      title: words.keyResults[story.key],
      owner: people[story.owner],
      objective: root,
      metric: metric(story, milestones),
      weight: story.weight ?? 1,
      cadence,
      state: story.rhythm.next === 'dropped' ? 'dropped' : 'active',
      activatedAt: (story.rhythm.next === 'first' ? here.subtract({ days: story.rhythm.days }) : start)
        .epochMilliseconds,
      order,
      ...(story.rhythm.next === 'dropped' && { dropped: dropNote(here.subtract({ days: story.rhythm.days })) }),
    } satisfies KeyResult);

    const notes: Partial<Record<KeyResultKey, readonly string[]>> = words.notes;
    for (const [index, week] of story.weeks.entries()) {
      if (week === null) continue;
      const weeksAgo = story.weeks.length - 1 - index;
      // Some minutes before the hour, as people are: never the same number of them, always the same ones for a story.
      const moment = lastMet.subtract({ weeks: weeksAgo, minutes: 6 + ((index * 17) % 45) });
      if (Temporal.ZonedDateTime.compare(moment, start) < 0) continue;
      const [said, confidence] = week;
      const fields: CheckIn = {
        keyResult: id,
        at: moment.toPlainDate().toString(),
        reading: reading(said, milestones),
        confidence,
        note: notes[story.key]?.[weeksAgo] ?? '',
        author: people[story.owner],
        createdAt: moment.epochMilliseconds,
      };
      if (weeksAgo > 0 || story.mistyped === undefined) {
        create('check-in', root, newId(), fields);
        continue;
      }
      const wrong = create('check-in', root, newId(), {
        ...fields,
        reading: reading(story.mistyped, milestones),
        createdAt: moment.subtract({ minutes: 4 }).epochMilliseconds,
      });
      create('check-in', root, newId(), {
        ...fields,
        evidence: { url: 'https://example.com/brakes', ...words.evidence },
        replaces: wrong,
      });
    }
  }

  /** Gives every milestone an identifier and notes it in `ids`, by the milestone's key. */
  function metric({ metric: told }: KeyResultStory, ids: Map<string, string>): Metric {
    if (told.type !== 'milestones') return told;
    return {
      type: 'milestones',
      items: told.items.map(({ key, weight }) => {
        const id = newId();
        ids.set(key, id);
        return { id, text: words.milestones[key], weight };
      }),
    };
  }

  function dropNote(on: Temporal.ZonedDateTime): DropNote {
    return { on: on.toPlainDate().toString(), ...words.dropped };
  }
}

function reading(said: Said, milestones: ReadonlyMap<string, string>): CheckIn['reading'] {
  if (typeof said === 'number') return { type: 'value', value: said };
  if (typeof said === 'boolean') return { type: 'answer', yes: said };
  const ticked = said.flatMap((key) => milestones.get(key) ?? []);
  return { type: 'ticks', ticked, unticked: [] };
}

/** A quarter named by its months and the year it ends in, as the language writes them: 'Sep – Nov 2026'. */
function cycle({ firstDay, lastDay }: Quarter, state: Cycle['state'], locale: Locale): Cycle {
  const months = new Intl.DateTimeFormat(locale, { month: 'short' }).formatRange(firstDay, lastDay);
  return {
    name: WORDS[locale].quarter.replace('{months}', months).replace('{year}', String(lastDay.year)),
    firstDay: firstDay.toString(),
    lastDay: lastDay.toString(),
    kind: 'quarter',
    state,
  };
}

function inOrder<T>(list: readonly T[]): [T, string][] {
  const orders = generateNKeysBetween(null, null, list.length);
  return list.map((item, index) => [item, orders[index] ?? '']);
}
