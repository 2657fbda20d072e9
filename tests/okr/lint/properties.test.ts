import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lintKeyResult, lintKeyResults } from '#lib/okr/lint/keyResult.ts';
import { judgeMeasurable, REASONS } from '#lib/okr/lint/measurable.ts';
import { lintObjective } from '#lib/okr/lint/objective.ts';
import { RULES } from '#lib/okr/lint/rules.ts';
import { LETTERS_LOOKED_AT } from '#lib/okr/lint/text/letters.ts';

const SENTENCES = RULES.flatMap(({ examples }) => examples.map(({ text }) => text));
/** Any string, half strings of any kind of unit, and pieces of sentences that the rules know, cut and put together. */
const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 80 }),
  fc.string({ unit: 'grapheme', maxLength: 80 }),
  fc
    .array(fc.tuple(fc.constantFrom(...SENTENCES), fc.nat(30), fc.nat(30)), { maxLength: 5 })
    .map((parts) => parts.map(([text, from, length]) => text.slice(from, from + length)).join('')),
);

describe('whatever is typed', () => {
  it('is judged for one of the known reasons', () => {
    fc.assert(fc.property(anyText, (text) => REASONS.includes(judgeMeasurable(text).because)));
  });

  it('is shown only by places that lie within it', () => {
    const within = (text: string, place = { start: 0, end: 1 }) =>
      place.start >= 0 && place.start < place.end && place.end <= Math.max(1, text.length);
    fc.assert(
      fc.property(anyText, (text) => {
        const findings = [...lintObjective({ title: text }), ...lintKeyResult({ title: text }), judgeMeasurable(text)];
        expect(findings.filter(({ place }) => !within(text, place))).toEqual([]);
      }),
    );
  });

  it('is without a number for the coach if it cannot be measured, in a language that it reads', () => {
    fc.assert(
      fc.property(
        anyText.filter((text) => text.trim() !== ''),
        (text) => {
          const found = lintKeyResult({ title: text }).some(({ rule }) => rule === 'no-number');
          const { measurable, language } = judgeMeasurable(text);
          expect(found).toBe(!measurable && language !== 'other');
        },
      ),
    );
  });

  it('is judged alike with its accents apart', () => {
    fc.assert(
      fc.property(fc.constantFrom(...SENTENCES), (text) => {
        const { measurable, because } = judgeMeasurable(text.normalize('NFD'));
        expect({ measurable, because }).toEqual({
          measurable: judgeMeasurable(text).measurable,
          because: judgeMeasurable(text).because,
        });
      }),
    );
  });

  it('is judged alike with spaces around it and in full width', () => {
    const fullWidth = (text: string) =>
      text.replace(/[0-9%]/gu, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0));
    fc.assert(
      fc.property(fc.constantFrom(...SENTENCES), (text) => {
        const { because } = judgeMeasurable(text);
        expect(judgeMeasurable(`  ${text} `).because).toBe(because);
        expect(judgeMeasurable(fullWidth(text)).because).toBe(because);
      }),
    );
  });

  it('can be measured once it says from where to where', () => {
    fc.assert(
      fc.property(fc.constantFrom(...SENTENCES), fc.integer({ min: 1, max: 99 }), (text, start) => {
        expect(judgeMeasurable(`${text}: ${start} → ${start + 1}`).measurable).toBe(true);
      }),
    );
  });

  it('asks the question of the whole at most once', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...SENTENCES), { maxLength: 8 }), (titles) => {
        const rules = lintKeyResults(titles.map((title) => ({ title }))).flat();
        const once = rules.filter(({ rule }) => rule === 'all-could-be-done-and-fail' || rule === 'too-many');
        expect(once.length).toBe(new Set(once.map(({ rule }) => rule)).size);
      }),
    );
  });
});

describe('a very long text', () => {
  const hostile = [
    'a',
    '1',
    '1.',
    '1,',
    '1 ',
    '- ',
    '/1',
    '/',
    '1-',
    "'1",
    '(',
    'and ',
    'to 1 ',
    'x ',
    '%',
    '完',
    '一',
    '一一',
    'ß',
    '\u0301',
    'steiger',
    'führen durch ',
    '通过…',
    '.',
    'e.e',
    '"',
  ];

  it('takes no more time than a long one, whatever it repeats', () => {
    for (const piece of hostile) judgeMeasurable(piece.repeat(50));
    const started = performance.now();
    for (const piece of hostile) judgeMeasurable(piece.repeat(200_000));
    // 26 texts of which 1,000 letters each are looked at: some ms each, where a backtracking pattern would take minutes.
    expect(performance.now() - started).toBeLessThan(2_000);
  });

  it('is judged by how it begins', () => {
    const filler = 'word '.repeat(LETTERS_LOOKED_AT / 5);
    expect(judgeMeasurable(`Increase sales ${filler}`).measurable).toBe(false);
    expect(judgeMeasurable(`Increase sales ${filler} by 20%`).measurable).toBe(false);
    expect(judgeMeasurable(`Increase sales by 20% ${filler}`).measurable).toBe(true);
  });
});
