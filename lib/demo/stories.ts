/**
 * Ironwood Bikes, a made-up company that lends bicycles in Taichung: what happened there, without words and dates.
 * The words are in en.json and zh-TW.json under the same keys, the dates come from calendar.ts.
 */
import type { Confidence, Metric, Objective } from '#lib/okr/model.ts';
import type * as z from 'zod/mini';
import type { Rhythm } from './calendar.ts';
import type words from './en.json';

export type PersonKey = 'me' | keyof typeof words.colleagues;
export type TeamKey = keyof typeof words.teams;
export type ObjectiveKey = keyof typeof words.objectives;
export type KeyResultKey = keyof typeof words.keyResults;
export type MilestoneKey = keyof typeof words.milestones;

/** As in the model, but milestones are named by their key in the words. */
type StoryMetric =
  | Exclude<Metric, { type: 'milestones' }>
  | { type: 'milestones'; items: { key: MilestoneKey; weight: number }[] };

/** A value, milestones ticked in that week, or an answer. */
export type Said = number | boolean | MilestoneKey[];
/** One week: what was said and how confident they were. null: nobody checked in. */
export type Week = readonly [said: Said, confidence: z.infer<typeof Confidence>] | null;

export interface KeyResultStory {
  key: KeyResultKey;
  owner: PersonKey;
  metric: StoryMetric;
  weight?: number;
  rhythm: Rhythm;
  /** Oldest first; the last one is the latest check-in. What would lie before the cycle is left out. */
  weeks: readonly Week[];
  /** The last week was first written down wrongly, like this, and put right some minutes later. */
  mistyped?: Said;
}

export interface ObjectiveStory {
  key: ObjectiveKey;
  owner: PersonKey;
  team: TeamKey;
  cycle: 'running' | 'before';
  ambition: Objective['ambition'];
  keyResults: readonly KeyResultStory[];
}

const percent = { kind: 'percent' } as const;
const number = { kind: 'number' } as const;
const minutes = { kind: 'duration', unit: 'minute' } as const;
const dollars = { kind: 'currency', code: 'TWD' } as const;

