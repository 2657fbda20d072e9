/** The unit that a number was written with, for sheets that have no column for it. */
import { takeApart } from './amount.ts';
import { behindMagnitude } from './magnitude.ts';
import { saysSomething } from './numberWord.ts';
import { plainSpelling } from './spelling.ts';

/** The word behind the first number, without its power of ten, or else the one before it: '元' of '3萬元', 'CHF' of 'CHF 2,5 Mio.'; '' if none. */
export function unitBeside(text: string): string {
  const amount = takeApart(plainSpelling(text));
  if (!amount) return '';
  const word = amount.parts[0].word.text;
  const behind = behindMagnitude(word)?.replace(/^[. ]+/u, '') ?? word;
  return [behind, amount.before.text].find(saysSomething) ?? '';
}
