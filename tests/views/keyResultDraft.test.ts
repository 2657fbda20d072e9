import { describe, expect, it } from 'vitest';
import type { Cadence, KeyResult } from '#lib/okr/model.ts';
import { TITLE_MAX } from '#lib/okr/defaults.ts';
import {
  draftOfKeyResult,
  emptyKeyResult,
  isUntouched,
  KeyResultDraft,
  readKeyResult,
} from '#components/views/writing/keyResultDraft.ts';
import { keyResult, milestones, move } from '../okr/records.ts';

const MINE: Cadence = { every: 'week', weekday: 5, time: '17:00' };
const typed = { ...emptyKeyResult, title: 'Renewals', metric: { ...emptyKeyResult.metric, start: '0', target: '10' } };
const read = (more: Partial<KeyResultDraft>, locale = 'en', known?: KeyResult) =>
  readKeyResult({ ...typed, ...more }, { locale, newId: () => 'new', cadence: MINE, ...(known && { known }) });
const made = (...asked: Parameters<typeof read>) => {
  const result = read(...asked);
  return result.ok ? result.keyResult : result.problems;
};

describe('a key result as it was typed', () => {
  it('has its title trimmed, weighs 1 and inherits its rhythm unless something else was said', () => {
    expect(made({ title: '  Renewals ' })).toEqual({
      title: 'Renewals',
      metric: move(0, 10),
      weight: 1,
      cadence: null,
    });
    expect(made({ weight: ' ' })).toMatchObject({ weight: 1 });
  });

  it('takes its weight in the digits and marks of the reader', () => {
    expect(made({ weight: '2.5' })).toMatchObject({ weight: 2.5 });
    expect(made({ weight: '2,5' }, 'de')).toMatchObject({ weight: 2.5 });
    expect(made({ weight: '２' }, 'zh-TW')).toMatchObject({ weight: 2 });
  });

  it.each(['0', '-1', 'heavy', '1/3', 'Infinity'])('has no weight of %s', (weight) => {
    expect(made({ weight })).toEqual({ weight: true, metric: {} });
  });

  it('with a rhythm of its own is expected on the weekday and at the time of its owner', () => {
    expect(made({ cadence: 'month' })).toMatchObject({ cadence: { every: 'month', weekday: 5, time: '17:00' } });
  });

  it('says everything that is wrong at once', () => {
    expect(made({ title: ' ', weight: '0', metric: emptyKeyResult.metric })).toEqual({
      title: 'title',
      weight: true,
      metric: { start: 'empty', target: 'empty' },
    });
    expect(made({ title: 'x'.repeat(TITLE_MAX) })).toMatchObject({ weight: 1 });
    expect(made({ title: 'x'.repeat(TITLE_MAX + 1) })).toEqual({ title: 'title-long', metric: {} });
  });
});

describe('a key result shown for change and saved untouched', () => {
  it.each(['en', 'zh-TW', 'de'])(
    'is the same again, to the day of its rhythm and the ids of its milestones, in %s',
    (locale) => {
      const before = keyResult({
        metric: milestones(1, 2.5),
        weight: 1.125,
        cadence: { every: 'month', weekday: 1, time: '09:00' },
      });
      const { title, metric, weight, cadence } = before;
      expect(made(draftOfKeyResult(before, locale), locale, before)).toEqual({ title, metric, weight, cadence });
    },
  );
});

describe('a draft of a key result', () => {
  it('counts as untouched until something was typed, whatever kind and unit were looked at', () => {
    const { metric } = emptyKeyResult;
    expect(isUntouched(emptyKeyResult)).toBe(true);
    expect(isUntouched({ ...emptyKeyResult, metric: { ...metric, type: 'keep', unit: 'percent' } })).toBe(true);
    expect(isUntouched({ ...emptyKeyResult, title: 'R' })).toBe(false);
    expect(isUntouched({ ...emptyKeyResult, weight: '2' })).toBe(false);
    expect(isUntouched({ ...emptyKeyResult, metric: { ...metric, milestones: 'Signed' } })).toBe(false);
  });

  it('is still untouched when it comes back from where half-typed forms are kept', () => {
    expect(isUntouched(KeyResultDraft.parse(JSON.parse(JSON.stringify(emptyKeyResult))))).toBe(true);
  });
});
