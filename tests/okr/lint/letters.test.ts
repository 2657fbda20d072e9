import { describe, expect, it } from 'vitest';
import { isLetter, isUnspaced, LETTERS_LOOKED_AT, plainLetters, wordEnd } from '#lib/okr/lint/text/letters.ts';

describe('one spelling for all', () => {
  it.each([
    ['ABC', 'abc'],
    ['ÄÖÜ', 'äöü'],
    ['ＡＢ１２％！', 'ab12%!'],
    ['٠٩', '09'],
    ['۰۹', '09'],
    ['०९', '09'],
    ['০৯', '09'],
    ['๐๙', '09'],
    ['−–—', '---'],
    ['’‘', "''"],
    ['“”„«»「」『』《》', '"""""""""""'],
    ['【】', '()'],
    ['。、，；：', '.,,;:'],
    ['→⇒', '>>'],
    ['٪', '%'],
    ['a\tb\u00a0c\u3000d\u200be\nf\u001fg', 'a b c d e f g'],
    ['完成', '完成'],
    ['İ', 'İ'],
    ['😀', '😀'],
    ['', ''],
  ])('«%s» is «%s»', (text, plain) => {
    expect(plainLetters(text)).toBe(plain);
  });

  it('keeps every character where it was, up to what is looked at', () => {
    expect(plainLetters('İ'.repeat(40))).toHaveLength(40);
    expect(plainLetters('a'.repeat(5 * LETTERS_LOOKED_AT))).toHaveLength(LETTERS_LOOKED_AT);
  });
});

describe('a letter', () => {
  it.each(['a', 'z', 'ä', 'é', '\u0301', '完', 'の', 'ก', 'ش'])('is «%s»', (letter) => {
    expect(isLetter(letter)).toBe(true);
  });

  it.each(['', '1', ' ', '-', '%', '{', '`', '½', '、'])('is not «%s»', (letter) => {
    expect(isLetter(letter)).toBe(false);
  });

  it('belongs to a script without spaces, or does not', () => {
    expect([...'完のア ก'].map(isUnspaced)).toEqual([true, true, true, false, true]);
    expect([...'aшش한1'].map(isUnspaced)).toEqual([false, false, false, false, false]);
  });
});

describe('a word ends', () => {
  it.each([
    ['one two', 0, 3],
    ['one', 1, 3],
    ['one', 3, 3],
    ['one-two', 0, 3],
    ['app上線', 0, 3],
    ['上線', 0, 0],
    ['a1', 0, 1],
  ])('in «%s» from %d on at %d', (plain, from, end) => {
    expect(wordEnd(plain, from)).toBe(end);
  });
});
