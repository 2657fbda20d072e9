/** What was refused, as a person reads it. */
import { describe, expect, it } from 'vitest';
import attention from '../../locales/en/attention.json' with { type: 'json' };
import okr from '../../locales/en/okr.json' with { type: 'json' };
import together from '../../locales/en/together.json' with { type: 'json' };
import writing from '../../locales/en/writing.json' with { type: 'json' };
import { refilled, sameAgain } from '#components/views/attention/again.ts';
import { operationText } from '#components/views/attention/operationText.ts';
import { mayPass, refusalText } from '#components/views/attention/refusalText.ts';
import { writeHlc } from '#lib/sync/clock.ts';
import type { Operation } from '#lib/sync/operation.ts';
import { createTexts } from '#lib/texts/texts.ts';
import type { RefusalCode } from '../../server/operations/refused.ts';
import { ANN, checkIn, directoryWith, keyResult, NUMBER, objective, Q3, value } from '../okr/records.ts';

const TEXTS = createTexts('en', { attention, okr, together, writing });
const BEN = { id: 'ben', name: 'Ben Wu', zone: 'Asia/Taipei' };
const AROUND = {
  titles: new Map([
    ['kr', 'Renewals'],
    ['objective', 'Teachers stay with us'],
  ]),
  directory: directoryWith({ people: [ANN, BEN], teams: [{ id: 'care', name: 'Care' }] }),
};
const HEAD = { n: 1, uid: 'u', hlc: writeHlc(1, 0, 'd'), space: 'team:care', root: 'objective' };
const TREES = [
  { objective: objective(), keyResults: [{ keyResult: keyResult(), checkIns: [], skips: [], changes: [] }] },
];
const { id: _, ...SAID } = checkIn('2026-08-12', value(70.5), { note: 'Two schools\nsigned today.', confidence: 6 });
const CHECK_IN: Operation = { ...HEAD, id: 'c1', kind: 'check-in', type: 'create', fields: SAID };
const read = (op: unknown) => {
  const { title, lines } = operationText(TEXTS, op, AROUND);
  return [title, ...lines.map(({ name, text }) => `${name}: ${text}`)];
};

describe('what was refused', () => {
  it('tells a check-in by its key result, with value, confidence, day and every word of the note', () => {
    expect(read(CHECK_IN)).toEqual([
      'Your check-in for “Renewals”',
      'Day: Aug 12, 2026',
      'Value: 70.5',
      'Confidence: 6',
      'Note: Two schools\nsigned today.',
    ]);
  });

  it('tells a change by what was changed: texts, owners, metrics, rhythms, cycles', () => {
    const fields = {
      title: 'Renewals of schools',
      owner: 'ben',
      weight: 2.5,
      metric: { type: 'move', start: 1, target: 1000, unit: NUMBER },
      cadence: { every: 'week', weekday: 5, time: '17:00' },
    };
    expect(read({ ...HEAD, id: 'kr', kind: 'key-result', type: 'patch', fields })).toEqual([
      'Your change of “Renewals”',
      'Title: Renewals of schools',
      'Owner: Ben Wu',
      'Weight in the objective: 2.5',
      'Measured by: from 1 to 1,000',
      'Check-in: Every week, Friday, 17:00',
    ]);
    const moved = { ...HEAD, id: 'objective', kind: 'objective', type: 'patch', fields: { cycle: Q3.id } };
    expect(read(moved)).toEqual(['Your change of “Teachers stay with us”', 'Cycle: Q3 2026']);
  });

  it('tells a decision with what was said of it', () => {
    const note = { on: '2026-08-12', why: 'The workshop closes', learned: 'Ask first', freed: 'Rain' };
    const op = { ...HEAD, id: 'kr', kind: 'key-result', type: 'command', command: { name: 'drop', note } };
    expect(read(op)).toEqual([
      'That you dropped “Renewals”',
      'Day: Aug 12, 2026',
      'Why it stops: The workshop closes',
      'Learned: Ask first',
      'What the time goes to: Rain',
    ]);
  });

  it('tells what it cannot read as it is, and of what is gone that it is gone', () => {
    expect(read({ n: 1, type: 'dance', text: 'Words' })[1]).toContain('Words');
    const op = { ...HEAD, id: 'elsewhere', kind: 'objective', type: 'delete' };
    expect(read(op)).toEqual(['That you deleted “something that is not here any more”']);
  });
});

describe('why', () => {
  // A code that the server learns fails the type check until it has a sentence here.
  const CODES: Record<RefusalCode, boolean> = {
    invalid: false,
    forbidden: true,
    moved: true,
    missing: true,
    exists: false,
    'not-here': false,
    future: true,
    closed: true,
    cycle: true,
    metric: false,
    'no-key-result': true,
    'append-only': false,
    'needs-command': false,
    link: true,
    'last-admin': true,
  };
  it.each([...Object.entries(CODES), ['gone', true] as const, ['too-large', false] as const])(
    'a change was refused has a sentence: %s',
    (code, again) => {
      expect(refusalText(TEXTS, { code, detail: 'internals' })).not.toContain('internals');
      expect(mayPass(code)).toBe(again);
    },
  );

  it('is told as the server says it where this version does not know the code', () => {
    expect(refusalText(TEXTS, { code: 'full-moon', detail: 'not tonight' })).toContain('not tonight');
    expect(refusalText(TEXTS, { code: 'toString', detail: '' })).toContain('toString');
  });
});

describe('what can be done', () => {
  it('is to say the same again, where it was said', () => {
    expect(sameAgain(CHECK_IN)).toEqual({
      type: 'create',
      kind: 'check-in',
      id: 'c1',
      root: 'objective',
      space: 'team:care',
      fields: SAID,
    });
    expect(sameAgain({ type: 'dance' })).toBeNull();
  });

  it('is to write it anew, with the text back in the form that it came from', () => {
    expect(refilled(CHECK_IN, TREES, 'en')).toEqual({
      form: 'check-in/kr',
      content: { value: '70.5', ticks: {}, answer: null, confidence: 6, note: 'Two schools\nsigned today.' },
    });
    const patch = { ...HEAD, id: 'objective', kind: 'objective', type: 'patch', fields: { title: 'They stay' } };
    expect(refilled(patch, TREES, 'en')).toMatchObject({
      form: 'objective/objective',
      content: { title: 'They stay' },
    });
    const weight = { ...HEAD, id: 'kr', kind: 'key-result', type: 'patch', fields: { weight: 3 } };
    expect(refilled(weight, TREES, 'en')).toMatchObject({ form: 'key-result/kr', content: { weight: '3' } });
  });

  it('is nothing of the kind where what it was about is not here', () => {
    expect(refilled(CHECK_IN, [], 'en')).toBeNull();
    expect(refilled({ ...HEAD, id: 'kr', kind: 'key-result', type: 'delete' }, TREES, 'en')).toBeNull();
  });
});
