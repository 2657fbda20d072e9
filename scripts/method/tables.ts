/** What docs/method.md takes from the code as tables: thresholds, days of grace, hours of an SOS, rules and signals. */
import { textsOfFinding } from '#lib/okr/lint/messages.ts';
import { RULES } from '#lib/okr/lint/rules.ts';
import type { Objective } from '#lib/okr/model.ts';
import { GRACE_DAYS } from '#lib/okr/occurrences.ts';
import { SIGNALS } from '#lib/okr/signals/signals.ts';
import { SOS_STEPS } from '#lib/okr/sosClock.ts';
import { BAND, CONFIDENCE, PACE, type Thresholds } from '#lib/okr/status.ts';
import coach from '../../locales/en/coach.json' with { type: 'json' };
import signalTexts from '../../locales/en/signals.json' with { type: 'json' };
import { table } from './table.ts';

const AMBITIONS = ['aspirational', 'committed'] as const satisfies readonly Objective['ambition'][];

export function statusTable(): string {
  const row = (what: string, { on, risk }: Thresholds) => [what, `≥ ${on}`, `≥ ${risk}`, 'below that'];
  return table(
    ['what is looked at', 'on track', 'at risk', 'off track'],
    [
      ...AMBITIONS.map((ambition) => row(`pace, ${ambition}`, PACE[ambition])),
      ...AMBITIONS.map((ambition) => row(`confidence, ${ambition}`, CONFIDENCE[ambition])),
      row('a band (`keep`), its progress', BAND),
    ],
  );
}

const EVERY = { week: 'every week', 'two-weeks': 'every two weeks', month: 'every month' } as const;

export function graceTable(): string {
  const cadences = ['week', 'two-weeks', 'month'] as const;
  return table(
    ['cadence', 'days of grace'],
    cadences.map((every) => [EVERY[every], String(GRACE_DAYS[every])]),
  );
}

const REMINDED = {
  answerers: 'whoever is to answer: the owner of the objective and the leaders of its team',
  'parent-team': 'the leaders of the team above',
  company: 'the leaders of the company',
} as const;

export function sosTable(): string {
  return table(
    ['hours without an answer', 'who is reminded'],
    SOS_STEPS.map(({ hours, step }) => [String(hours), REMINDED[step]]),
  );
}

/** One form of a sentence that counts: the one for many. */
const plain = (text: string | { other: string }): string => (typeof text === 'string' ? text : text.other);

export function ruleTable(): string {
  const asked: Readonly<Record<string, string | { other: string }>> = coach;
  const rows = RULES.map(({ id, about, severity, languages }) => {
    const key = textsOfFinding({ rule: id, about }).hint.replace('coach.', '');
    return [`\`${id}\``, about, severity, languages === 'all' ? 'all' : languages.join(', '), plain(asked[key] ?? '')];
  });
  return table(['rule', 'about', 'severity', 'languages', 'what it asks'], rows);
}

export function signalTable(): string {
  const rows = SIGNALS.map(({ id, about, first, limits }) => [
    `\`${id}\``,
    about.join(', '),
    first,
    Object.entries(limits)
      .map(([name, limit]) => `${name} ${limit}`)
      .join(', '),
  ]);
  return table(['signal', 'about', 'shown first to', 'limits'], rows);
}

/** What each signal says, in every way in which it comes about; names in braces are filled in. */
export function signalSentences(): string {
  const told: Readonly<Record<string, string | { other: string }>> = signalTexts;
  return SIGNALS.flatMap(({ id, ways }) =>
    ways.map((way) => `- \`${id}\`: “${plain(told[`${way}Sentence`] ?? '')}” ${plain(told[`${way}Question`] ?? '')}`),
  ).join('\n');
}
