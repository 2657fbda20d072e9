/** What the numbers of a text and the words behind them amount to: '3萬', '1億2000萬', '90 s' in minutes, '2 h 30 min'. */
import type { Unit } from '../model.ts';
import { add, compare, exactOf, multiply, toNumber, type Exact } from '../exact.ts';
import type { Part } from './amount.ts';
import { conversion, nextSmaller } from './durations.ts';
import { readNumeral, type DecimalMark } from './numeral.ts';
import { readNumberWord, type NumberWord } from './numberWord.ts';
import { refuse, type ParsedValue, type Refusal, type ValueProblem } from './parsedValue.ts';

/** A number, and how many of the unit that is counted one of it is. */
interface Counted {
  count: number;
  size: Exact;
  word: NumberWord;
}

/**
 * One number, or several of which each counts something larger than all that follow it. Places in refusals are those of the parts.
 * @param parts at least one
 */
export function readParts(parts: readonly Part[], unit: Unit, decimal?: DecimalMark): ParsedValue {
  const counted: Counted[] = [];
  for (const [i, part] of parts.entries()) {
    const read = readPart(part, { before: counted.at(-1), last: i === parts.length - 1, unit, decimal });
    if ('code' in read) return read;
    counted.push(read);
  }
  const [only, ...more] = counted;
  if (only && more.length === 0 && isOne(only.size)) return { ok: true, value: only.count };
  const converted = counted.some(({ word: { duration } }) => duration !== undefined && !isCounted(duration, unit));
  const value = toNumber(
    counted.reduce((sum, { count, size }) => add(sum, multiply(exactOf(count), size)), exactOf(0)),
  );
  if (Number.isFinite(value)) return { ok: true, value, ...(converted && { converted }) };
  const [first, last] = [parts.at(0), parts.at(-1)];
  return refuse('not-a-number', { start: first?.digits.start ?? 0, end: last?.word.end ?? 0 });
}

const ONE = exactOf(1);

interface Surroundings {
  /** What the part before it says. */
  before: Counted | undefined;
  last: boolean;
  unit: Unit;
  decimal: DecimalMark | undefined;
}

function readPart(
  { digits, word }: Part,
  { before, last, unit, decimal }: Surroundings,
): Counted | Refusal<ValueProblem> {
  const read =
    word.text === ''
      ? alone(digits.text, before)
      : readNumberWord(last ? word.text : withoutAnd(word.text), unit, decimal);
  if (read === null) return refuse('unclear-word', digits);
  if (typeof read === 'string') return refuse(last ? read : 'not-a-number', word);
  const numeral = readNumeral(digits.text, decimal);
  if (!numeral.ok) return refuse(numeral.code, digits);
  const counted = { count: numeral.value, size: sizeOf(read, unit), word: read };
  return !before || continues(before, counted)
    ? counted
    : refuse('not-a-number', { start: digits.start, end: word.end });
}

/** A number without a word: of what is counted, or of minutes behind hours where it has two digits ('2h30'). null: of who knows what. */
function alone(digits: string, before: Counted | undefined): NumberWord | null {
  if (!before) return { power: 0, named: false };
  const duration = before.word.duration && nextSmaller(before.word.duration);
  return duration && /^[0-5]\d$/u.test(digits) ? { power: 0, named: true, duration } : null;
}

/** '2 hours and 30 minutes' */
const withoutAnd = (word: string): string => word.replace(/ (?:and|und|et|dan|và|และ|و)$/iu, '');

/** Hours go on with minutes and 億 with 萬: whole numbers of one sort, and what follows is less than one of what went before. */
function continues(before: Counted, { count, size, word }: Counted): boolean {
  const durations = before.word.duration !== undefined && word.duration !== undefined && before.word.power === 0;
  const powers = !before.word.named && before.word.power > 0;
  if (durations ? word.power > 0 : !(powers && word.power > 0)) return false;
  return Number.isInteger(before.count) && compare(multiply(exactOf(count), size), before.size) < 0;
}

function sizeOf({ power, duration }: NumberWord, unit: Unit): Exact {
  const one = power === 0 ? ONE : exactOf(10 ** power);
  const converted = unit.kind === 'duration' && duration ? conversion(duration, unit.unit) : null;
  return converted ? multiply(one, converted) : one;
}

const isOne = ({ numerator, denominator }: Exact): boolean => numerator === denominator;
const isCounted = (duration: NumberWord['duration'], unit: Unit): boolean =>
  unit.kind === 'duration' && unit.unit === duration;
