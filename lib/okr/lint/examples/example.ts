/** Examples of the rules: what each finds and what it leaves alone. They explain the rule, and they are its tests. */
import type { RuleLanguage } from '../finding.ts';
import type { KeyResultContext, KeyResultDraft } from '../keyResult.ts';
import type { ObjectiveContext, ObjectiveDraft } from '../objective.ts';
import type { SetContext } from '../set.ts';
import type { OwnedObjective } from './ownedObjectives.ts';

interface Example {
  /** The language it is written in; 'all' where the words do not matter. */
  language: RuleLanguage | 'all';
  text: string;
  found: boolean;
  /** How it could be said instead. */
  rewrite?: string;
}

export interface ObjectiveExample extends Example {
  draft?: Omit<ObjectiveDraft, 'title'>;
  context?: Omit<ObjectiveContext, 'switchedOff'>;
}

export interface KeyResultExample extends Example {
  draft?: Omit<KeyResultDraft, 'title'>;
  context?: Omit<KeyResultContext, 'switchedOff'>;
}

export interface SetExample extends Example {
  set: readonly OwnedObjective[];
  context?: Omit<SetContext, 'switchedOff'>;
}

/** The rules that judge words and so need examples in every language. */
export type WordRule =
  | 'reads-as-task'
  | 'has-number'
  | 'too-long'
  | 'vague-improve'
  | 'no-number'
  | 'effort-not-result'
  | 'activity'
  | 'no-baseline';

/** A text alone, or a text and its rewrite. */
type Found = string | readonly [text: string, rewrite: string];

/** What a rule finds in one language, and what it leaves alone. */
export type Sentences = Readonly<Record<WordRule, { found: readonly Found[]; fine: readonly string[] }>>;

export function examplesIn(language: RuleLanguage, { found, fine }: Sentences[WordRule]): Example[] {
  return [
    ...found.map((one) =>
      typeof one === 'string'
        ? { language, text: one, found: true }
        : { language, text: one[0], found: true, rewrite: one[1] },
    ),
    ...fine.map((text) => ({ language, text, found: false })),
  ];
}
