import { describe, expect, it } from 'vitest';
import { copyPaste } from '#lib/okr/signals/copyPaste.ts';
import { flatButGreen } from '#lib/okr/signals/flatButGreen.ts';
import { sameConfidence } from '#lib/okr/signals/sameConfidence.ts';
import { tickBox } from '#lib/okr/signals/tickBox.ts';
import { answer, checkIn, keep, milestones, ticks, value, YES_NO } from '../records.ts';
import { friday, groundOf, weekly } from './ground.ts';

const LATE = '2026-09-30';

describe('tick-box', () => {
  it('sees four check-ins in a row without a note and without a change', () => {
    const checkIns = weekly([10, 10, 10, 10]);
    expect(tickBox(groundOf(checkIns, LATE))).toEqual({
      signal: 'tick-box',
      way: 'tickBox',
      about: { kind: 'key-result', id: 'kr' },
      first: ['ann'],
      saw: checkIns.map(({ id }) => id),
      counts: { count: 4 },
      since: '2026-07-03',
    });
  });

  it('does not see three', () => {
    expect(tickBox(groundOf(weekly([10, 10, 10]), LATE))).toBeNull();
  });

  it('counts from the one that set the value, if it had no note either', () => {
    expect(tickBox(groundOf(weekly([5, 10, 10, 10]), LATE))).toBeNull();
    expect(tickBox(groundOf(weekly([5, 10, 10, 10, 10]), LATE))?.counts).toEqual({ count: 4 });
    const explained = [checkIn(friday(0), value(10), { note: 'Measured anew' }), ...weekly([10, 10, 10, 10]).slice(1)];
    expect(tickBox(groundOf(explained, LATE))).toBeNull();
  });

  it.each([
    ['a note', { note: 'Two schools asked for a demonstration' }],
    ['evidence', { evidence: { url: 'https://example.org/report', title: '', text: '' } }],
  ])('ends with %s', (_, said) => {
    const checkIns = [...weekly([10, 10, 10, 10]), checkIn(friday(4), value(10), said)];
    expect(tickBox(groundOf(checkIns, LATE))).toBeNull();
  });

  it('takes a note of blanks for none', () => {
    expect(tickBox(groundOf(weekly([10, 10, 10, 10], { note: ' \n　' }), LATE))).not.toBeNull();
  });

  it('compares all that stands ticked, not the ticks of the day', () => {
    const metric = milestones(1, 1, 1);
    const unmoved = weekly([ticks(['m1']), ticks(['m1']), ticks([]), ticks([], ['m2'])]);
    expect(tickBox(groundOf(unmoved, LATE, { keyResult: { metric } }))?.counts).toEqual({ count: 4 });
    const moved = weekly([ticks(['m1']), ticks(['m2']), ticks(['m3'], ['m1']), ticks([])]);
    expect(tickBox(groundOf(moved, LATE, { keyResult: { metric } }))).toBeNull();
  });

  it('asks nothing of what is done', () => {
    expect(tickBox(groundOf(weekly([100, 100, 100, 100]), LATE))).toBeNull();
  });

  it('counts a correction in the place of what it corrects, and a withdrawn check-in not at all', () => {
    const checkIns = weekly([10, 10, 10, 10]);
    const [, second] = checkIns;
    const corrected = checkIn(friday(1), value(12), { replaces: second?.id ?? '' });
    expect(tickBox(groundOf([...checkIns, corrected], LATE))).toBeNull();
    const withdrawn = checkIn(friday(1), null, { replaces: second?.id ?? '' });
    expect(tickBox(groundOf([...checkIns, withdrawn], LATE))).toBeNull();
  });

  it('knows nothing of check-ins for later days', () => {
    expect(tickBox(groundOf(weekly([10, 10, 10, 10]), friday(2)))).toBeNull();
    expect(tickBox(groundOf(weekly([10, 10, 10, 10]), friday(3)))).not.toBeNull();
  });
});

describe('same-confidence', () => {
  const confidences = (...all: (number | null)[]) =>
    all.map((confidence, week) => checkIn(friday(week), value(week), { confidence }));

  it('sees six equal ones in a row, not five', () => {
    expect(sameConfidence(groundOf(confidences(7, 5, 5, 5, 5, 5, 5), LATE))).toMatchObject({
      counts: { count: 6, confidence: 5 },
      since: friday(1),
    });
    expect(sameConfidence(groundOf(confidences(7, 5, 5, 5, 5, 5), LATE))).toBeNull();
  });

  it('ends with another one', () => {
    expect(sameConfidence(groundOf(confidences(5, 5, 5, 5, 5, 5, 6), LATE))).toBeNull();
  });

  it('neither counts nor stops at check-ins where nobody said one', () => {
    const never = [null, null, null, null, null, null, null];
    expect(sameConfidence(groundOf(confidences(...never), LATE))).toBeNull();
    expect(sameConfidence(groundOf(confidences(5, 5, null, 5, 5, null, 5), LATE))).toBeNull();
    expect(sameConfidence(groundOf(confidences(5, 5, null, 5, 5, null, 5, 5), LATE))?.counts.count).toBe(6);
  });

  it('takes 0 for a confidence', () => {
    expect(sameConfidence(groundOf(confidences(0, 0, 0, 0, 0, 0), LATE))?.counts.confidence).toBe(0);
  });
});

