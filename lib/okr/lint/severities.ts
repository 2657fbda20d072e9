/** How heavily each rule weighs. Nothing blocks but what could not be scored at the end (method, 13). */
import type { RuleId, Severity } from './finding.ts';

export const SEVERITIES = {
  objective: {
    'no-key-result': 'block',
    'vague-improve': 'warn',
    'has-number': 'warn',
    'too-many': 'warn',
    'reads-as-task': 'ask',
    'too-long': 'ask',
    'empty-why': 'ask',
  },
  'key-result': {
    'start-equals-target': 'block',
    'effort-not-result': 'warn',
    activity: 'warn',
    'no-number': 'warn',
    'same-as-sibling': 'warn',
    'too-many': 'warn',
    'no-baseline': 'ask',
    'all-could-be-done-and-fail': 'ask',
  },
  set: {
    unowned: 'warn',
    unaligned: 'ask',
    'one-owner-for-all': 'ask',
  },
} as const satisfies Record<string, Partial<Record<RuleId, Severity>>>;

export type ObjectiveRule = keyof typeof SEVERITIES.objective;
export type KeyResultRule = keyof (typeof SEVERITIES)['key-result'];
export type SetRule = keyof typeof SEVERITIES.set;
