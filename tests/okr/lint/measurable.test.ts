import { describe, expect, it } from 'vitest';
import { judgeMeasurable, type Reason } from '#lib/okr/lint/measurable.ts';

describe('a result can be measured', () => {
  it.each<[string, Reason]>([
    ['Sell 40 season tickets', 'goal-number'],
    ['Zwei neue Standorte', 'goal-number'],
    ['招募兩位護理師', 'goal-number'],
    ['营收翻倍', 'goal-number'],
    ['NPS from 31 to 45', 'from-to'],
    ['退貨率 6% → 3%', 'from-to'],
    ['客单价由 120 元提高到 150 元', 'from-to'],
    ['Von 12 auf 20 Mitglieder', 'from-to'],
    ['Page load < 2 s', 'threshold'],
    ['Mindestens 8 von 10 Gästen empfehlen uns', 'threshold'],
    ['会员超过 5000 人', 'threshold'],
    ['Zero overdue reviews', 'none-of-set'],
    ['Keine Unfälle', 'none-of-set'],
    ['零客訴', 'none-of-set'],
    ['All shops are insured', 'every-of-set'],
    ['Alle Filialen sind versichert', 'every-of-set'],
    ['Publish a newsletter every week', 'cadence'],
    ['Wöchentlich erscheint ein Bericht', 'cadence'],
    ['每月盤點', 'cadence'],
    ['Launch the shop in Q3', 'dated-outcome'],
    ['Shop bis 30.6.2027 eröffnet', 'dated-outcome'],
    ['Sign the lease', 'completion-test'],
    ['官网上线', 'completion-test'],
  ])('«%s»: %s', (text, because) => {
    expect(judgeMeasurable(text)).toMatchObject({ measurable: true, because });
  });
});

describe('nobody could say whether it was met', () => {
  it.each<[string, Reason]>([
    ['', 'empty'],
    ['…!', 'empty'],
    ['Grow sales by X%', 'placeholder'],
    ['Umsatz von CHF xxxxxx', 'placeholder'],
    ['營收成長 XX%', 'placeholder'],
    ['用户超过 X 万', 'placeholder'],
    ['Grow from 10 to X members', 'placeholder'],
    ['Happy customers with 500+ seats', 'number-not-the-goal'],
    ['We know how to reach 20 clubs', 'number-not-the-goal'],
    ['Improve 30-day retention', 'number-not-the-goal'],
    ['Increase sales', 'direction-without-amount'],
    ['Höhere Auslastung', 'direction-without-amount'],
    ['降低成本', 'direction-without-amount'],
    ['Keep costs under control', 'keeping-without-amount'],
    ['Support the sales team', 'effort'],
    ['Wir helfen den Filialen', 'effort'],
    ['協助業務團隊', 'effort'],
    ['Attend fairs', 'activity'],
    ['Wir klären die Zuständigkeiten', 'activity'],
    ['学习新技术', 'activity'],
    ['Great service', 'vague-adjective'],
    ['Hire more people', 'uncounted'],
    ['Great service by 2028', 'date-on-vague-outcome'],
    ['Customer churn', 'metric-without-target'],
    ['Kundenzufriedenheit', 'metric-without-target'],
    ['顧客滿意度', 'metric-without-target'],
    ['To the moon', 'slogan'],
  ])('«%s»: %s', (text, because) => {
    expect(judgeMeasurable(text)).toMatchObject({ measurable: false, because });
  });
});

describe('the number that is the goal', () => {
  it.each([
    'Be ready for ISO 27001',
    'Delight users of Drupal 10',
    'KR 2: improve onboarding',
    '3. Better onboarding',
    'Better service 24/7',
    'Better planning in 2028',
    'Better planning by 30 June',
    'Bessere Planung bis 30.6.',
    '六月底前有更好的規劃',
    'Grow in the next 3 months',
    'Improve our 5-star reputation',
    'Better two-factor authentication',
    'Improve B2B sales',
    'Better lives for our 10 largest customers',
  ])('is not in «%s»', (text) => {
    expect(judgeMeasurable(text).measurable).toBe(false);
  });

  it.each([
    'Drupal sites: 10',
    'Rated 8/10 by guests',
    '2,000 visits',
    '2000 visits',
    'CHF 160’000.– in subscriptions',
    'Top 10 in our region',
    '#1 in search results',
    'Win over 5k followers',
    'Answer within 24 hours',
    'Fill 80 beds',
    'Three of four clubs join',
    'Onboard ３ cities',
    'عدد المتاجر ٥',
  ])('is in «%s»', (text) => {
    expect(judgeMeasurable(text).measurable).toBe(true);
  });

  it('is shown by its place', () => {
    expect(judgeMeasurable('Sell 40 season tickets').place).toEqual({ start: 5, end: 7 });
  });
});

describe('what is done', () => {
  it.each([
    ['Launch the survey', 'Improve the launch process'],
    ['The portal is live', 'Livelier meetings'],
    ['Complete the audit', 'Completion rate'],
    ['Design approved', 'Better design'],
    ['Wir stellen eine Leiterin an', 'Wir stellen uns vor'],
    ['Das Konzept ist verabschiedet', 'Mehr Konzepte'],
    ['測試版上線', '上線率'],
    ['PR 被合并', '更多合并的想法'],
    ['通過消防檢查', '通過規律運動，維持健康'],
  ])('can be checked in «%s», not in «%s»', (checkable, not) => {
    expect([checkable, not].map((text) => judgeMeasurable(text).measurable)).toEqual([true, false]);
  });

  it('counts in any clause', () => {
    expect(judgeMeasurable('Work on our image and open the shop in Bern').measurable).toBe(true);
  });

  it('does not count where it only says what for', () => {
    expect(judgeMeasurable('Improve the team so that the portal can be launched').measurable).toBe(false);
    expect(judgeMeasurable('提升團隊能力以利上市').measurable).toBe(false);
  });
});

describe('languages without word lists', () => {
  it.each([
    ['Augmenter les ventes de 15 %', true],
    ['NPS ≥ 45', true],
    ['Contratar 3 ingenieros', true],
    ['売上を20%増やす', true],
    ['Tăng doanh thu 20%', true],
    ['ลดของเสียเหลือ 2%', true],
    ['زيادة المبيعات بنسبة 10٪', true],
    ['Reducir la rotación: 12 → 8', true],
    ['Améliorer la satisfaction', false],
    ['顧客満足度を高める', false],
    ['تحسين الخدمة', false],
    ['Tingkatkan kepuasan pelanggan', false],
  ])('«%s» is measurable: %s, by signs that everyone uses', (text, measurable) => {
    expect(judgeMeasurable(text).measurable).toBe(measurable);
  });
});

it('a language that is given is not told again', () => {
  expect(judgeMeasurable('Release 2', 'de').language).toBe('de');
  expect(judgeMeasurable('Release 2').language).toBe('en');
});
