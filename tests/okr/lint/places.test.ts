import { describe, expect, it } from 'vitest';
import type { Finding, RuleId } from '#lib/okr/lint/finding.ts';
import { lintKeyResult } from '#lib/okr/lint/keyResult.ts';
import { lintObjective } from '#lib/okr/lint/objective.ts';

/** The words that a finding shows. */
function shown(title: string, findings: readonly Finding[], rule: RuleId): string | undefined {
  const place = findings.find((finding) => finding.rule === rule)?.place;
  return place && title.slice(place.start, place.end);
}

describe('a finding shows the words that gave it away', () => {
  it.each<[RuleId, string, string]>([
    ['vague-improve', 'We strengthen cooperation', 'strengthen'],
    ['has-number', 'Win three clubs', 'three'],
    ['has-number', 'NPS above 60 in town', '60'],
    ['reads-as-task', 'We launch the portal', 'launch'],
    ['reads-as-task', 'Kundenportal einführen', 'einführen'],
    ['reads-as-task', 'Wir haben das Kundenportal eingeführt', 'eingeführt'],
    ['reads-as-task', '我們上線會員系統', '上線'],
  ])('%s of «%s»: «%s»', (rule, title, words) => {
    expect(shown(title, lintObjective({ title }), rule)).toBe(words);
  });

  it.each<[RuleId, string, string]>([
    ['effort-not-result', 'We support the sales team', 'support'],
    ['effort-not-result', '努力做好客戶服務', '努力'],
    ['activity', 'We attend fairs', 'attend'],
    ['activity', '舉辦四場工作坊', '工作坊'],
    ['no-number', 'Increase sales', 'Increase'],
    ['no-number', 'Grow sales by X%', 'X'],
    ['no-baseline', 'Reduce churn by 20%', '20'],
    ['no-baseline', 'Reduce churn by at least 20%', '20'],
  ])('%s of «%s»: «%s»', (rule, title, words) => {
    expect(shown(title, lintKeyResult({ title }), rule)).toBe(words);
  });

  it('and nothing where no single word did', () => {
    expect(lintKeyResult({ title: 'To the moon' })).toEqual([
      { rule: 'no-number', about: 'key-result', severity: 'warn' },
    ]);
  });
});

describe('a task', () => {
  it.each(['The portal is launched', 'Launched', 'Guests receive the portal', 'Portal', 'Launch improvements'])(
    'is not «%s»',
    (title) => {
      expect(lintObjective({ title }).filter(({ rule }) => rule === 'reads-as-task')).toEqual([]);
    },
  );
});
