/** What the coach has to say of one objective (method, 13). */
import { headOf, leadOf } from './evidence.ts';
import type { Finding, TextLanguage } from './finding.ts';
import { judgeParsed } from './measurable.ts';
import { at, NONE_OFF, run, type Check, type SwitchedOff } from './rule.ts';
import { isUnspaced } from './text/letters.ts';
import { parseText, type ParsedText } from './text/parse.ts';
import { has } from './text/verbs.ts';

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
  return run('objective', CHECKS, subject, context.switchedOff ?? NONE_OFF);
}

interface Subject {
  draft: ObjectiveDraft;
  context: ObjectiveContext;
  parsed: ParsedText;
}

const CHECKS: readonly Check<Subject>[] = [
  {
    rule: 'no-key-result',
    severity: 'block',
    find: ({ draft }) => (draft.keyResults === 0 ? {} : null),
  },
  {
    rule: 'vague-improve',
    severity: 'warn',
    find: ({ parsed }) => vagueImprovement(parsed),
  },
  {
    rule: 'has-number',
    severity: 'warn',
    find: ({ parsed }) => {
      const goal = parsed.quantities.find(({ role }) => role === 'goal');
      return goal ? at(parsed, parsed.words[goal.at]) : null;
    },
  },
  { rule: 'reads-as-task', severity: 'ask', find: ({ parsed }) => task(parsed) },
  {
    rule: 'too-long',
    severity: 'ask',
    find: ({ draft }) => (widthOf(draft.title) > TITLE_WIDTH ? { values: { most: TITLE_WIDTH } } : null),
  },
  {
    rule: 'empty-why',
    severity: 'ask',
    find: ({ draft }) => (draft.why !== undefined && draft.why.trim() === '' ? {} : null),
  },
  {
    rule: 'too-many',
    severity: 'warn',
    find: ({ context: { ofOwner = 0 } }) =>
      ofOwner > OBJECTIVES_PER_OWNER ? { values: { count: ofOwner, most: OBJECTIVES_PER_OWNER } } : null,
  },
];

/** 'Improve customer satisfaction', alone: a direction, and nothing that says when it is reached. */
function vagueImprovement(parsed: ParsedText) {
  const { measurable, because, place } = judgeParsed(parsed);
  if (measurable || because !== 'direction-without-amount') return null;
  return place ? { place } : {};
}

/** What may stand before the first verb of a sentence about one's own work: 'We', '我們', '成功'. */
const WHO = /^(?:we|i|to|wir|ich|我|我们|我們|们|們)$/u;
/** German says it at the end: 'Wir haben … eingeführt'. */
const WE_HAVE = /^(?:wir haben|ich habe)$/u;

/** Begins with a verb of making or finishing something: work to be done, not why it is done. */
function task(parsed: ParsedText) {
  const [clause = []] = parsed.clauses;
  const lead = leadOf(clause);
  const word = clause[lead];
  if (!word || clause.length < 2 || !(has(word, 'finish') || has(word, 'make'))) return null;
  const before = clause.slice(0, lead);
  const opens = before.every((one) => has(one, 'idle') || WHO.test(one.text));
  if (
    !opens &&
    !WE_HAVE.test(
      before
        .slice(0, 2)
        .map(({ text }) => text)
        .join(' '),
    )
  )
    return null;
  const head = headOf(clause);
  // 'Build a world-class team' is what one wants to be, 'Launch the world-class shop' is still a task.
  const dream = !has(word, 'finish') && clause.some((one) => has(one, 'vague'));
  return dream || has(head, 'mass') ? null : at(parsed, word);
}

function widthOf(title: string): number {
  let width = 0;
  for (const letter of title.trim()) width += isUnspaced(letter) ? 2 : 1;
  return width;
}