describe('flat-but-green', () => {
  const green = { confidence: 7 };
  /** Five weekly check-ins: four weeks from the first to the last. */
  const FLAT = [10, 10, 10, 10, 10];

  it('sees a value that is the same for four weeks while it is said to be on track', () => {
    const checkIns = weekly([5, 10, 10, 10, 10, 10], green);
    expect(flatButGreen(groundOf(checkIns, '2026-08-07'))).toMatchObject({
      saw: checkIns.slice(1).map(({ id }) => id),
      counts: { count: 4, checkIns: 5 },
      since: friday(1),
    });
    expect(flatButGreen(groundOf(checkIns, '2026-08-06'))).toBeNull();
  });

  it('needs four weeks from the first to the last such check-in, however many lie between', () => {
    const said = (last: string) => [checkIn('2026-07-03', value(10), green), checkIn(last, value(10), green)];
    expect(flatButGreen(groundOf(said('2026-07-31'), LATE))).not.toBeNull();
    expect(flatButGreen(groundOf(said('2026-07-30'), LATE))).toBeNull();
  });

  it.each([
    ['aspirational', 5, 4],
    ['committed', 7, 6],
  ] as const)('hears ‘on track’ in the confidence of something %s from %i on', (ambition, enough, tooLittle) => {
    const look = (confidence: number) =>
      flatButGreen(groundOf(weekly(FLAT, { confidence }), LATE, { objective: { ambition } }));
    expect(look(enough)).not.toBeNull();
    expect(look(tooLittle)).toBeNull();
  });

  it('takes the status that a person set over their confidence', () => {
    expect(flatButGreen(groundOf(weekly(FLAT, { confidence: 2, status: 'on' }), LATE))).not.toBeNull();
    expect(flatButGreen(groundOf(weekly(FLAT, { confidence: 9, status: 'risk' }), LATE))).toBeNull();
  });

  it('hears nothing where nobody said anything', () => {
    expect(flatButGreen(groundOf(weekly(FLAT), LATE))).toBeNull();
  });

  it('leaves a word and then silence to being stale', () => {
    expect(flatButGreen(groundOf(weekly([10, 10], green), LATE))).toBeNull();
  });

  it('does not count on after the end of the cycle', () => {
    const late = [checkIn('2026-09-04', value(10), green), checkIn('2026-10-30', value(10), green)];
    expect(flatButGreen(groundOf(late, '2026-12-31'))).toBeNull();
    const early = [checkIn('2026-09-02', value(10), green), checkIn('2026-10-30', value(10), green)];
    expect(flatButGreen(groundOf(early, '2026-12-31'))).toMatchObject({ counts: { count: 4 } });
  });

  it('expects no movement of what is done, kept in its band, or a plain yes or no', () => {
    expect(flatButGreen(groundOf(weekly([100, 100, 100, 100, 100], green), LATE))).toBeNull();
    const band = keep({ low: 5 });
    expect(flatButGreen(groundOf(weekly(FLAT, green), LATE, { keyResult: { metric: band } }))).toBeNull();
    expect(
      flatButGreen(groundOf(weekly([4.9, 4.9, 4.9, 4.9, 4.9], green), LATE, { keyResult: { metric: band } })),
    ).not.toBeNull();
    const noes = weekly(
      FLAT.map(() => answer(false)),
      green,
    );
    expect(flatButGreen(groundOf(noes, LATE, { keyResult: { metric: YES_NO } }))).toBeNull();
  });
});

describe('copy-paste', () => {
  const notes = (...all: string[]) => all.map((note, week) => checkIn(friday(week), value(week), { note }));

  it('sees the same note twice, also with others in between', () => {
    const checkIns = notes('Talked with two schools', 'A third one signed', 'Talked with two schools');
    expect(copyPaste(groundOf(checkIns, LATE))).toMatchObject({
      saw: [checkIns[0]?.id, checkIns[2]?.id],
      counts: { count: 2 },
      since: friday(0),
    });
  });

  it('takes no notice of case, width, blanks and punctuation, but of digits', () => {
    expect(copyPaste(groundOf(notes('Talked with ２ schools.', 'talked  WITH 2 schools'), LATE))).not.toBeNull();
    expect(copyPaste(groundOf(notes('Talked with 2 schools', 'Talked with 3 schools'), LATE))).toBeNull();
  });

  it('lets short ones pass: under fifteen letters, or five Chinese characters', () => {
    expect(copyPaste(groundOf(notes('abcdefghijklmno', 'abcdefghijklmno'), LATE))).not.toBeNull();
    expect(copyPaste(groundOf(notes('abcdefghijklmn', 'abcdefghijklmn'), LATE))).toBeNull();
    expect(copyPaste(groundOf(notes('持續優化中', '持續優化中。'), LATE))).not.toBeNull();
    expect(copyPaste(groundOf(notes('沒有變化', '沒有變化'), LATE))).toBeNull();
  });

  it('tells the note that was used most, and of several the oldest', () => {
    const one = 'Waiting for the contract';
    const other = 'Meeting with the schools';
    expect(copyPaste(groundOf(notes(one, other, one, other), LATE))?.since).toBe(friday(0));
    expect(copyPaste(groundOf(notes(one, other, one, other, other), LATE))).toMatchObject({
      counts: { count: 3 },
      since: friday(1),
    });
  });

  it('does not take a corrected check-in for a copy of its correction', () => {
    const [first] = notes('Talked with two schools');
    const correction = checkIn(friday(0), value(3), { note: first?.note ?? '', replaces: first?.id ?? '' });
    expect(copyPaste(groundOf(first ? [first, correction] : [], LATE))).toBeNull();
  });
});
