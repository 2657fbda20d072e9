import { describe, expect, it } from 'vitest';
import { dueState } from '#lib/okr/cadence.ts';
import { dueWords } from '#components/okr/dueWords.ts';
import { initials } from '#components/okr/initials.ts';
import { bandText, confidenceQuestion } from '#components/okr/metricText.ts';
import { percentText } from '#components/okr/Percent.tsx';
import { statusInWords } from '#components/okr/statusName.ts';
import { weekInWords } from '#components/okr/weekInWords.ts';
import { at, milestones, move, NUMBER, YES_NO } from '../okr/records.ts';
import { CHINESE, ENGLISH } from './texts.ts';

const TAIPEI = 'Asia/Taipei';
/** Friday, 17:00. */
const EXPECTED = at('2026-08-14T17:00', TAIPEI);
const when = (local: string, { first = false, texts = ENGLISH } = {}) => {
  const now = at(local, TAIPEI);
  return dueWords(texts, { due: dueState(EXPECTED, now, TAIPEI), expectedAt: EXPECTED, first, now, zone: TAIPEI });
};

describe('when a check-in is expected', () => {
  it('is a weekday and a day while it is far', () => {
    expect(when('2026-08-10T09:00')).toBe('next on Fri, Aug 14');
    expect(when('2026-08-10T09:00', { first: true })).toBe('first check-in on Fri, Aug 14');
  });

  it('is tomorrow and today by the days of the reader, not by hours', () => {
    expect(when('2026-08-13T08:00')).toBe('due tomorrow');
    expect(when('2026-08-13T23:59')).toBe('due tomorrow');
    expect(when('2026-08-14T00:01')).toBe('due today');
    expect(when('2026-08-14T00:01', { first: true })).toBe('first check-in today');
  });

  it('is an hour just after it passed, then whole days', () => {
    expect(when('2026-08-14T18:00')).toMatch(/^overdue since Fri,? 5:00\sPM$/u);
    expect(when('2026-08-15T17:00')).toBe('1 day overdue');
    expect(when('2026-08-16T18:00')).toBe('2 days overdue');
    expect(when('2026-08-16T18:00', { texts: CHINESE })).toBe('逾期 2 天');
  });

  it('is nothing where no check-in is expected', () => {
    const due = dueState(null, EXPECTED, TAIPEI);
    expect(dueWords(ENGLISH, { due, expectedAt: null, first: true, now: EXPECTED, zone: TAIPEI })).toBeNull();
  });
});

describe('figures in words', () => {
  it('round half up and stop at 120 per cent', () => {
    expect(percentText(ENGLISH, 0.425)).toBe('43%');
    expect(percentText(ENGLISH, -0.25)).toBe('0%');
    expect(percentText(ENGLISH, 1.2)).toBe('120%');
    expect(percentText(ENGLISH, 2.61)).toBe('120%+');
  });

  it('write a band with its unit once', () => {
    const unit = { kind: 'percent' } as const;
    expect(bandText(ENGLISH, { low: 20, high: 30, unit })).toBe('20 – 30%');
    expect(bandText(ENGLISH, { low: 99.5, unit })).toBe('≥ 99.5%');
    expect(bandText(ENGLISH, { high: 3, unit: NUMBER })).toBe('≤ 3');
  });

  it('tell what a week did, or that nobody said anything', () => {
    const week = { firstDay: '2026-07-27', open: 0.31, close: 0.42, high: 0.46, low: 0.29, volume: 2, changed: false };
    expect(weekInWords(ENGLISH, week)).toBe('Jul 27 to Aug 2: opened 31%, closed 42%, high 46%, low 29%, 2 check-ins');
    expect(weekInWords(ENGLISH, { ...week, open: 0.42, volume: 0 })).toBe(
      'Jul 27 to Aug 2: stayed at 42%, no check-in',
    );
  });

  it('tell the move of a week that another target or a drop moved', () => {
    const week = { firstDay: '2026-07-27', open: 0.6, close: 0.4, high: 0.6, low: 0.4, volume: 0, changed: true };
    expect(weekInWords(ENGLISH, week)).toBe('Jul 27 to Aug 2: opened 60%, closed 40%, high 60%, low 40%, 0 check-ins');
  });
});

describe('a status in full', () => {
  it('says what a stale one was', () => {
    expect(statusInWords(ENGLISH, 'risk', true)).toBe('Stale, was At risk');
    expect(statusInWords(CHINESE, 'on', true)).toBe('未更新，原為「進展順利」');
  });

  it('stays what it is where nothing can expire', () => {
    expect(statusInWords(ENGLISH, 'pending', true)).toBe('Pending');
    expect(statusInWords(ENGLISH, 'done', true)).toBe('Done');
  });
});

describe('the question of confidence', () => {
  it('names what is to be reached', () => {
    expect(confidenceQuestion(ENGLISH, move(62, 85))).toBe('Confidence of reaching 85');
    expect(confidenceQuestion(ENGLISH, milestones(1))).toBe('Confidence of reaching the milestone');
    expect(confidenceQuestion(ENGLISH, milestones(1, 1, 1))).toBe('Confidence of reaching all 3');
    expect(confidenceQuestion(ENGLISH, YES_NO)).toBe('Confidence that it becomes a yes');
  });
});

describe('initials', () => {
  it('are two letters of a name', () => {
    expect(initials('Mei Lin', 'en')).toBe('ML');
    expect(initials('  Jun  von Ito ', 'en')).toBe('JI');
    expect(initials('bo', 'en')).toBe('BO');
    expect(initials('ivo', 'tr')).toBe('İV');
  });

  it('are the last character of a Chinese name', () => {
    expect(initials('林雅雯', 'zh-TW')).toBe('雯');
    expect(initials('𠮷', 'ja')).toBe('𠮷');
  });

  it('are nothing for no name', () => {
    expect(initials('', 'en')).toBe('');
  });
});
