/** What stands behind a number says how much and of what: a power of ten, the unit that is counted, another duration. */
import type { Unit } from '../model.ts';
import { conversion } from './durations.ts';
import { behindMagnitude, magnitudeOf } from './magnitude.ts';
import type { DecimalMark } from './numeral.ts';
import { foldWord } from './spelling.ts';
import type { DurationUnit } from './unitSpellings.ts';
import { durationNamed, unitWords } from './unitWord.ts';

export interface NumberWord {
  /** Of ten: 4 for '3萬'. */
  power: number;
  /** Whether the unit is said too; a number alone is taken to be in the unit that is counted. */
  named: boolean;
  /** The duration that is said, where durations are counted. */
  duration?: DurationUnit;
}

/** wrong-unit: of something else. unclear-word: it could mean several things ('5 m'). not-a-number: no word at all. */
export type WordProblem = 'wrong-unit' | 'unclear-word' | 'not-a-number';

/** Longer than any word that is known with the longest unit; sheets have notes of a thousand characters behind a number. */
const LOOKED_AT = 60;

/** @param word in plain spelling */
export function readNumberWord(word: string, unit: Unit, decimal?: DecimalMark): NumberWord | WordProblem {
  const bare = word.normalize('NFC').replace(/[ .,]/gu, '').slice(0, LOOKED_AT);
  const named = unitNamed(bare, unit, decimal);
  if (named) return named === 'unclear-word' ? named : { power: 0, ...named };
  const currency = unit.kind === 'currency' ? unit.code : undefined;
  for (let end = bare.length; end > 0; end -= 1) {
    const power = magnitudeOf(bare.slice(0, end), decimal, currency);
    const counted = power === undefined ? null : unitNamed(bare.slice(end), unit, decimal);
    if (power === undefined || !counted) continue;
    if (power === 'unclear' || counted === 'unclear-word' || (!counted.named && holdsPower(unit)))
      return 'unclear-word';
    return { power, ...counted };
  }
  return saysSomething(word) ? 'wrong-unit' : 'not-a-number';
}

/** Whether a word or sign stands there that could be a unit, rather than brackets and dashes. */
export const saysSomething = (text: string): boolean => /[\p{L}\p{Sc}%‰°]/u.test(text);

/**
 * null where the word names another unit than is counted, or none. 'm' and 'hr' are minutes and hours, but a month in French and a
 * day in Indonesian, which both write ',' before decimals: elsewhere they are unclear where those are counted.
 */
function unitNamed(word: string, unit: Unit, decimal?: DecimalMark): Omit<NumberWord, 'power'> | 'unclear-word' | null {
  if (word === '') return { named: false };
  const folded = foldWord(word);
  const counted = unitWords(unit).around.has(folded);
  if (unit.kind !== 'duration') return counted ? { named: true } : null;
  const usual = durationNamed(folded);
  if (counted)
    return !usual || usual === unit.unit || decimal === ',' ? { named: true, duration: unit.unit } : 'unclear-word';
  return usual && conversion(usual, unit.unit) ? { named: true, duration: usual } : null;
}

/** Where '萬元' are counted, '3億' could be 3億元 or 3億 times 萬元. */
const holdsPower = (unit: Unit): boolean => unit.kind === 'text' && behindMagnitude(unit.text) !== null;
