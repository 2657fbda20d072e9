/** Fields of records in words, for texts of the sections okr, writing and together: what a field is called, and what is in it. */
import type * as z from 'zod/mini';
import { bandText } from '#components/okr/metricText.ts';
import { Cadence, Evidence, Metric, Reading, type Directory } from '#lib/okr/model.ts';
import { formatNumber, formatValue } from '#lib/okr/unit.ts';
import type { TextKey } from '#lib/texts/sections.ts';
import type { Texts } from '#lib/texts/texts.ts';

const NAMES: Readonly<Record<string, TextKey>> = {
  title: 'together.fieldTitle',
  name: 'together.fieldName',
  owner: 'together.fieldOwner',
  why: 'writing.why',
  ambition: 'writing.ambition',
  cycle: 'writing.cycle',
  metric: 'writing.metric',
  weight: 'writing.weight',
  cadence: 'writing.cadence',
  team: 'together.fieldTeam',
  zone: 'together.fieldZone',
  reading: 'together.fieldValue',
  confidence: 'together.fieldConfidence',
  note: 'together.fieldNote',
  evidence: 'together.fieldEvidence',
  person: 'together.fieldPerson',
  text: 'together.fieldText',
  at: 'together.fieldDay',
  firstDay: 'together.fieldFirstDay',
  lastDay: 'together.fieldLastDay',
  whyStop: 'together.fieldWhyStop',
  learned: 'together.fieldLearned',
  freed: 'together.fieldFreed',
};

/** Its own name where there is no better one: what only a newer version knows. */
export function fieldName({ t }: Texts, field: string): string {
  const key = Object.hasOwn(NAMES, field) ? NAMES[field] : undefined;
  return key === undefined ? field : t(key);
}

const PERSON_FIELDS = new Set(['owner', 'author', 'person']);
const DAY_FIELDS = new Set(['at', 'firstDay', 'lastDay']);

/** What is in a field, in words; as JSON where nothing better is known. */
export function fieldText(texts: Texts, field: string, value: unknown, directory: Directory): string {
  const { t } = texts;
  if (value === null || value === undefined || value === '') {
    return t(field === 'cycle' ? 'writing.backlog' : 'together.nothing');
  }
  if (typeof value === 'string') return stringText(texts, field, value, directory);
  if (typeof value === 'number') return texts.number(value, { maximumFractionDigits: 20 });
  if (typeof value === 'boolean') return t(value ? 'okr.yes' : 'okr.notYet');
  return (
    metricText(texts, Metric.safeParse(value).data) ??
    readingText(texts, Reading.safeParse(value).data) ??
    cadenceText(texts, Cadence.safeParse(value).data) ??
    evidenceText(Evidence.safeParse(value).data) ??
    JSON.stringify(value)
  );
}

function stringText(texts: Texts, field: string, value: string, { people, teams, cycles }: Directory): string {
  const { t } = texts;
  if (PERSON_FIELDS.has(field)) return people.get(value)?.name || t('together.somebody');
  if (field === 'team') return teams.get(value)?.name ?? t('together.somewhere');
  if (field === 'cycle') return cycles.get(value)?.name ?? t('together.somewhere');
  if (field === 'ambition' && value === 'aspirational') return t('writing.aspirational');
  if (field === 'ambition' && value === 'committed') return t('writing.committed');
  const isDay = DAY_FIELDS.has(field) && /^\d{4}-\d{2}-\d{2}$/.test(value);
  return isDay ? texts.day(value, { year: 'numeric', month: 'short', day: 'numeric' }) : value;
}

function metricText(texts: Texts, metric: Metric | undefined): string | null {
  const { t, locale } = texts;
  switch (metric?.type) {
    case undefined:
      return null;
    case 'move':
      return t('together.metricMove', {
        start: formatNumber(metric.start, metric.unit, locale),
        target: formatValue(metric.target, metric.unit, locale),
      });
    case 'keep':
      return t('okr.keep', { band: bandText(texts, metric) });
    case 'milestones':
      return new Intl.ListFormat(locale).format(metric.items.map(({ text }) => text));
    case 'yes-no':
      return t('okr.yesOrNo');
    case 'from-children':
      return t('okr.fromChildren');
  }
}

function readingText({ t, number }: Texts, reading: Reading | undefined): string | null {
  switch (reading?.type) {
    case undefined:
      return null;
    case 'value':
      return number(reading.value, { maximumFractionDigits: 20 });
    case 'answer':
      return t(reading.yes ? 'okr.yes' : 'okr.notYet');
    case 'ticks':
      return t('together.ticks', { ticked: reading.ticked.length, unticked: reading.unticked.length });
  }
}

const EVERY = {
  week: 'writing.cadenceWeek',
  'two-weeks': 'writing.cadenceTwoWeeks',
  month: 'writing.cadenceMonth',
} as const;

/** A Monday, from which the days of the week are named. */
const MONDAY = Temporal.PlainDate.from('2026-08-03');

function cadenceText(texts: Texts, cadence: Cadence | undefined): string | null {
  if (!cadence) return null;
  const { every, weekday, time } = cadence;
  const day = texts.day(MONDAY.add({ days: weekday - 1 }).toString(), { weekday: 'long' });
  return texts.t('together.cadence', { every: texts.t(EVERY[every]), day, time });
}

/** What it is, what was marked there, and where: a line each. */
const evidenceText = (evidence: z.infer<typeof Evidence> | undefined): string | null =>
  evidence ? [evidence.title, evidence.text, evidence.url].filter((line) => line !== '').join('\n') : null;
