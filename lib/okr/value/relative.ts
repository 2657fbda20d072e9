/** A target in relation to a start, as it is said: so many per cent or points more or less, so many times as much. */
import { takeApart, type Part } from './amount.ts';
import { readNumeral, type DecimalMark } from './numeral.ts';
import { refuse, type Refusal } from './parsedValue.ts';
import {
  directionBefore,
  directionBehind,
  factorNamed,
  isNeutral,
  timesBefore,
  timesBehind,
  type Direction,
} from './relativeWords.ts';
import { foldWord } from './spelling.ts';
import { PERCENT, POINTS } from './unitSpellings.ts';

/** `by` per cent of the start, percentage points, or times; below 0 for less. */
export interface Relative {
  kind: 'percent' | 'points' | 'factor';
  by: number;
}

const KINDS: ReadonlyMap<string, 'percent' | 'points'> = new Map([
  ...PERCENT.map((word) => [foldWord(word), 'percent'] as const),
  ...POINTS.map((word) => [foldWord(word), 'points'] as const),
]);

/**
 * '+30 %', '提升30%', '20 % weniger', '+5 pp', 'x2', '3倍', 'doppelt'.
 * @param plain in plain spelling, and so are places
 * @returns null where nothing of the sort is said. '增加2倍' is refused: it is twice as much to some and three times to others.
 */
export function readRelative(
  plain: string,
  decimal?: DecimalMark,
): Relative | Refusal<'unclear-word' | 'ambiguous' | 'not-a-number'> | null {
  const amount = takeApart(plain);
  if (!amount) {
    const factor = factorNamed(foldWord(plain));
    return factor === undefined ? null : { kind: 'factor', by: factor };
  }
  const [part, ...more] = amount.parts;
  if (more.length > 0) return null;
  const before = foldWord(amount.before.text);
  const behind = foldWord(part.word.text);
  if (amount.sign === '' && isTimes(before, behind)) return numbered(part, decimal, 'factor', 'up');
  if (timesBehind(behind) && directionBefore(before)) return refuse('unclear-word', { start: 0, end: plain.length });

  const left = saidBefore(before);
  const right = saidBehind(behind);
  if (!left || !right) return null;
  const signed: Direction | null = amount.sign === '' ? null : amount.sign === '+' ? 'up' : 'down';
  const [direction, ...others] = [
    ...new Set([signed, left.direction, right.direction].filter((said) => said !== null)),
  ];
  const kind = left.kind ?? right.kind;
  // Up and down together, or neither, say nothing.
  if (!kind || !direction || others.length > 0) return null;
  return numbered(part, decimal, kind, direction);
}

const isTimes = (before: string, behind: string): boolean =>
  (timesBefore(before) && (behind === '' || timesBehind(behind))) || (before === '' && timesBehind(behind));

function numbered({ digits }: Part, decimal: DecimalMark | undefined, kind: Relative['kind'], direction: Direction) {
  const numeral = readNumeral(digits.text, decimal);
  if (!numeral.ok) return refuse(numeral.code, digits);
  return { kind, by: direction === 'up' ? numeral.value : 0 - numeral.value };
}

interface Said {
  kind: 'percent' | 'points' | null;
  direction: Direction | null;
}

/** '提升', '提升百分之' */
function saidBefore(word: string): Said | null {
  for (let end = word.length; end >= 0; end -= 1) {
    const head = word.slice(0, end);
    const kind = end === word.length ? null : KINDS.get(word.slice(end));
    if (kind !== undefined && (isNeutral(head) || directionBefore(head)))
      return { kind, direction: directionBefore(head) };
  }
  return null;
}

/** '%', '% more' */
function saidBehind(word: string): Said | null {
  for (let end = word.length; end >= 0; end -= 1) {
    const tail = word.slice(end);
    const kind = end === 0 ? null : KINDS.get(word.slice(0, end));
    if (kind !== undefined && (tail === '' || directionBehind(tail))) return { kind, direction: directionBehind(tail) };
  }
  return null;
}