export const STORIES: readonly ObjectiveStory[] = [
  {
    key: 'availability',
    owner: 'me',
    team: 'stations',
    cycle: 'running',
    ambition: 'aspirational',
    keyResults: [
      {
        key: 'firstTry',
        owner: 'me',
        metric: { type: 'move', start: 71, target: 90, unit: percent },
        weight: 2,
        rhythm: { next: 'overdue', days: 2 },
        weeks: [[71.5, 6], [73, 6], [74.5, 7], [73.5, 6], null, [76, 6], [78.5, 7], [77.5, 6], [80, 7]],
      },
      {
        key: 'emptyTime',
        owner: 'me',
        metric: { type: 'move', start: 38, target: 15, unit: minutes },
        rhythm: { next: 'soon' },
        weeks: [
          [38, 5],
          [36, 5],
          [37, 4],
          [33, 5],
          [31, 5],
          [33, 4],
          [30, 5],
          [28, 5],
          [27, 5],
        ],
      },
      {
        key: 'balance',
        owner: 'chenHao',
        metric: { type: 'keep', low: 45, high: 65, tolerance: 10, unit: percent },
        rhythm: { next: 'later', days: 4 },
        weeks: [
          [52, 8],
          [58, 8],
          [61, 7],
          [67, 6],
          [69, 5],
          [66, 6],
          [63, 7],
          [59, 8],
        ],
      },
    ],
  },
  {
    key: 'safety',
    owner: 'me',
    team: 'workshop',
    cycle: 'running',
    ambition: 'committed',
    keyResults: [
      {
        key: 'brakes',
        owner: 'me',
        metric: { type: 'move', start: 6.2, target: 2, unit: number },
        rhythm: { next: 'later', days: 5 },
        weeks: [
          [6.2, 7],
          [5.9, 7],
          [5.1, 7],
          [5.4, 6],
          [4.6, 7],
          [4.1, 7],
          [3.4, 8],
          [3.1, 8],
        ],
        mistyped: 31,
      },
      {
        key: 'workshopStandard',
        owner: 'me',
        metric: {
          type: 'milestones',
          items: [
            { key: 'checklist', weight: 1 },
            { key: 'training', weight: 1 },
            { key: 'sampling', weight: 2 },
            { key: 'audit', weight: 2 },
          ],
        },
        rhythm: { next: 'overdue', days: 3 },
        weeks: [[[], 6], [['checklist'], 7], null, [[], 6], [['training'], 6], [[], 5], [[], 4]],
      },
      {
        key: 'certificate',
        owner: 'me',
        metric: { type: 'yes-no' },
        rhythm: { next: 'later', days: 2 },
        weeks: [[false, 6], null, [false, 7], [false, 7], null, [false, 8]],
      },
    ],
  },
  {
    key: 'commuters',
    owner: 'me',
    team: 'riders',
    cycle: 'running',
    ambition: 'aspirational',
    keyResults: [
      {
        key: 'passRevenue',
        owner: 'me',
        metric: { type: 'move', start: 1_240_000, target: 1_600_000, unit: dollars },
        rhythm: { next: 'later', days: 6 },
        weeks: [
          [1_251_000, 6],
          [1_302_000, 7],
          [1_365_000, 7],
          [1_348_000, 7],
          [1_452_000, 8],
          [1_570_000, 9],
          [1_645_000, 10],
        ],
      },
      {
        key: 'passHolders',
        owner: 'peiShan',
        metric: { type: 'move', start: 2_400, target: 4_000, unit: number },
        rhythm: { next: 'later', days: 3 },
        weeks: [
          [2_420, 5],
          [2_510, 5],
          [2_690, 6],
          [2_905, 6],
          [2_880, 5],
          [3_040, 6],
          [3_190, 6],
        ],
      },
      {
        key: 'recommend',
        owner: 'me',
        metric: { type: 'move', start: 34, target: 55, unit: number },
        rhythm: { next: 'first', days: 3 },
        weeks: [],
      },
    ],
  },
  {
    key: 'crew',
    owner: 'peiShan',
    team: 'workshop',
    cycle: 'running',
    ambition: 'committed',
    keyResults: [
      {
        key: 'overtime',
        owner: 'me',
        metric: { type: 'keep', high: 8, tolerance: 4, unit: { kind: 'duration', unit: 'hour' } },
        rhythm: { next: 'overdue', days: 2 },
        weeks: [
          [7, 7],
          [6.5, 8],
          [7.5, 7],
          [9, 6],
          [10.5, 5],
          [9.5, 5],
        ],
      },
      {
        key: 'mood',
        owner: 'peiShan',
        metric: { type: 'move', start: 6.1, target: 8, unit: number },
        rhythm: { next: 'overdue', days: 3 },
        weeks: [[6.1, 6], null, [6.4, 6], null, [6.3, 5], null, [6.9, 6]],
      },
      {
        key: 'shiftPlan',
        owner: 'me',
        metric: {
          type: 'milestones',
          items: [
            { key: 'draftPlan', weight: 1 },
            { key: 'trial', weight: 1 },
            { key: 'rollOut', weight: 1 },
          ],
        },
        rhythm: { next: 'later', days: 4 },
        weeks: [
          [['draftPlan'], 7],
          [[], 7],
          [['trial'], 8],
          [[], 8],
          [['rollOut'], 10],
        ],
      },
    ],
  },
  {
    key: 'neighbours',
    owner: 'me',
    team: 'stations',
    cycle: 'running',
    ambition: 'aspirational',
    keyResults: [
      {
        key: 'ridesOutside',
        owner: 'me',
        metric: { type: 'move', start: 0, target: 600, unit: number },
        rhythm: { next: 'later', days: 5 },
        weeks: [
          [0, 6],
          [24, 6],
          [61, 5],
          [88, 5],
          [70, 4],
          [96, 3],
          [83, 3],
          [118, 3],
        ],
      },
      {
        key: 'thirdTown',
        owner: 'chenHao',
        metric: { type: 'move', start: 0, target: 12, unit: number },
        rhythm: { next: 'dropped', days: 12 },
        weeks: [
          [0, 5],
          [1, 4],
          [2, 4],
          [2, 2],
        ],
      },
    ],
  },
  {
    key: 'rain',
    owner: 'me',
    team: 'riders',
    cycle: 'before',
    ambition: 'aspirational',
    keyResults: [
      {
        key: 'rainTrips',
        owner: 'me',
        metric: { type: 'move', start: 8, target: 14, unit: percent },
        rhythm: { next: 'closed' },
        weeks: [
          [8, 5],
          [8.4, 5],
          [9.1, 6],
          [8.8, 5],
          [9.6, 6],
          [10.5, 6],
          [10.2, 6],
          [11.4, 7],
          [11.9, 7],
          [12.3, 7],
        ],
      },
      {
        key: 'mudguards',
        owner: 'chenHao',
        metric: { type: 'move', start: 120, target: 900, unit: number },
        rhythm: { next: 'closed' },
        weeks: [
          [120, 6],
          [180, 6],
          [260, 7],
          [390, 7],
          [520, 8],
          [610, 8],
          [700, 9],
          [815, 9],
          [880, 9],
          [900, 10],
        ],
      },
    ],
  },
];
