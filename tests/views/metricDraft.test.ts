import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { metricProblem, type Metric, type Unit } from '#lib/okr/model.ts';
import {
  draftOfMetric,
  emptyMetric,
  readMetric,
  readUnit,
  type MetricDraft,
} from '#components/views/writing/metricDraft.ts';

type Known = readonly { id: string; text: string }[];

/** Reads a draft; new milestones are called new1, new2 … */
function read(more: Partial<MetricDraft>, locale = 'en', known: Known = []) {
  let made = 0;
  return readMetric({ ...emptyMetric, ...more }, { locale, known, newId: () => `new${++made}` });
}
const metricOf = (more: Partial<MetricDraft>, locale?: string, known?: Known) => {
  const result = read(more, locale, known);
  return result.ok ? result.metric : result.problems;
};
const NUMBER = { kind: 'number' };

describe('a metric that moves', () => {
  it('has a start and a target in its unit', () => {
    expect(metricOf({ start: '6', target: '2 min', unit: 'duration:minute' })).toEqual({
      type: 'move',
      start: 6,
      target: 2,
      unit: { kind: 'duration', unit: 'minute' },
    });
  });

  it('is counted in its own unit, whichever it was written in', () => {
    const typed = { start: '2 h', target: '1 h 30', unit: 'duration:minute' };
    expect(metricOf(typed)).toMatchObject({ start: 120, target: 90 });
    expect(metricOf({ start: '3萬', target: '1.2億' }, 'zh-TW')).toMatchObject({ start: 30_000, target: 120_000_000 });
  });

  it('may have a target relative to its start, upwards and downwards', () => {
    expect(metricOf({ start: '80', target: '+30 %' })).toEqual({ type: 'move', start: 80, target: 104, unit: NUMBER });
    expect(metricOf({ start: '50', target: '−20%' })).toMatchObject({ start: 50, target: 40 });
    expect(metricOf({ start: '80', target: '＋３０％' }, 'zh-TW')).toMatchObject({ target: 104 });
  });

  it('takes the decimals of a relative target as the reader writes them', () => {
    expect(metricOf({ start: '80', target: '+12,5 %' }, 'de')).toMatchObject({ target: 90 });
    expect(metricOf({ start: '80', target: '+12.5 %' }, 'en')).toMatchObject({ target: 90 });
  });

  it('counted in per cent asks what +30 % means, and takes points and multiples', () => {
    expect(metricOf({ start: '10', target: '+30 %', unit: 'percent' })).toEqual({ target: 'points-or-percent' });
    expect(metricOf({ start: '10', target: '+30 pp', unit: 'percent' })).toMatchObject({ start: 10, target: 40 });
    expect(metricOf({ start: '10', target: '兩倍', unit: 'percent' }, 'zh-TW')).toMatchObject({ target: 20 });
  });

  it('says of a relative target nothing more than that its start is missing', () => {
    expect(metricOf({ start: '', target: '+30 %' })).toEqual({ start: 'empty' });
  });

  it('meant relatively holds nothing of what binary fractions add', () => {
    expect(metricOf({ start: '0.1', target: '+200%' })).toMatchObject({ target: 0.3 });
  });

  it('that goes nowhere is refused at its target, relative or not', () => {
    expect(metricOf({ start: '5', target: '5' })).toEqual({ target: 'start-equals-target' });
    expect(metricOf({ start: '5', target: '+0 %' })).toEqual({ target: 'start-equals-target' });
  });

  it('has every problem beside its field, and never reads one as 0', () => {
    expect(metricOf({ start: '', target: 'many' })).toEqual({ start: 'empty', target: 'not-a-number' });
    expect(metricOf({ start: '2 kg', target: '1', unit: 'duration:minute' })).toEqual({ start: 'wrong-unit' });
    expect(metricOf({ start: '5 m', target: '1:30' })).toEqual({ start: 'unclear-word', target: 'not-a-number' });
    expect(metricOf({ start: '1', target: '2', unit: 'text', unitWord: ' ' })).toEqual({ unitWord: 'unit-word' });
  });

  it.each([
    ['en', '1.234', 1.234],
    ['en', '1,234', 1234],
    ['de', '1.234', 1234],
    ['de', '1,234', 1.234],
    ['zh-TW', '１，２３４', 1234],
  ])('reads numbers with the marks of %s: %s', (locale, target, value) => {
    expect(metricOf({ start: '0', target }, locale)).toMatchObject({ target: value });
  });
});

describe('a metric that is kept', () => {
  it('needs only one bound', () => {
    expect(metricOf({ type: 'keep', low: '99.5', tolerance: '1', unit: 'percent' })).toEqual({
      type: 'keep',
      low: 99.5,
      tolerance: 1,
      unit: { kind: 'percent' },
    });
    expect(metricOf({ type: 'keep', high: '30' })).toEqual({ type: 'keep', high: 30, unit: NUMBER });
  });

  it.each([
    ['without any bound', {}, { low: 'no-bound' }],
    ['whose bounds are crossed', { low: '3', high: '2' }, { low: 'low-above-high' }],
    ['at 0 without a tolerance', { high: '0' }, { tolerance: 'tolerance-needed' }],
    ['with a tolerance of 0', { high: '5', tolerance: '0' }, { tolerance: 'not-a-number' }],
    ['with a bound in words', { low: 'low', high: '5' }, { low: 'not-a-number' }],
  ])('%s is refused beside the field to change', (_, draft, problems) => {
    expect(metricOf({ type: 'keep', ...draft })).toEqual(problems);
  });
});

