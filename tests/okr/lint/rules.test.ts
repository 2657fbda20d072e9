import { describe, expect, it } from 'vitest';
import { treesOf } from '#lib/okr/lint/examples/ownedObjectives.ts';
import type { RuleId } from '#lib/okr/lint/finding.ts';
import { lintKeyResult } from '#lib/okr/lint/keyResult.ts';
import { lintObjective } from '#lib/okr/lint/objective.ts';
import { RULE_LANGUAGES, RULES, type Rule } from '#lib/okr/lint/rules.ts';
import { lintSet } from '#lib/okr/lint/set.ts';

interface Raised {
  example: string;
  expected: boolean;
  ids: RuleId[];
}

/** What is raised for each example of a rule, in the order of the examples. */
function raised(rule: Rule, switchedOff: ReadonlySet<RuleId> = new Set()): Raised[] {
  const idsOf = (findings: readonly { rule: RuleId }[]) => findings.map(({ rule: id }) => id);
  switch (rule.about) {
    case 'objective':
      return rule.examples.map(({ language, text, draft, context, found }) => ({
        example: `${text} (${language})`,
        expected: found,
        ids: idsOf(lintObjective({ title: text, ...draft }, { ...context, switchedOff })),
      }));
    case 'key-result':
      return rule.examples.map(({ language, text, draft, context, found }) => ({
        example: `${text} (${language})`,
        expected: found,
        ids: idsOf(lintKeyResult({ title: text, ...draft }, { ...context, switchedOff })),
      }));
    case 'set':
      return rule.examples.map(({ language, text, set, context, found }) => ({
        example: `${text} (${language})`,
        expected: found,
        ids: idsOf(lintSet(treesOf(set), { ...context, switchedOff })),
      }));
  }
}

describe.each(RULES.map((rule) => [rule.id, rule.about, rule] as const))('the rule %s of %s', (id, _about, rule) => {
  it.each(raised(rule).map(({ expected, example, ids }) => [expected ? 'finds' : 'leaves alone', example, ids]))(
    '%s «%s»',
    (verb, _example, ids) => {
      expect(ids.includes(id)).toBe(verb === 'finds');
    },
  );

  it('is quiet once the organisation has switched it off', () => {
    expect(raised(rule, new Set([id])).flatMap(({ ids }) => ids)).not.toContain(id);
  });

  it('has examples of both kinds', () => {
    expect(new Set(rule.examples.map(({ found }) => found))).toEqual(new Set([true, false]));
  });
});

describe('the rules', () => {
  it('stand each once for what they are about', () => {
    const names = RULES.map(({ id, about }) => `${about}/${id}`);
    expect(new Set(names).size).toBe(names.length);
  });

  it('that read words have four examples of each kind in every language', () => {
    const wordy = RULES.filter(({ id, about }) => about !== 'set' && !COUNTING.has(id));
    expect(wordy.map(({ id }) => id)).toHaveLength(8);
    for (const { id, examples } of wordy) {
      for (const language of RULE_LANGUAGES) {
        for (const kind of [true, false]) {
          const those = examples.filter((one) => one.language === language && one.found === kind);
          expect([id, language, kind, those.length >= 4]).toEqual([id, language, kind, true]);
        }
      }
    }
  });

  it('no longer find what a rewrite says', () => {
    for (const { id, about, examples } of RULES) {
      const lint = about === 'objective' ? lintObjective : lintKeyResult;
      const rewrites = examples.flatMap(({ rewrite }) => rewrite ?? []);
      const stillFound = rewrites.filter((title) => lint({ title }).some(({ rule }) => rule === id));
      expect([id, stillFound]).toEqual([id, []]);
    }
  });

  it('block only what could not be scored at the end', () => {
    const blocking = RULES.filter(({ severity }) => severity === 'block');
    expect(blocking.map(({ id }) => id)).toEqual(['no-key-result', 'start-equals-target']);
  });
});

/** Rules that count and compare; their examples need no language. */
const COUNTING: ReadonlySet<RuleId> = new Set([
  'no-key-result',
  'empty-why',
  'too-many',
  'start-equals-target',
  'same-as-sibling',
  'all-could-be-done-and-fail',
]);
