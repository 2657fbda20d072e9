/** A finding in the reader's words. */
import type { Finding } from '#lib/okr/lint/finding.ts';
import { textsOfFinding } from '#lib/okr/lint/messages.ts';
import type { Texts } from '#lib/texts/texts.ts';

export interface FindingWords {
  title: string;
  /** Why it matters. */
  why: string;
  /** What it is, as a question to answer. */
  hint: string;
}

/** @param texts with the section `coach` */
export function findingWords(finding: Finding, { t }: Texts): FindingWords {
  const { title, why, hint } = textsOfFinding(finding);
  return { title: t(title), why: t(why, finding.values), hint: t(hint, finding.values) };
}
