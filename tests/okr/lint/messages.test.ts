import { describe, expect, it } from 'vitest';
import { treesOf } from '#lib/okr/lint/examples/ownedObjectives.ts';
import type { Finding } from '#lib/okr/lint/finding.ts';
import { lintKeyResult } from '#lib/okr/lint/keyResult.ts';
import { REASONS } from '#lib/okr/lint/measurable.ts';
import { textOfReason, textsOfFinding } from '#lib/okr/lint/messages.ts';
import { lintObjective } from '#lib/okr/lint/objective.ts';
import { RULES, type Rule } from '#lib/okr/lint/rules.ts';
import { lintSet } from '#lib/okr/lint/set.ts';
import { coach } from '#lib/texts/laterSections.ts';
import { LOCALES } from '#lib/texts/sections.ts';
import { loadTexts } from '#lib/texts/texts.ts';

function raisedBy(rule: Rule): Finding[] {
  switch (rule.about) {
    case 'objective':
      return rule.examples.flatMap(({ text, draft, context }) => lintObjective({ title: text, ...draft }, context));
    case 'key-result':
      return rule.examples.flatMap(({ text, draft, context }) => lintKeyResult({ title: text, ...draft }, context));
    case 'set':
      return rule.examples.flatMap(({ set, context }) => lintSet(treesOf(set), context));
  }
}

/** One finding of each rule. */
const findings = RULES.flatMap((rule) => raisedBy(rule).find((finding) => finding.rule === rule.id) ?? []);

describe.each(LOCALES)('the coach in %s', (locale) => {
  it('has a title, a reason and a question for every finding, filled with its values', async () => {
    const { t } = await loadTexts(locale, [coach]);
    expect(findings).toHaveLength(RULES.length);
    for (const finding of findings) {
      const { title, why, hint } = textsOfFinding(finding);
      for (const said of [t(title), t(why, finding.values), t(hint, finding.values)]) {
        expect(said).toMatch(/^[^{}]+$/);
      }
    }
  });

  it('asks, and never orders', async () => {
    const { t } = await loadTexts(locale, [coach]);
    const hints = findings.map((finding) => t(textsOfFinding(finding).hint, finding.values));
    expect(hints.filter((hint) => !/[?？]$/.test(hint))).toEqual([]);
  });

  it('says why a text can or cannot be measured, each reason in words of its own', async () => {
    const { t } = await loadTexts(locale, [coach]);
    const said = REASONS.map((reason) => t(textOfReason(reason)));
    expect(new Set(said).size).toBe(REASONS.length);
  });
});
