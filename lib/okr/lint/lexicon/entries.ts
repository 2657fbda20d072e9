/** Word lists made ready to be found in a text: one walk along its letters, never longer than the longest entry. */
import { isDigit, isLetter, isUnspaced, wordEnd } from '../text/letters.ts';
import { MEANINGS, type Meaning, type WordList } from './meaning.ts';

interface Sense {
  meaning: Meaning;
  /** It only counts if this word ends the clause. */
  particle?: string;
}

interface Letters {
  next: Map<string, Letters>;
  /** Senses of an entry that ends here. */
  whole: Sense[];
  /** Senses of an entry that runs on to the end of the word. */
  open: Sense[];
}

export interface Entries {
  forward: Letters;
  /** The entries that begin with '*', letter by letter from their end. */
  backward: Letters;
}

export interface Match {
  end: number;
  senses: readonly Sense[];
}

const noLetters = (): Letters => ({ next: new Map(), whole: [], open: [] });

export function compileEntries(lists: readonly WordList[]): Entries {
  const entries: Entries = { forward: noLetters(), backward: noLetters() };
  for (const list of lists) {
    for (const meaning of MEANINGS) for (const entry of list[meaning]?.split('|') ?? []) add(entries, meaning, entry);
  }
  return entries;
}

function add(entries: Entries, meaning: Meaning, entry: string): void {
  const [spelled = '', particle] = entry.split('…');
  const sense: Sense = particle === undefined ? { meaning } : { meaning, particle };
  const ending = spelled.startsWith('*');
  for (const form of formsOf(spelled.replaceAll('*', '').replaceAll('-', ' '))) {
    let at = ending ? entries.backward : entries.forward;
    for (const letter of ending ? [...form].toReversed() : form) {
      const known = at.next.get(letter) ?? noLetters();
      at.next.set(letter, known);
      at = known;
    }
    (spelled.endsWith('*') ? at.open : at.whole).push(sense);
  }
}

/** A regular English verb in its forms; words with ß also as Switzerland writes them. */
function formsOf(letters: string): Set<string> {
  if (!letters.endsWith('~')) return new Set([letters, letters.replaceAll('ß', 'ss')]);
  const verb = letters.slice(0, -1);
  const stem = verb.replace(/e$/u, '');
  const third = /(?:ch|sh|s|x|z)$/u.test(verb) ? `${verb}es` : `${verb}s`;
  return new Set([verb, third, `${stem}ed`, `${stem}ing`]);
}

/** The longest entry that begins at `at`, a word's first letter, or else the longest that the word ends with; or null. */
export function findEntry(entries: Entries, plain: string, at: number): Match | null {
  let found: Match | null = null;
  let node: Letters | undefined = entries.forward;
  for (let end = at; node !== undefined; end += 1) {
    if (node.open.length > 0) found = { end: wordEnd(plain, end), senses: node.open };
    if (node.whole.length > 0 && !runsOn(plain, end)) {
      const senses: readonly Sense[] = found?.end === end ? [...found.senses, ...node.whole] : node.whole;
      found = { end, senses };
    }
    const letter = plain.charAt(end);
    node = letter === '' ? undefined : node.next.get(letter === '-' ? ' ' : letter);
  }
  return found ?? findEnding(entries, plain, at);
}

/** Whether a word of a spaced script goes on over this place. */
function runsOn(plain: string, at: number): boolean {
  const spaced = (letter: string) => isLetter(letter) && !isUnspaced(letter);
  const [before, after] = [plain.charAt(at - 1), plain.charAt(at)];
  // 'P1' does not end in 'P16', though 'CHF' does in 'CHF16'.
  return isDigit(before) ? isDigit(after) || spaced(after) : spaced(before) && spaced(after);
}

function findEnding(entries: Entries, plain: string, at: number): Match | null {
  const end = wordEnd(plain, at);
  let found: Match | null = null;
  let node: Letters | undefined = entries.backward;
  for (let from = end; node !== undefined; from -= 1) {
    if (node.whole.length > 0) found = { end, senses: node.whole };
    node = from > at ? node.next.get(plain.charAt(from - 1)) : undefined;
  }
  return found;
}
