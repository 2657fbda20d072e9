/** A text read once for all that is asked of it. */
import type { TextLanguage } from '../finding.ts';
import { languageOf } from '../language.ts';
import { entriesOf } from '../lexicon/lexicons.ts';
import { clausesOf, type Clause } from './clauses.ts';
import { plainLetters } from './letters.ts';
import { quantitiesOf, type Quantity } from './quantity.ts';
import { settleVerbs } from './verbs.ts';
import { wordsOf, type Word } from './words.ts';

export interface ParsedText {
  text: string;
  language: TextLanguage;
  words: readonly Word[];
  quantities: readonly Quantity[];
  clauses: readonly Clause[];
  /** Whether places in what was read are places in the text: not where letters and their accents were written apart. */
  placed: boolean;
}

/** Never throws; of a very long text only the beginning is read ({@link LETTERS_LOOKED_AT}). */
export function parseText(written: string, given?: TextLanguage): ParsedText {
  const text = written.normalize('NFC');
  const language = given ?? languageOf(text);
  const words = settleVerbs(wordsOf(plainLetters(text), text, entriesOf(language)), language);
  const placed = text.length === written.length;
  return { text, language, words, quantities: quantitiesOf(words), clauses: clausesOf(words), placed };
}
