import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { demoCompany } from '#lib/demo/company.ts';
import { dueState, expectedAt } from '#lib/okr/cadence.ts';
import {
  CheckIn,
  Cycle,
  KeyResult,
  Objective,
  Person,
  Team,
  type Directory,
  type KeyResultHistory,
} from '#lib/okr/model.ts';
import { progress } from '#lib/okr/progress.ts';
import type { Draft } from '#lib/sync/draft.ts';
import { fieldsProblem } from '#lib/sync/record.ts';
import { LOCALES } from '#lib/texts/sections.ts';

const ZONES = ['Asia/Taipei', 'America/Los_Angeles', 'Europe/Berlin', 'Pacific/Auckland', 'Asia/Kathmandu', 'UTC'];
const NOON = Date.UTC(2026, 7, 12, 4);
const DAY = 86_400_000;
const HOUR = 3_600_000;

type Create = Draft & { type: 'create' };

function demo({ now = NOON, zone = 'Asia/Taipei', locale = 'en' as (typeof LOCALES)[number] } = {}) {
  let n = 0;
  const drafts = demoCompany({ now, zone, locale, me: 'me', newId: () => `id-${n++}` });
  return drafts.filter((draft): draft is Create => draft.type === 'create');
}

const ofKind = (drafts: Create[], kind: Draft['kind']) => drafts.filter((draft) => draft.kind === kind);

/** The demo's key results as the method sees them. */
function keyResultsIn(drafts: Create[]) {
  const objectives = new Map(ofKind(drafts, 'objective').map(({ id, fields }) => [id, Objective.parse(fields)]));
  const directory: Directory = {
    me: 'me',
    organisation: null,
    away: new Map(),
    people: new Map(ofKind(drafts, 'person').map(({ id, fields }) => [id, { ...Person.parse(fields), id }])),
    teams: new Map(ofKind(drafts, 'team').map(({ id, fields }) => [id, { ...Team.parse(fields), id }])),
    cycles: new Map(ofKind(drafts, 'cycle').map(({ id, fields }) => [id, { ...Cycle.parse(fields), id }])),
  };
  const checkIns = ofKind(drafts, 'check-in').map(({ id, fields }) => ({ ...CheckIn.parse(fields), id }));
  return ofKind(drafts, 'key-result').map(({ id, root, fields }) => {
    const keyResult = { ...KeyResult.parse(fields), id };
    const objective = objectives.get(root);
    if (!objective) throw new Error(`${id} hangs under nothing`);
    const history: KeyResultHistory = {
      keyResult,
      checkIns: checkIns.filter((checkIn) => checkIn.keyResult === id),
      skips: [],
      changes: [],
    };
    return { history, objective, directory };
  });
}

function duesOf(drafts: Create[], now: number, zone: string) {
  return keyResultsIn(drafts).map(({ history, objective, directory }) => ({
    owner: history.keyResult.owner,
    due: dueState(expectedAt(history, objective, directory), now, zone),
  }));
}