describe('milestones', () => {
  it('are lines, with a weight of 1 or the one behind a semicolon', () => {
    const milestones = 'Contract signed; 2\n\n  First lesson held \n試辦；0.5';
    expect(metricOf({ type: 'milestones', milestones })).toEqual({
      type: 'milestones',
      items: [
        { id: 'new1', text: 'Contract signed', weight: 2 },
        { id: 'new2', text: 'First lesson held', weight: 1 },
        { id: 'new3', text: '試辦', weight: 0.5 },
      ],
    });
    expect(metricOf({ type: 'milestones', milestones: 'Vertrag; 1,5' }, 'de')).toMatchObject({
      items: [{ text: 'Vertrag', weight: 1.5 }],
    });
  });

  it('keep their ids when lines move, get another weight, or come between them', () => {
    const known = [
      { id: 'a', text: 'Signed' },
      { id: 'b', text: 'Taught' },
    ];
    const metric = metricOf({ type: 'milestones', milestones: 'Taught; 3\nPaid\nSigned' }, 'en', known);
    expect(metric).toMatchObject({ items: [{ id: 'b', weight: 3 }, { id: 'new1' }, { id: 'a' }] });
  });

  it('with the same text stay two, in the order in which they were', () => {
    const known = [
      { id: 'first', text: 'Review' },
      { id: 'second', text: 'Review' },
    ];
    const metric = metricOf({ type: 'milestones', milestones: 'Review\nReview\nReview' }, 'en', known);
    expect(metric).toMatchObject({ items: [{ id: 'first' }, { id: 'second' }, { id: 'new1' }] });
  });

  it('of several lines, as sheets have them, are one line in the form and come back whole', () => {
    const text = 'Zone 1:\n  two schools';
    const metric: Metric = { type: 'milestones', items: [{ id: 'a', text, weight: 1 }] };
    const draft = draftOfMetric(metric, 'en');
    expect(draft.milestones).toBe('Zone 1: two schools');
    expect(metricOf(draft, 'en', metric.items)).toEqual(metric);
  });

  it.each([
    ['none', ' \n '],
    ['more than fifty', Array.from({ length: 51 }, (_, i) => `Step ${i}`).join('\n')],
    ['one of no weight', 'Signed; 0'],
    ['one longer than a title may be', 'x'.repeat(501)],
  ])('are refused when there is %s', (_, milestones) => {
    expect(metricOf({ type: 'milestones', milestones })).toEqual({ milestones: 'milestones' });
  });
});

describe('yes or no', () => {
  it('needs nothing else, whatever was typed for another kind before', () => {
    expect(metricOf({ type: 'yes-no', start: 'x', milestones: 'y; 0' })).toEqual({ type: 'yes-no' });
  });
});

describe('a unit', () => {
  it.each<[string, string, Unit | null]>([
    ['number', '', { kind: 'number' }],
    ['percent', '', { kind: 'percent' }],
    ['currency:TWD', '', { kind: 'currency', code: 'TWD' }],
    ['duration:month', '', { kind: 'duration', unit: 'month' }],
    ['text', ' schools ', { kind: 'text', text: 'schools' }],
    ['text', 'a word too long', null],
  ])('%s %s is read', (unit, unitWord, expected) => {
    expect(readUnit({ unit, unitWord })).toEqual(expected);
  });
});

const quantity = fc.oneof(
  fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }),
  // What a person can type: so many digits behind the mark as are shown again.
  fc.integer({ min: -99_999_999, max: 99_999_999 }).map((n) => n / 10_000),
);
const positive = quantity.map(Math.abs).filter((n) => n > 0);
const unit: fc.Arbitrary<Unit> = fc.oneof(
  fc.constant<Unit>({ kind: 'number' }),
  fc.constant<Unit>({ kind: 'percent' }),
  fc.constantFrom('TWD', 'EUR', 'USD', 'JPY').map((code): Unit => ({ kind: 'currency', code })),
  fc.constantFrom('minute', 'hour', 'month').map((duration): Unit => ({ kind: 'duration', unit: duration })),
  fc.constantFrom('schools', '家', 'm2', 'NPS', '次 / 週').map((text): Unit => ({ kind: 'text', text })),
);
const line = fc
  .array(fc.constantFrom('Signed', '簽約', ';', '；', '2', '0.5', ' ', '\n', '%', 'zone'), {
    minLength: 1,
    maxLength: 8,
  })
  .map((parts) => parts.join('').trim())
  .filter((text) => text !== '');
const metric: fc.Arbitrary<Metric> = fc
  .oneof(
    fc.record({ type: fc.constant('move' as const), start: quantity, target: quantity, unit }),
    fc.record(
      { type: fc.constant('keep' as const), low: quantity, high: quantity, tolerance: positive, unit },
      { requiredKeys: ['type', 'unit'] },
    ),
    fc.record({
      type: fc.constant('milestones' as const),
      items: fc
        .array(fc.record({ text: line, weight: fc.constantFrom(1, 2, 0.5, 12.25) }), { minLength: 1, maxLength: 6 })
        .map((items) => items.map((item, i) => ({ id: `m${i}`, ...item }))),
    }),
    fc.constant<Metric>({ type: 'yes-no' }),
  )
  .filter((candidate) => metricProblem(candidate) === null);

describe('a metric shown for change and saved untouched', () => {
  it.each(['en', 'zh-TW', 'de'])('is the same metric again, in %s', (locale) => {
    fc.assert(
      fc.property(metric, (before) => {
        const known = before.type === 'milestones' ? before.items : [];
        expect(metricOf(draftOfMetric(before, locale), locale, known)).toEqual(before);
      }),
      { numRuns: 300 },
    );
  });
});
