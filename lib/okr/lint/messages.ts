/** Which sentences say a finding or a judgement. Keys only: the words are texts of the section 'coach' in the reader's language. */
import type { Finding, RuleId } from './finding.ts';
import type { Reason } from './measurable.ts';

const NAMES = {
  'reads-as-task': 'readsAsTask',
  'has-number': 'hasNumber',
  'too-long': 'tooLong',
  'empty-why': 'emptyWhy',
  'no-key-result': 'noKeyResult',
  'vague-improve': 'vagueImprove',
  'no-number': 'noNumber',
  'effort-not-result': 'effortNotResult',
  activity: 'activity',
  'no-baseline': 'noBaseline',
  'start-equals-target': 'startEqualsTarget',
  'same-as-sibling': 'sameAsSibling',
  'all-could-be-done-and-fail': 'allCouldBeDone',
  unowned: 'unowned',
  unaligned: 'unaligned',
  'one-owner-for-all': 'oneOwnerForAll',
} as const satisfies Record<Exclude<RuleId, 'too-many'>, string>;

const REASON_NAMES = {
  'goal-number': 'GoalNumber',
  'from-to': 'FromTo',
  threshold: 'Threshold',
  'none-of-set': 'NoneOfSet',
  'every-of-set': 'EveryOfSet',
  cadence: 'Cadence',
  'dated-outcome': 'DatedOutcome',
  'completion-test': 'CompletionTest',
  empty: 'Empty',
  placeholder: 'Placeholder',
  'number-not-the-goal': 'NumberNotTheGoal',
  'direction-without-amount': 'DirectionWithoutAmount',
  'keeping-without-amount': 'KeepingWithoutAmount',
  effort: 'Effort',
  activity: 'Activity',
  uncounted: 'Uncounted',
  'vague-adjective': 'VagueAdjective',
  'date-on-vague-outcome': 'DateOnVagueOutcome',
  'metric-without-target': 'MetricWithoutTarget',
  slogan: 'Slogan',
} as const satisfies Record<Reason, string>;

type Name = (typeof NAMES)[keyof typeof NAMES] | 'tooManyObjectives' | 'tooManyKeyResults';

export interface FindingTexts {
  /** What it is, in a few words. */
  title: `coach.${Name}Title`;
  /** Why it matters; takes the finding's values. */
  why: `coach.${Name}Why`;
  /** One line under a field, that asks a question; takes the finding's values. */
  hint: `coach.${Name}Hint`;
}

export function textsOfFinding({ rule, about }: Pick<Finding, 'rule' | 'about'>): FindingTexts {
  const name = nameOf(rule, about);
  return { title: `coach.${name}Title`, why: `coach.${name}Why`, hint: `coach.${name}Hint` };
}

function nameOf(rule: RuleId, about: Finding['about']): Name {
  if (rule !== 'too-many') return NAMES[rule];
  return about === 'objective' ? 'tooManyObjectives' : 'tooManyKeyResults';
}

type ReasonName = (typeof REASON_NAMES)[Reason];

/** A short sentence that says why a text can or cannot be measured; takes no values. */
export const textOfReason = (because: Reason): `coach.because${ReasonName}` => `coach.because${REASON_NAMES[because]}`;
