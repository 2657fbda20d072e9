/** Which numbers are days, months and years: they say when, never how much. */
import { isSigned, reads } from './neighbours.ts';
import { has } from './verbs.ts';
import type { Word } from './words.ts';

const PERIOD =
  /^(?:q[1-4]|[1-4]q|h[12]|fy|fy\d{2,4}|cy\d{2,4}|gj|kw|q[1-4]f?y?\d{2,4}|[1-4]q\d{2}|\d{2,4}q[1-4]|h[12]\d{2,4}|\d{4}h[12])$/u;

/** 'Q3', 'FY24', '2026Q1'. */
export const isPeriod = (text: string): boolean => PERIOD.test(text);

const YEAR = /^(?:19|20)\d{2}$/u;
const isYear = (text: string): boolean => YEAR.test(text);
/** Other years are more likely to be amounts, '2000 visits'. */
const isYearOfPlans = (text: string): boolean => isYear(text) && Number(text) >= 2010 && Number(text) <= 2050;
const isShort = (text: string): boolean => /^\d{1,4}$/u.test(text);

export function isDate(words: readonly Word[], at: number): boolean {
  const text = words[at]?.text ?? '';
  const before = words[at - 1];
  const after = words[at + 1];
  if (after && '年月日號号季'.includes(after.text.charAt(0))) return true;
  if (has(before, 'month') || has(after, 'month')) return isShort(text) && !isSigned(words, at);
  if (reads(after, '.') && after?.glued === true && has(words[at + 2], 'month')) return true;
  if (isDotted(words, at) || isJoined(words, at)) return true;
  if (before !== undefined && isPeriod(before.text) && isShort(text)) return true;
  if (reads(before, "' /") && isPeriod(words[at - 2]?.text ?? '')) return true;
  return isYearOfPlans(text) && !isSigned(words, at);
}

/** '30.6.2024', '2026.3.1', '30.6.': not '4.5', which has no second dot. */
function isDotted(words: readonly Word[], at: number): boolean {
  const parts = (words[at]?.text ?? '').split('.');
  if (!parts.every(isShort)) return false;
  if (parts.length === 3) return true;
  const [day = '', month = ''] = parts;
  const next = words[at + 1];
  const dotFollows = reads(next, '.') && next?.glued === true;
  // A sentence may end with 'rated 4.5.'.
  const deadline = reads(words[at - 1], 'bis per am vor ab zum by until before on');
  if (!deadline && words[at + 2] === undefined) return false;
  return parts.length === 2 && dotFollows && Number(day) <= 31 && Number(month) <= 12;
}

/** '2024-06-30', '6/30', '2024/06', '24/25'; not the scores '4/5' and '8/10'. */
function isJoined(words: readonly Word[], at: number): boolean {
  return ['-', '/'].some((mark) => {
    const run = joinedRun(words, at, mark);
    const [first = '', second = ''] = run;
    if (run.length === 3) return run.every(isShort);
    if (run.length !== 2) return false;
    if (isYear(first) && Number(second) <= 12) return true;
    if (mark === '-') return false;
    if (first.length === 2 && Number(first) > 12) return Number(second) === Number(first) + 1;
    return Number(first) <= 12 && Number(second) <= 31 && second.length === 2 && second !== '10';
  });
}

/** The numbers that a mark ties to the one at `at`, in order, itself included. */
function joinedRun(words: readonly Word[], at: number, mark: string): string[] {
  const tied = (index: number) => words[index]?.text === mark && words[index]?.glued === true;
  let first = at;
  while (at - first < 4 && tied(first - 1) && words[first - 2]?.kind === 'number') first -= 2;
  let last = at;
  while (last - at < 4 && tied(last + 1) && words[last + 2]?.kind === 'number') last += 2;
  const run: string[] = [];
  for (let index = first; index <= last; index += 2) run.push(words[index]?.text ?? '');
  return run;
}
