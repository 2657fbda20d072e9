/** A text as a row of words, numbers and signs, each with what the word lists say of it. */
import { findEntry, type Entries, type Match } from '../lexicon/entries.ts';
import type { Meaning } from '../lexicon/meaning.ts';
import type { Place } from '../finding.ts';
import { hanNumeralEnd } from './hanNumerals.ts';
import { isDigit, isLetter, isUnspaced, wordEnd } from './letters.ts';
import { isAddress, nameEnd, numberEnd, takesDigits, unitEnd, versionEnd } from './spans.ts';

export interface Word extends Place {
  kind: 'word' | 'number' | 'sign';
  /** As in plainLetters. */
  text: string;
  meanings: ReadonlySet<Meaning>;
  /** Written with a capital, in a script that has them. */
  capital: boolean;
  /** No space before it. */
  glued: boolean;
}

interface Read {
  kind: Word['kind'];
  end: number;
  match: Match | null;
}

interface Awaited {
  meanings: Set<Meaning>;
  meaning: Meaning;
  particle: string;
  from: number;
}

const BREAKS = '.;!?:';

/** `plain` are the letters of `original` as plainLetters gives them. */
export function wordsOf(plain: string, original: string, entries: Entries): Word[] {
  const words: Word[] = [];
  const awaited: Awaited[] = [];
  for (let at = 0; at < plain.length;) {
    if (plain.charAt(at) === ' ') {
      at += 1;
      continue;
    }
    const { kind, end, match } = readWord(plain, at, entries);
    const meanings = new Set<Meaning>();
    for (const { meaning, particle } of match?.senses ?? []) {
      if (particle === undefined) meanings.add(meaning);
      else awaited.push({ meanings, meaning, particle, from: words.length });
    }
    const first = original.charAt(at);
    words.push({
      kind,
      start: at,
      end,
      text: plain.slice(at, end),
      meanings,
      capital: first !== first.toLowerCase(),
      glued: at > 0 && plain.charAt(at - 1) !== ' ',
    });
    at = end;
  }
  for (const { meanings, meaning, particle, from } of awaited) {
    if (endsClause(words, from, particle)) meanings.add(meaning);
  }
  return words;
}

/** What begins at `at`; never empty. */
function readWord(plain: string, at: number, entries: Entries): Read {
  const letter = plain.charAt(at);
  if (isDigit(letter)) {
    const end = numberEnd(plain, at);
    const withUnit = unitEnd(plain, end);
    return withUnit === null
      ? { kind: 'word', end: nameEnd(plain, end), match: null }
      : { kind: 'number', end: withUnit, match: null };
  }
  if (isAddress(plain, at)) return { kind: 'word', end: addressEnd(plain, at), match: ADDRESS };
  const version = versionEnd(plain, at);
  if (version !== null) return { kind: 'word', end: version, match: ADDRESS };
  const match = findEntry(entries, plain, at);
  if (!isLetter(letter)) return { kind: 'sign', end: match?.end ?? at + 1, match };
  if (match === null || match.end === at + 1) {
    const numeral = hanNumeralEnd(plain, at);
    if (numeral !== null) return { kind: 'number', end: numeral, match: null };
  }
  if (match !== null) return { kind: 'word', end: match.end, match };
  if (isUnspaced(letter)) return { kind: 'word', end: at + 1, match };
  const end = wordEnd(plain, at);
  return { kind: 'word', end: takesDigits(plain, at, end) ? nameEnd(plain, end) : Math.max(end, at + 1), match };
}

/** 'example.org', 'README.md': something that can be pointed at. */
const ADDRESS: Match = { end: 0, senses: [{ meaning: 'thing' }] };

function addressEnd(plain: string, at: number): number {
  let end = at;
  while (isAddress(plain, end)) end = wordEnd(plain, end) + 1;
  return nameEnd(plain, end);
}

/** Whether the particle of a verb stands last in its clause, as in German 'Wir stellen zwei Personen an'. */
function endsClause(words: readonly Word[], from: number, particle: string): boolean {
  for (let at = from + 1; at < words.length; at += 1) {
    const word = words[at];
    if (word === undefined || (word.kind === 'sign' && BREAKS.includes(word.text))) return false;
    if (word.text !== particle) continue;
    const next = words[at + 1];
    if (next === undefined || next.kind === 'sign' || next.meanings.has('and')) return true;
  }
  return false;
}