describe('the demo company', () => {
  it.each(LOCALES)('holds only records that the schemas accept, in %s', (locale) => {
    const problems = demo({ locale }).map(({ kind, fields }) => fieldsProblem(kind, fields));
    expect(problems.filter((problem) => problem !== null)).toEqual([]);
  });

  it('tells the same story in both languages', () => {
    const shape = (drafts: Create[]) =>
      drafts.map(({ kind, id, root, fields }) => [kind, id, root, Object.keys(fields)]);
    expect(shape(demo({ locale: 'zh-TW' }))).toEqual(shape(demo({ locale: 'en' })));
  });

  it('names its quarter in the language of the reader', () => {
    const names = LOCALES.map((locale) => Cycle.parse(ofKind(demo({ locale }), 'cycle')[0]?.fields).name);
    // Intl writes ranges with spaces of several widths.
    expect(names.map((name) => name.replaceAll(/\s/g, ' '))).toEqual(['Jun – Aug 2026', '2026 年 6月 – 8月']);
  });

  it('refers only to records that come before in the list', () => {
    const known = new Set<unknown>();
    for (const { id, root, fields } of demo()) {
      known.add(id);
      const references = [fields.owner, fields.team, fields.cycle, fields.objective, fields.keyResult, fields.replaces];
      for (const reference of references) expect(reference === undefined || known.has(reference)).toBe(true);
      expect(root === 'directory' || known.has(root)).toBe(true);
    }
  });

  it('measures in all four ways', () => {
    const types = keyResultsIn(demo()).map(({ history }) => history.keyResult.metric.type);
    expect(new Set(types)).toEqual(new Set(['move', 'keep', 'milestones', 'yes-no']));
  });

  it('has something pending, done, beyond its target and honestly dropped', () => {
    const all = keyResultsIn(demo()).filter(({ objective }) => objective.state === 'active');
    const achievements = all.map(({ history }) => progress(history.keyResult.metric, history.checkIns));
    expect(achievements.filter((p) => p === null)).toHaveLength(1);
    expect(achievements).toContain(1);
    expect(achievements.some((p) => p !== null && p > 1)).toBe(true);
    const dropped = all.filter(({ history }) => history.keyResult.state === 'dropped');
    expect(dropped.map(({ history }) => history.keyResult.dropped?.why)).toEqual([expect.stringContaining('Fengyuan')]);
  });

  it('corrects one check-in by another that names it', () => {
    const drafts = ofKind(demo(), 'check-in');
    const corrections = drafts.filter(({ fields }) => fields.replaces !== undefined);
    expect(corrections).toHaveLength(1);
    const wrong = drafts.find(({ id }) => id === corrections[0]?.fields.replaces);
    expect(wrong?.fields.reading).toEqual({ type: 'value', value: 31 });
  });
});

describe('on any day, at any hour and in any zone, the demo company', () => {
  const anyMoment = fc.record({
    now: fc.integer({ min: 0, max: 400 * 24 * 60 }).map((minute) => NOON + minute * 60_000),
    zone: fc.constantFrom(...ZONES),
  });

  it('waits for three of my check-ins for one to three days and for one within a day', () => {
    fc.assert(
      fc.property(anyMoment, ({ now, zone }) => {
        const mine = duesOf(demo({ now, zone }), now, zone).filter(({ owner }) => owner === 'me');
        const overdue = mine.filter(({ due }) => due.state === 'overdue');
        expect(overdue).toHaveLength(3);
        for (const { due } of overdue) expect(due.lateDays).toSatisfy((days: number) => days >= 1 && days <= 3);
        expect(mine.filter(({ due }) => due.state === 'due')).toHaveLength(1);
      }),
    );
  });

  it('has at least five weeks of check-ins behind it and none ahead', () => {
    fc.assert(
      fc.property(anyMoment, ({ now, zone }) => {
        const running = keyResultsIn(demo({ now, zone })).filter(({ objective }) => objective.state === 'active');
        const moments = running.flatMap(({ history }) => history.checkIns.map(({ createdAt }) => createdAt));
        expect(Math.max(...moments)).toBeLessThanOrEqual(now);
        expect(now - Math.min(...moments)).toBeGreaterThan(35 * DAY);
      }),
    );
  });

  it('stands within a running quarter that began six weeks ago or earlier and ends in two weeks or later', () => {
    fc.assert(
      fc.property(anyMoment, ({ now, zone }) => {
        const cycle = Cycle.parse(ofKind(demo({ now, zone }), 'cycle')[0]?.fields);
        const today = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(zone).toPlainDate();
        expect(today.since(cycle.firstDay).days).toBeGreaterThanOrEqual(42);
        expect(today.until(cycle.lastDay).days).toBeGreaterThanOrEqual(14);
      }),
    );
  });

  it('has its soonest check-in due in every hour around a change of the clocks', () => {
    // Clocks go back in Berlin on 25 October 2026 and forward on 28 March 2027.
    for (const change of [Date.UTC(2026, 9, 24), Date.UTC(2027, 2, 27)]) {
      for (let now = change; now < change + 3 * DAY; now += HOUR) {
        const dues = duesOf(demo({ now, zone: 'Europe/Berlin' }), now, 'Europe/Berlin');
        expect(dues.filter(({ due }) => due.state === 'due')).toHaveLength(1);
      }
    }
  });
});
