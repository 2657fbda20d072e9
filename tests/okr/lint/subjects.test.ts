import { describe, expect, it } from 'vitest';
import { treesOf } from '#lib/okr/lint/examples/ownedObjectives.ts';
import { KEY_RESULTS_PER_OBJECTIVE, lintKeyResult, lintKeyResults } from '#lib/okr/lint/keyResult.ts';
import { lintObjective, OBJECTIVES_PER_OWNER, TITLE_WIDTH } from '#lib/okr/lint/objective.ts';
import { KEY_RESULTS_FOR_ONE_OWNER, lintSet } from '#lib/okr/lint/set.ts';
import { move, YES_NO } from '../records.ts';

const rules = (findings: readonly { rule: string }[]) => findings.map(({ rule }) => rule);

it('the limits are those that the field has found', () => {
  expect([OBJECTIVES_PER_OWNER, KEY_RESULTS_PER_OBJECTIVE, TITLE_WIDTH, KEY_RESULTS_FOR_ONE_OWNER]).toEqual([
    5, 5, 120, 5,
  ]);
});

describe('an objective', () => {
  it('that is sound gets no finding', () => {
    expect(lintObjective({ title: 'Guests come back', why: 'They never do.', keyResults: 3 })).toEqual([]);
  });

  it('is told first what keeps it from starting', () => {
    const found = lintObjective({ title: 'Improve sales by 10%', why: '', keyResults: 0 }, { ofOwner: 9 });
    expect(rules(found)).toEqual(['no-key-result', 'has-number', 'empty-why', 'too-many']);
  });

  it('is one too many beyond the limit, and the finding says both numbers', () => {
    expect(lintObjective({ title: 'Guests come back' }, { ofOwner: OBJECTIVES_PER_OWNER })).toEqual([]);
    const [finding] = lintObjective({ title: 'Guests come back' }, { ofOwner: OBJECTIVES_PER_OWNER + 1 });
    expect(finding?.values).toEqual({ count: OBJECTIVES_PER_OWNER + 1, most: OBJECTIVES_PER_OWNER });
  });

  it('is long by the room it takes, for which a Chinese character counts as two letters', () => {
    const long = (title: string) => rules(lintObjective({ title })).includes('too-long');
    expect([long('m'.repeat(TITLE_WIDTH)), long('m'.repeat(TITLE_WIDTH + 1))]).toEqual([false, true]);
    expect([long('山'.repeat(TITLE_WIDTH / 2)), long('山'.repeat(TITLE_WIDTH / 2 + 1))]).toEqual([false, true]);
  });

  it('shows the word that gave it away', () => {
    const [finding] = lintObjective({ title: '✨ Improve sales' });
    expect(finding).toMatchObject({ rule: 'vague-improve', place: { start: 2, end: 9 } });
  });

  it('shows no place where its accents are written apart, since it could be the wrong one', () => {
    const [finding] = lintObjective({ title: 'Auslastung erhöhen'.normalize('NFD') });
    expect(finding).toEqual({ rule: 'vague-improve', about: 'objective', severity: 'warn' });
  });
});

describe('a key result', () => {
  it('with a metric needs no number in its text', () => {
    expect(rules(lintKeyResult({ title: 'Churn' }))).toEqual(['no-number']);
    expect(lintKeyResult({ title: 'Churn', metric: move(5, 3) })).toEqual([]);
    expect(lintKeyResult({ title: 'Churn', metric: null })).toHaveLength(1);
  });

  it('with a metric has its baseline there', () => {
    expect(rules(lintKeyResult({ title: 'Reduce churn by 20%' }))).toEqual(['no-baseline']);
    expect(lintKeyResult({ title: 'Reduce churn by 20%', metric: move(5, 4) })).toEqual([]);
  });

  it('that is counted anew needs no baseline', () => {
    for (const title of ['Increase talks: 100 talks + 200 notes', '新客戶增加 100 家', 'Net growth by 5 people']) {
      expect([title, rules(lintKeyResult({ title }))]).toEqual([title, []]);
    }
    expect(rules(lintKeyResult({ title: 'Increase sales +20 %' }))).toEqual(['no-baseline']);
    expect(rules(lintKeyResult({ title: 'Increase sales + 200 notes' }))).toEqual(['no-baseline']);
  });

  it('is not asked for a number before a word is written', () => {
    expect(lintKeyResult({ title: '  ' })).toEqual([]);
  });

  it('that says the same as a sibling names it', () => {
    const found = lintKeyResult({ title: 'NPS: 60' }, { siblings: [{ title: ' NPS 45 ' }] });
    expect(found).toMatchObject([{ rule: 'same-as-sibling', values: { sibling: 'NPS 45' } }]);
  });

  it('that is one too many is so only in company', () => {
    const siblings = Array.from({ length: KEY_RESULTS_PER_OBJECTIVE }, (_, index) => ({
      title: `${index} % of shops`,
    }));
    const tooMany = (count: number) =>
      rules(lintKeyResult({ title: 'NPS 45' }, { siblings: siblings.slice(0, count) })).includes('too-many');
    expect([tooMany(KEY_RESULTS_PER_OBJECTIVE - 1), tooMany(KEY_RESULTS_PER_OBJECTIVE)]).toEqual([false, true]);
  });
});

describe('the key results of an objective', () => {
  const outputs = ['Launch the shop', 'Publish the price list', 'Sign the lease'].map((title) => ({ title }));

  it('are asked once, with the last, whether all could be done and the objective fail', () => {
    expect(lintKeyResults(outputs).map(rules)).toEqual([[], [], ['all-could-be-done-and-fail']]);
  });

  it('are not asked when one of them is measured by a number', () => {
    expect(lintKeyResults([...outputs, { title: 'Orders', metric: move(0, 200) }]).flat()).toEqual([]);
    expect(lintKeyResults([...outputs, { title: 'Open the shop', metric: YES_NO }]).flat()).toHaveLength(1);
  });

  it('are told once that they are too many', () => {
    const many = Array.from({ length: 7 }, (_, index) => ({ title: `${'abcdefg'.charAt(index)} above 3` }));
    expect(lintKeyResults(many).flat()).toMatchObject([{ rule: 'too-many', values: { count: 7, most: 5 } }]);
  });
});

describe('a set', () => {
  it('names the records that a finding is about, those that live', () => {
    const trees = treesOf([
      { id: 'a', owner: '', keyResults: ['ann', ''] },
      { id: 'b', owner: 'ann', keyResults: [] },
      { id: 'c', owner: '', keyResults: [''] },
    ]);
    const [, , dropped] = trees;
    if (dropped) dropped.objective.state = 'dropped';
    expect(lintSet(trees)).toEqual([
      {
        rule: 'unowned',
        about: 'set',
        severity: 'warn',
        values: { count: 2 },
        objectives: ['a'],
        keyResults: ['a-2'],
      },
    ]);
  });

  it('has one owner for all from a number of key results on', () => {
    const set = (keyResults: number) =>
      treesOf([
        { id: 'a', owner: 'ann', keyResults: Array.from({ length: keyResults - 1 }, () => 'ann') },
        { id: 'b', owner: 'ann', keyResults: ['ann'] },
      ]);
    expect(lintSet(set(KEY_RESULTS_FOR_ONE_OWNER - 1))).toEqual([]);
    expect(rules(lintSet(set(KEY_RESULTS_FOR_ONE_OWNER)))).toEqual(['one-owner-for-all']);
  });

  it('of nothing has nothing to find', () => {
    expect(lintSet([])).toEqual([]);
  });
});
