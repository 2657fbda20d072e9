/**
 * The running figures of a whole company (method, 3, 5, 6 and 12): computed once from all trees, then carried on check-in by check-in.
 * What a check-in changes is worked out anew for its key result and its objective, which are small; teams and the company only
 * exchange the steps that differ (scopeDays.ts). So there is one way to every figure, and it ends at the same bits whatever
 * came first, what was taken back, and which device counts.
 */
import { dayNumber } from '../calendar.ts';
import type { Candle, Point } from '../candles/candle.ts';
import type { Grain } from '../candles/slots.ts';
import { feedsParent } from '../fromChildren.ts';
import type { CheckIn, KeyResultHistory, ObjectiveTree, With } from '../model.ts';
import { figureDays, type FigureDay } from './days.ts';
import { achievementOf, courseAbove, courseOfObjective, keptCourse, NO_SHARE, shareOf, treeOf } from './entries.ts';
import type { KeyResultEntry, ObjectiveEntry } from './entries.ts';
import { feeding, isFed } from './feeding.ts';
import type { KeyResultFigure, ObjectiveFigure, ScopeFigure, Subject } from './figure.ts';
import { pointsOf, recordOf, standOf, type Feed } from './keyResultRecord.ts';
import { drawn, keyResultFigure, objectiveFigure, scopeFigure } from './reading.ts';
import { daysOf, rework, scopesOf, substitute } from './scopes.ts';
import { count } from './standing.ts';
import { hourOf, type Surroundings } from './surroundings.ts';

export interface Figures {
  /** null for what is not known. */
  keyResult(id: string): KeyResultFigure | null;
  objective(id: string): ObjectiveFigure | null;
  /** Of the objectives that name this team; those of the teams under it count there. */
  team(id: string): ScopeFigure;
  company(): ScopeFigure;
  /** The slots that touch the subject's cycle, oldest first; null before anything is known and for slots still to come. */
  candles(subject: Subject, grain: Grain): (Candle | null)[];
  /** How a team or the company went in the cycle, up to today: the days on which something moved, oldest first. */
  days(subject: { team: string } | 'company'): FigureDay[];
  /**
   * A check-in of any day: also a correction, a withdrawal, or one that came twice, which changes nothing.
   * @returns whether it belongs to a key result that is known; others come with their tree
   */
  add(checkIn: With<CheckIn>): boolean;
  /** An objective that is new, or as it is now, with all that hangs under it. */
  replace(tree: ObjectiveTree): void;
  remove(objective: string): void;
  /** Lets the clock go on to another hour, epoch ms. */
  advance(now: number): void;
}

