/** Reading a target, which people also write in relation to where they start (method, 1): it is stored as the value it means. */
import type { Unit } from '../model.ts';
import { add, exactOf, multiply, toNumber } from '../exact.ts';
import type { DecimalMark } from './numeral.ts';
import { refuse, type ParsedValue, type Refusal, type ValueProblem } from './parsedValue.ts';
import { parseValue } from './parseValue.ts';
import { readRelative, type Relative } from './relative.ts';
import { placeAsTyped, plainSpelling } from './spelling.ts';

/**
 * Those of a value, and: no-start: relative to a start that is not known. points-or-percent: '+30 %' of a percentage, which means
 * 30 points more to some and 30 % of it to others.
 */
export type TargetProblem = ValueProblem | 'no-start' | 'points-or-percent';

/** `relative`: it was said in relation to the start. `converted`: as in {@link ParsedValue}. */
export type ParsedTarget = { ok: true; value: number; relative?: true; converted?: true } | Refusal<TargetProblem>;

/**
 * The target in the metric's own unit: what {@link parseValue} accepts, or something in relation to the start, worked out exactly.
 *
 * '+30 %', '提升30%' and '20 % less' are of the size of the start, so that more is more from below 0 too; 'x2', '3倍' and
 * 'doppelt' multiply it; '+5 pp' and '提升5個百分點' add to a percentage. The unit's own words go first: '3x' is 3 where 'x' is
 * counted, and '-20 %' is a value where the start is a percentage below 0.
 * @param start in the same unit; null where it is not known
 * @param decimal as {@link parseValue} takes it
 */
export function parseTarget(text: string, unit: Unit, start: number | null, decimal?: DecimalMark): ParsedTarget {
  const value = parseValue(text, unit, decimal);
  const plain = plainSpelling(text);
  const relative = readRelative(plain, decimal);
  if (relative === null) return value;
  if ('code' in relative) return value.ok ? value : { ...relative, at: placeAsTyped(text, relative.at) };
  if (isValue(relative, value, unit, start)) return value;
  const all = placeAsTyped(text, { start: 0, end: plain.length });
  if (unit.kind === 'percent' && relative.kind === 'percent') return refuse('points-or-percent', all);
  if (start === null) return refuse('no-start', all);
  const target = inRelationTo(start, relative);
  return Number.isFinite(target) ? { ok: true, value: target, relative: true } : refuse('not-a-number', all);
}

/** Whether what could be relative is none: the unit counts it, or does not know percentage points. */
function isValue({ kind, by }: Relative, value: ParsedValue, unit: Unit, start: number | null): boolean {
  if (unit.kind !== 'percent') return value.ok || kind === 'points';
  return value.ok && by < 0 && start !== null && start < 0;
}

function inRelationTo(start: number, { kind, by }: Relative): number {
  const from = exactOf(start);
  const amount = exactOf(by);
  switch (kind) {
    case 'factor':
      return toNumber(multiply(from, amount));
    case 'points':
      return toNumber(add(from, amount));
    case 'percent':
      return toNumber(add(from, multiply(multiply(exactOf(Math.abs(start)), amount), exactOf(0.01))));
  }
}
