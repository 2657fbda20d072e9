/** What the coach has to say of one objective (method, 13). */
import { headOf, leadOf } from './evidence.ts';
import type { Finding, TextLanguage } from './finding.ts';
import { judgeParsed } from './measurable.ts';
import { at, NONE_OFF, run, type Check, type Found, type SwitchedOff } from './rule.ts';
import { SEVERITIES, type ObjectiveRule } from './severities.ts';
import type { Clause } from './text/clauses.ts';
import { isUnspaced } from './text/letters.ts';
import { parseText, type ParsedText } from './text/parse.ts';
import { has } from './text/verbs.ts';
import type { Word } from './text/words.ts';

/** More objectives than this for one owner in one cycle, and none of them has the focus (method, 13). */
export const OBJECTIVES_PER_OWNER = 5;
/** Longer than this a title is no sentence that a team remembers; a Chinese character takes the room of two letters. */
export const TITLE_WIDTH = 120;

export interface ObjectiveDraft {
  title: string;
  /** Why it matters; absent where nobody was asked. */
  why?: string;
  /** How many active key results hang under it; absent where that is not known yet. */
  keyResults?: number;
}

export interface ObjectiveContext {
  /** Active objectives of its owner in its cycle, itself included. */
  ofOwner?: number;
  /** Absent: told from the title. */
  language?: TextLanguage;
  switchedOff?: SwitchedOff;
}

/** In the order of {@link CHECKS}; never throws. */
export function lintObjective(draft: ObjectiveDraft, context: ObjectiveContext = {}): Finding[] {
  const subject = { draft, context, parsed: parseText(draft.title, context.language) };
  return run('objective', SEVERITIES.objective, CHECKS, subject, context.switchedOff ?? NONE_OFF);
}

interface Subject {
  draft: ObjectiveDraft;
  context: ObjectiveContext;
  parsed: ParsedText;
}

const CHECKS: readonly Check<ObjectiveRule, Subject>[] = [
  {
    rule: 'no-key-result',
    find: ({ draft }) => (draft.keyResults === 0 ? {} : null),
  },
  {
    rule: 'vague-improve',
    find: ({ parsed }) => vagueImprovement(parsed),
  },
  {
    rule: 'has-number',
    find: ({ parsed }) => {
      const goal = parsed.quantities.find(({ role }) => role === 'goal');
      return goal ? at(parsed, parsed.words[goal.at]) : null;
    },
  },
  { rule: 'reads-as-task', find: ({ parsed }) => task(parsed) },
  {
    rule: 'too-long',
    find: ({ draft }) => (widthOf(draft.title) > TITLE_WIDTH ? { values: { most: TITLE_WIDTH } } : null),
  },
  {
    rule: 'empty-why',
    find: ({ draft }) => (draft.why !== undefined && draft.why.trim() === '' ? {} : null),
  },
  {
    rule: 'too-many',
    find: ({ context: { ofOwner = 0 } }) =>
      ofOwner > OBJECTIVES_PER_OWNER ? { values: { count: ofOwner, most: OBJECTIVES_PER_OWNER } } : null,
  },
];

/** 'Improve customer satisfaction', alone: a direction, and nothing that says when it is reached. */
function vagueImprovement(parsed: ParsedText): Found | null {
  const { measurable, because, place } = judgeParsed(parsed);
  if (measurable || because !== 'direction-without-amount') return null;
  return place ? { place } : {};
}

/** Begins with a verb of making or finishing something: work to be done, not why it is done. */
function task(parsed: ParsedText): Found | null {
  const [clause = []] = parsed.clauses;
  const lead = leadOf(clause);
  const word = clause[lead];
  if (!word || clause.length < 2 || !(has(word, 'finish') || has(word, 'make'))) return null;
  const head = headOf(clause);
  if (has(head, 'mass')) return null;
  // 'Build a world-class team' is what one wants to be, 'Launch the world-class shop' is still a task.
  if (!has(word, 'finish') && clause.some((one) => has(one, 'vague'))) return null;
  return opensWith(clause, lead) || endsGerman(parsed, clause, lead, head) ? at(parsed, word) : null;
}

/** Who does it may stand before the verb, and words that say nothing: 'We', '我們', '成功'. */
const WHO = /^(?:we|i|to|wir|ich|我|我们|我們|们|們)$/u;
const opensWith = (clause: Clause, lead: number): boolean =>
  clause.slice(0, lead).every((word) => has(word, 'idle') || WHO.test(word.text));

/** German says at the end what is done: 'Portal einführen', 'Wir haben … eingeführt'. */
function endsGerman({ language }: ParsedText, clause: Clause, lead: number, head: Word | undefined): boolean {
  if (language !== 'de') return false;
  const [who, helper] = clause;
  if (who?.text === 'wir' && helper?.text === 'haben') return true;
  return lead === clause.length - 1 && has(head, 'thing');
}

function widthOf(title: string): number {
  let width = 0;
  for (const letter of title.trim()) width += isUnspaced(letter) ? 2 : 1;
  return width;
}