/** @param trees all that is known, of every cycle: key results may be measured by objectives of another one */
export function openFigures(trees: Iterable<ObjectiveTree>, surroundings: Surroundings): Figures {
  let hour = hourOf(surroundings);
  const objectives = new Map<string, ObjectiveEntry>();
  const keyResults = new Map<string, KeyResultEntry>();
  const scopes = scopesOf(hour.cycle.id);
  const feeds = feeding(() => objectives.values().map(treeOf));

  /** Takes an objective up with what its own records say; what it brings into its scopes is to be settled. */
  function enter({ objective, keyResults: histories }: ObjectiveTree): ObjectiveEntry {
    const entry: ObjectiveEntry = {
      objective,
      keyResults: [],
      scopes: scopes.holding(objective),
      share: NO_SHARE,
      course: null,
    };
    objectives.set(objective.id, entry);
    for (const history of histories) {
      const record = recordOf(history, objective, hour);
      const keyResult = { objective: entry, record, stand: standOf(record, objective, hour) };
      entry.keyResults.push(keyResult);
      keyResults.set(history.keyResult.id, keyResult);
      for (const { standing } of entry.scopes) count(standing, keyResult.stand, 1);
    }
    entry.share = shareOf(entry);
    return entry;
  }

  function leave({ objective, keyResults: left, scopes }: ObjectiveEntry): void {
    objectives.delete(objective.id);
    for (const keyResult of left) {
      const { id } = keyResult.record.history.keyResult;
      // One that was moved stands elsewhere by now.
      if (keyResults.get(id) === keyResult) keyResults.delete(id);
      for (const { standing } of scopes) count(standing, keyResult.stand, -1);
    }
  }

  function read(keyResult: KeyResultEntry, history: KeyResultHistory): void {
    const feed = isFed(history) ? feedOf(history.keyResult.id) : undefined;
    keyResult.record = recordOf(history, keyResult.objective.objective, hour, feed);
    stand(keyResult);
  }

  function feedOf(keyResult: string): Feed {
    const under = feeds.under(keyResult).flatMap((id) => objectives.get(id) ?? []);
    const counting = under.filter(({ objective }) => feedsParent(objective));
    return { course: courseAbove(under, hour), achievements: counting.map(achievementOf) };
  }

  function stand(keyResult: KeyResultEntry): void {
    const { stand: before, objective: entry } = keyResult;
    keyResult.stand = standOf(keyResult.record, entry.objective, hour);
    for (const { standing } of entry.scopes) {
      count(standing, before, -1);
      count(standing, keyResult.stand, 1);
    }
  }

  /** The key result that an objective feeds, if it is known and measured so. */
  function fedBy({ objective }: ObjectiveEntry): KeyResultEntry | null {
    const above = keyResults.get(feeds.above(objective.id) ?? '');
    return above && isFed(above.record.history) ? above : null;
  }

  /** Upwards from a key result that is fed: each once, since an objective hangs under one parent and loops are cut. */
  function readUpwards(fed: KeyResultEntry | null): void {
    for (let next = fed; next; next = fedBy(next.objective)) readFed([next]);
  }

  function readFed(entries: readonly KeyResultEntry[]): void {
    for (const entry of entries) {
      keptCourse(entry.objective, hour);
      rework(entry.objective, hour, () => read(entry, entry.record.history));
    }
  }

  /** All that is fed, those first that feed others. */
  function readAllFed(): void {
    const heights = new Map<KeyResultEntry, number>();
    for (const entry of keyResults.values()) if (isFed(entry.record.history)) heights.set(entry, heightOf(entry));
    readFed([...heights].toSorted(([, a], [, b]) => b - a).map(([entry]) => entry));
  }

  /** How many are fed by it, one through the other. */
  function heightOf(entry: KeyResultEntry): number {
    let height = 0;
    for (let above = fedBy(entry.objective); above; above = fedBy(above.objective)) height++;
    return height;
  }

  /** Puts a tree, or nothing, in the place of the one with its id. */
  function change(id: string, tree: ObjectiveTree | null): void {
    const before = objectives.get(id) ?? null;
    const fedBefore = before ? fedBy(before) : null;
    const wasLooped = feeds.isLooped();
    if (before) leave(before);
    const after = tree ? enter(tree) : null;
    feeds.change(before ? treeOf(before) : null, tree);
    substitute(before, after, hour);
    if (wasLooped || feeds.isLooped()) {
      readAllFed();
      return;
    }
    readUpwards(fedBefore);
    if (!after) return;
    readFed(after.keyResults.filter(({ record }) => isFed(record.history)));
    readUpwards(fedBy(after));
  }

  /** The way of a subject, and its cycle where that is not the one of all these figures. */
  function drawingOf(subject: Subject): { points: readonly Point[]; cycle?: string | null } {
    if (subject === 'company') return { points: daysOf(scopes.company, hour).points() };
    if ('team' in subject) return { points: daysOf(scopes.team(subject.team), hour).points() };
    if ('objective' in subject) {
      const entry = objectives.get(subject.objective);
      return entry ? { points: courseOfObjective(entry, hour), cycle: entry.objective.cycle } : { points: [] };
    }
    const entry = keyResults.get(subject.keyResult);
    return entry ? { points: pointsOf(entry.record), cycle: entry.objective.objective.cycle } : { points: [] };
  }

  for (const tree of trees) substitute(null, enter(tree), hour);
  const someFed = objectives
    .values()
    .map(treeOf)
    .find((tree) => tree.keyResults.some(isFed));
  if (someFed) feeds.change(null, someFed);
  readAllFed();

  return {
    keyResult(id) {
      const entry = keyResults.get(id);
      return entry ? keyResultFigure(entry, hour) : null;
    },
    objective(id) {
      const entry = objectives.get(id);
      return entry ? objectiveFigure(entry, hour) : null;
    },
    team: (id) => scopeFigure(scopes.team(id), hour),
    company: () => scopeFigure(scopes.company, hour),
    candles(subject, grain) {
      const { points, cycle } = drawingOf(subject);
      return drawn(points, hour.directory.cycles.get(cycle ?? '') ?? hour.cycle, grain, hour);
    },
    days(subject) {
      const points = daysOf(subject === 'company' ? scopes.company : scopes.team(subject.team), hour).points();
      const candles = drawn(points, hour.cycle, 'day', hour);
      return figureDays(candles, points, { first: dayNumber(hour.cycle.firstDay), last: hour.today });
    },
    add(checkIn) {
      const keyResult = keyResults.get(checkIn.keyResult);
      if (!keyResult) return false;
      const { history } = keyResult.record;
      if (history.checkIns.some(({ id }) => id === checkIn.id)) return true;
      const longer = { ...history, checkIns: [...history.checkIns, checkIn] };
      rework(keyResult.objective, hour, () => read(keyResult, longer));
      readUpwards(fedBy(keyResult.objective));
      return true;
    },
    replace: (tree) => change(tree.objective.id, tree),
    remove: (objective) => change(objective, null),
    advance(now) {
      hour = hourOf({ ...hour, now });
      for (const keyResult of keyResults.values()) stand(keyResult);
    },
  };
}
