import { describe, expect, it } from 'vitest';
import { columnsOf, hanging, terminalOf, wrap } from '../../scripts/coach/terminal.ts';

/** As much of a stream as the terminal asks for. */
const stream = (isTTY: boolean, columns?: number) => ({ isTTY, ...(columns !== undefined && { columns }) });

describe('colours', () => {
  it('are there where somebody sees them', () => {
    expect(terminalOf(stream(true, 80), {}).paint('good', 'yes')).toBe('\u001b[32myes\u001b[39m');
  });

  it.each([
    ['a pipe has none', false, {}],
    ['NO_COLOR takes them away', true, { NO_COLOR: '1' }],
  ])('%s', (_, isTTY, environment) => {
    expect(terminalOf(stream(isTTY, 80), environment).paint('good', 'yes')).toBe('yes');
  });
});

describe('the width of lines', () => {
  it.each([
    [undefined, 80],
    [72, 72],
    [20, 40],
    [250, 100],
  ])('a window of %s columns gives %i', (columns, width) => {
    expect(terminalOf(stream(true, columns), {}).width).toBe(width);
  });

  it.each([
    ['abc', 3],
    ['關鍵結果', 8],
    ['ＯＫ', 4],
    ['🚀', 2],
    ['e\u0301', 1],
    ['ｱ', 1],
  ])('%j takes %i', (text, columns) => {
    expect(columnsOf(text)).toBe(columns);
  });
});

describe('wrap', () => {
  it('breaks between words', () => {
    expect(wrap('one two three four', 9)).toEqual(['one two', 'three', 'four']);
  });

  it('breaks between wide characters, and neither before closing nor behind opening marks', () => {
    expect(wrap('讓客戶更滿意', 6)).toEqual(['讓客戶', '更滿意']);
    expect(wrap('讓客戶，更滿意', 6)).toEqual(['讓客', '戶，更', '滿意']);
    expect(wrap('讓客「戶」更', 6)).toEqual(['讓客', '「戶」', '更']);
  });

  it('leaves a word whole that is longer than a line', () => {
    expect(wrap('see https://example.org/very/long now', 10)).toEqual(['see', 'https://example.org/very/long', 'now']);
  });

  it('gives an empty text one empty line', () => {
    expect(wrap('', 10)).toEqual(['']);
  });

  it('hangs further lines below the first', () => {
    expect(hanging('▲ ', 'one two three', 9)).toEqual(['▲ one two', '  three']);
  });
});
