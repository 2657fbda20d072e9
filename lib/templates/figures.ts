/** What the templates measure, without words: those are in en.json and zh-TW.json under the same keys. */
import type { Objective, Unit } from '#lib/okr/model.ts';
import type words from './en.json';

export type TemplateKey = keyof typeof words;

export interface Figures {
  key: TemplateKey;
  ambition: Objective['ambition'];
  /** In the order of the words. */
  keyResults: readonly { start: number; target: number; unit: Unit }[];
}

const number: Unit = { kind: 'number' };
const percent: Unit = { kind: 'percent' };
const lasting = (unit: 'second' | 'minute' | 'hour' | 'day' | 'week'): Unit => ({ kind: 'duration', unit });

export const FIGURES: readonly Figures[] = [
  {
    key: 'firstWeek',
    ambition: 'aspirational',
    keyResults: [
      { start: 38, target: 60, unit: percent },
      { start: 26, target: 8, unit: lasting('minute') },
      { start: 22, target: 35, unit: percent },
    ],
  },
  {
    key: 'stay',
    ambition: 'aspirational',
    keyResults: [
      { start: 4.5, target: 2.5, unit: percent },
      { start: 30, target: 45, unit: number },
      { start: 60, target: 80, unit: percent },
    ],
  },
  {
    key: 'reliable',
    ambition: 'committed',
    keyResults: [
      { start: 99.5, target: 99.95, unit: percent },
      { start: 1.8, target: 0.6, unit: lasting('second') },
      { start: 90, target: 20, unit: lasting('minute') },
    ],
  },
  {
    key: 'release',
    ambition: 'aspirational',
    keyResults: [
      { start: 2, target: 10, unit: number },
      { start: 9, target: 2, unit: lasting('day') },
      { start: 18, target: 5, unit: percent },
    ],
  },
  {
    key: 'safe',
    ambition: 'committed',
    keyResults: [
      { start: 40, target: 100, unit: percent },
      { start: 30, target: 7, unit: lasting('day') },
    ],
  },
  {
    key: 'answers',
    ambition: 'committed',
    keyResults: [
      { start: 14, target: 2, unit: lasting('hour') },
      { start: 52, target: 75, unit: percent },
      { start: 78, target: 92, unit: percent },
    ],
  },
  {
    key: 'sales',
    ambition: 'aspirational',
    keyResults: [
      { start: 6, target: 15, unit: number },
      { start: 18, target: 28, unit: percent },
      { start: 75, target: 45, unit: lasting('day') },
    ],
  },
  {
    key: 'known',
    ambition: 'aspirational',
    keyResults: [
      { start: 1_200, target: 3_000, unit: number },
      { start: 1.5, target: 3, unit: percent },
      { start: 2, target: 8, unit: number },
    ],
  },
  {
    key: 'hiring',
    ambition: 'committed',
    keyResults: [
      { start: 0, target: 4, unit: number },
      { start: 62, target: 35, unit: lasting('day') },
      { start: 60, target: 85, unit: percent },
    ],
  },
  {
    key: 'arrive',
    ambition: 'aspirational',
    keyResults: [
      { start: 10, target: 4, unit: lasting('week') },
      { start: 6.8, target: 8.5, unit: number },
    ],
  },
  {
    key: 'healthy',
    ambition: 'aspirational',
    keyResults: [
      { start: 6.5, target: 8, unit: number },
      { start: 14, target: 6, unit: lasting('hour') },
      { start: 40, target: 85, unit: percent },
    ],
  },
  {
    key: 'money',
    ambition: 'committed',
    keyResults: [
      { start: 12, target: 5, unit: lasting('day') },
      { start: 24, target: 8, unit: percent },
    ],
  },
  {
    key: 'shop',
    ambition: 'aspirational',
    keyResults: [
      { start: 20, target: 35, unit: percent },
      { start: 9, target: 4, unit: percent },
      { start: 4.1, target: 4.6, unit: number },
    ],
  },
  {
    key: 'learning',
    ambition: 'aspirational',
    keyResults: [
      { start: 0, target: 40, unit: lasting('hour') },
      { start: 0, target: 12, unit: number },
      { start: 55, target: 80, unit: percent },
    ],
  },
];
