/** All rules of the coach as data: for settings that switch them off, for documentation, and for their own tests. */
import type { RuleLanguage, Severity } from './finding.ts';
import { de } from './examples/de.ts';
import { en } from './examples/en.ts';
import {
  examplesIn,
  type KeyResultExample,
  type ObjectiveExample,
  type SetExample,
  type WordRule,
} from './examples/example.ts';
import * as counted from './examples/counted.ts';
import { zhCN } from './examples/zhCN.ts';
import { zhTW } from './examples/zhTW.ts';
import { SEVERITIES, type KeyResultRule, type ObjectiveRule, type SetRule } from './severities.ts';

/** Languages that have word lists; a rule for 'all' needs none. */
export const RULE_LANGUAGES = ['zh-TW', 'zh-CN', 'en', 'de'] as const satisfies readonly RuleLanguage[];

interface RuleOf<About, Id, Example> {
  id: Id;
  about: About;
  severity: Severity;
  languages: 'all' | readonly RuleLanguage[];
  examples: readonly Example[];
}
export type Rule =
  | RuleOf<'objective', ObjectiveRule, ObjectiveExample>
  | RuleOf<'key-result', KeyResultRule, KeyResultExample>
  | RuleOf<'set', SetRule, SetExample>;

const SENTENCES = { 'zh-TW': zhTW, 'zh-CN': zhCN, en, de } as const;
const inEveryLanguage = (rule: WordRule) =>
  RULE_LANGUAGES.flatMap((language) => examplesIn(language, SENTENCES[language][rule]));

function objective(id: ObjectiveRule, languages: Rule['languages'], examples: readonly ObjectiveExample[]): Rule {
  return { id, about: 'objective', severity: SEVERITIES.objective[id], languages, examples };
}
function keyResult(id: KeyResultRule, languages: Rule['languages'], examples: readonly KeyResultExample[]): Rule {
  return { id, about: 'key-result', severity: SEVERITIES['key-result'][id], languages, examples };
}
function set(id: SetRule, examples: readonly SetExample[]): Rule {
  return { id, about: 'set', severity: SEVERITIES.set[id], languages: 'all', examples };
}

/** In the order in which they are told. 'too-many' stands twice, once for each thing that there can be too many of. */
export const RULES: readonly Rule[] = [
  objective('no-key-result', 'all', counted.NO_KEY_RESULT),
  objective('vague-improve', RULE_LANGUAGES, inEveryLanguage('vague-improve')),
  objective('has-number', 'all', inEveryLanguage('has-number')),
  objective('reads-as-task', RULE_LANGUAGES, inEveryLanguage('reads-as-task')),
  objective('too-long', 'all', inEveryLanguage('too-long')),
  objective('empty-why', 'all', counted.EMPTY_WHY),
  objective('too-many', 'all', counted.TOO_MANY_OBJECTIVES),
  keyResult('start-equals-target', 'all', counted.START_EQUALS_TARGET),
  keyResult('effort-not-result', RULE_LANGUAGES, inEveryLanguage('effort-not-result')),
  keyResult('activity', RULE_LANGUAGES, inEveryLanguage('activity')),
  keyResult('no-number', RULE_LANGUAGES, inEveryLanguage('no-number')),
  keyResult('no-baseline', RULE_LANGUAGES, inEveryLanguage('no-baseline')),
  keyResult('same-as-sibling', 'all', counted.SAME_AS_SIBLING),
  keyResult('too-many', 'all', counted.TOO_MANY_KEY_RESULTS),
  keyResult('all-could-be-done-and-fail', RULE_LANGUAGES, counted.ALL_COULD_BE_DONE),
  set('unowned', counted.UNOWNED),
  set('unaligned', counted.UNALIGNED),
  set('one-owner-for-all', counted.ONE_OWNER_FOR_ALL),
];
