/** What comes of reading a value: the number, or why there is none and what of the text is to blame. */
import type { Place } from './spelling.ts';

/**
 * empty: nothing there. not-a-number: no number, or more than one. wrong-unit: a number of something else ('6 kg' where
 * minutes are counted, '85 %' where plain numbers are). ambiguous: '1.234' where nobody knows whether '.' groups.
 * unclear-word: a word that could mean several things ('5 m', '1.2兆'), or a number left without one ('1億2').
 * clock: '1:30' where it could be hours or minutes.
 */
export type ValueProblem = 'empty' | 'not-a-number' | 'wrong-unit' | 'ambiguous' | 'unclear-word' | 'clock';

/** `at`: what was not understood, in the text as it was given. */
export interface Refusal<Code extends string> {
  ok: false;
  code: Code;
  at: Place;
}

/** `converted`: it was written in another duration than is counted, or in several. */
export type ParsedValue = { ok: true; value: number; converted?: true } | Refusal<ValueProblem>;

export function refuse<Code extends string>(code: Code, { start, end }: Place): Refusal<Code> {
  return { ok: false, code, at: { start, end } };
}
