import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldWord, placeAsTyped, plainSpelling } from '#lib/okr/value/spelling.ts';

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc
    .array(fc.constantFrom('5', '５', '٣', ' ', '\u00A0', '\u200B', '\u00AD', '−', '’', '，', '分', '￥', '😀'), {
      maxLength: 12,
    })
    .map((parts) => parts.join('')),
);

describe('one spelling', () => {
  it.each([
    ['２０００', '2000'],
    ['١٬٢٣٤٫٥', "1'234٫5"],
    ['๑๒๓', '123'],
    ['－５', '-5'],
    ['85\u00A0％', '85 %'],
    ['￥５', '¥5'],
    [' \u200F5\u200B0 ', '50'],
  ])('of %j is %j', (typed, plain) => {
    expect(plainSpelling(typed)).toBe(plain);
  });

  it('does not change when it is spelled again', () => {
    fc.assert(fc.property(text, (text) => plainSpelling(plainSpelling(text)) === plainSpelling(text)));
  });

  it('of a word does not hang on case, marks and composition', () => {
    expect(foldWord('Min.')).toBe('min');
    expect(foldWord('nghi\u0300n')).toBe(foldWord('NGHÌN'));
    expect(foldWord('أَلْف')).toBe(foldWord('الف'));
    fc.assert(fc.property(text, (text) => foldWord(text.normalize('NFD')) === foldWord(text.normalize('NFC'))));
  });
});

describe('a place in the text as it was typed', () => {
  it('holds what stands at that place in the plain spelling', () => {
    fc.assert(
      fc.property(text, fc.nat({ max: 20 }), fc.nat({ max: 20 }), (text, a, b) => {
        const plain = plainSpelling(text);
        const [start, end] = [Math.min(a, b, plain.length), Math.min(Math.max(a, b), plain.length)];
        const place = placeAsTyped(text, { start, end });
        expect(plainSpelling(text.slice(place.start, place.end))).toBe(plain.slice(start, end).trim());
      }),
      { numRuns: 500 },
    );
  });
});
