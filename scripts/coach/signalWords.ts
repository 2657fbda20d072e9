/** A signal in the reader's words: what it is, what was seen and how it was counted, and a question to ask. */
import type { SignalFinding } from '#lib/okr/signals/signal.ts';
import type { Texts } from '#lib/texts/texts.ts';

/** Counts that are parts of a whole, 0 … 1.2, and read as per cent. */
const PARTS = new Set(['achievement', 'elapsed', 'share']);

export interface SignalWords {
  title: string;
  sentence: string;
  question: string;
}

/** @param texts with the section `signals` */
export function signalWords({ way, counts, since }: SignalFinding, texts: Texts): SignalWords {
  const { t, number, day } = texts;
  const figures = Object.entries(counts).map(([name, count]): [string, string | number] => [
    name,
    PARTS.has(name) ? number(count, { style: 'percent' }) : count,
  ]);
  const params = { ...Object.fromEntries(figures), since: day(since, { dateStyle: 'medium' }) };
  return {
    title: t(`signals.${way}Title`),
    sentence: t(`signals.${way}Sentence`, params),
    question: t(`signals.${way}Question`),
  };
}
