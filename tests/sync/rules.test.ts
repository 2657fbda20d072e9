import { describe, expect, it } from 'vitest';
import { writeHlc } from '#lib/sync/clock.ts';
import type { Command, Fields } from '#lib/sync/draft.ts';
import type { Operation } from '#lib/sync/operation.ts';
import type { StoredRecord } from '#lib/sync/record.ts';
import { activationRefusal, closedRefusal, cycleRefusal, intoClosedRefusal, metricRefusal } from '#lib/sync/rules.ts';

const hlc = writeHlc(1_000, 0, 'a');
const record = (kind: string, id: string, fields: Fields): StoredRecord => ({ id, kind, fields, clock: hlc, ver: 1 });
const cycle = (id: string, fields: Fields = {}) =>
  record('cycle', id, {
    name: id,
    firstDay: '2026-07-01',
    lastDay: '2026-09-30',
    kind: 'quarter',
    state: 'active',
    ...fields,
  });
const objective = (fields: Fields = {}) =>
  record('objective', 'o', { owner: 'ann', state: 'active', cycle: 'q', ...fields });

const head = { n: 1, uid: 'u', hlc, space: 's' };
const inObjective = (kind: string, id: string) => ({ ...head, root: 'o', kind, id });
const create = (kind: string, fields: Fields = {}): Operation => ({
  ...inObjective(kind, 'new'),
  type: 'create',
  fields,
});
const patch = (kind: string, id: string, fields: Fields): Operation => ({
  ...inObjective(kind, id),
  type: 'patch',
  fields,
});
const command = (said: Command): Operation => ({ ...inObjective('objective', 'o'), type: 'command', command: said });
const ofCycle = (fields: Fields, type: 'create' | 'patch' = 'patch'): Operation => ({
  ...head,
  root: 'directory',
  kind: 'cycle',
  id: 'q',
  type,
  fields,
});

/** What is said of an operation where the cycle q is in a state, and the objective o lies in it. */
function saidOf(op: Operation, of: { cycle?: string; objective?: Fields } = {}): string | null {
  const there = objective(of.objective);
  const cycles = new Map([
    ['q', cycle('q', { state: of.cycle ?? 'closed' })],
    ['next', cycle('next', { state: 'active' })],
  ]);
  const about = op.id === 'o' ? there : undefined;
  const refusal = closedRefusal(op, { record: about, objective: there, cycleOf: (id) => cycles.get(id) });
  return refusal && `${refusal.code} ${refusal.detail}`;
}

describe('a closed cycle', () => {
  it.each([
    'key-result',
    'metric-change',
    'check-in',
    'skip',
    'review',
    'sos',
    'sos-answer',
    'feedback-request',
    'hologram',
  ])('takes no %s any more', (kind) => expect(saidOf(create(kind))).toBe('closed cycle q'));

  it.each(['comment', 'seen', 'cheer'])('is still talked about: %s', (kind) => expect(saidOf(create(kind))).toBeNull());

  it.each<[string, Operation]>([
    ['reworded', patch('objective', 'o', { title: 'Late' })],
    ['moved out', patch('objective', 'o', { cycle: 'next' })],
    ['dropped', command({ name: 'drop', note: { on: '2026-09-01', why: '', learned: '', freed: '' } })],
    ['reopened by itself', command({ name: 'reopen' })],
    ['deleted', { ...inObjective('objective', 'o'), type: 'delete' }],
  ])('keeps its objectives from being %s', (_, op) => expect(saidOf(op)).toBe('closed cycle q'));

  it('leaves a draft that was left behind in it to its owner, but does not let it begin', () => {
    const draft = { objective: { state: 'draft' } };
    expect(saidOf(patch('objective', 'o', { title: 'Next time' }), draft)).toBeNull();
    expect(saidOf(patch('objective', 'o', { cycle: 'next' }), draft)).toBeNull();
    expect(saidOf(create('key-result'), draft)).toBeNull();
    expect(saidOf(command({ name: 'activate' }), draft)).toBe('closed cycle q');
    expect(saidOf(patch('objective', 'o', { state: 'active' }), draft)).toBe('closed cycle q');
  });

  it('takes in no objective from elsewhere, not even as a draft', () => {
    const elsewhere = { objective: { cycle: null, state: 'draft' } };
    expect(saidOf(patch('objective', 'o', { cycle: 'q' }), elsewhere)).toBe('closed cycle q');
    expect(saidOf(command({ name: 'relocate', space: 's', team: null, cycle: 'q' }), elsewhere)).toBe('closed cycle q');
    expect(saidOf(create('objective', { cycle: 'q', state: 'draft' }))).toBe('closed cycle q');
    const into = intoClosedRefusal(objective(), () => cycle('q', { state: 'closed' }));
    expect(into).toEqual({ code: 'closed', detail: 'cycle q' });
  });

  it('changes only by being opened again, which its history tells', () => {
    const reopened = [{ at: 5, by: 'ann', why: 'Two reviews were missing' }];
    expect(saidOf(ofCycle({ state: 'closing', reopened }))).toBeNull();
    expect(saidOf(ofCycle({ state: 'closing' }))).toBe('closed cycle q');
    expect(saidOf(ofCycle({ state: 'closing', reopened: [{ ...reopened[0], why: ' ' }] }))).toBe('closed cycle q');
    expect(saidOf(ofCycle({ state: 'closing', reopened, name: 'Q3 (new)' }))).toBe('closed cycle q');
    expect(saidOf(ofCycle({ name: 'Q3' }))).toBe('closed cycle q');
    expect(saidOf({ ...head, root: 'directory', kind: 'cycle', id: 'q', type: 'delete' })).toBe('closed cycle q');
  });

  it.each(['planning', 'active', 'closing'])('is not one that is %s', (state) => {
    expect(saidOf(create('check-in'), { cycle: state })).toBeNull();
    expect(saidOf(patch('objective', 'o', { title: 'In time' }), { cycle: state })).toBeNull();
  });
});

describe('a closed objective', () => {
  const closed = { cycle: 'active', objective: { state: 'closed' } };

  it('is looked back on and talked about, and opened again, but not changed', () => {
    for (const kind of ['review', 'comment', 'seen', 'cheer', 'feedback-request', 'sos-answer'])
      expect(saidOf(create(kind), closed)).toBeNull();
    expect(saidOf(command({ name: 'reopen' }), closed)).toBeNull();
    expect(saidOf(create('check-in'), closed)).toBe('closed objective o');
    expect(saidOf(patch('objective', 'o', { title: 'Late' }), closed)).toBe('closed objective o');
    expect(intoClosedRefusal(objective({ state: 'closed', cycle: null }), () => undefined)?.code).toBe('closed');
  });
});

describe('the days of a cycle', () => {
  const days = { name: 'Autumn', kind: 'quarter', state: 'planning' };
  const said = (op: Operation, ...others: StoredRecord[]) => cycleRefusal(op, others)?.detail ?? null;

  it('may touch no other cycle of its kind', () => {
    const overlapping = ofCycle({ ...days, firstDay: '2026-09-30', lastDay: '2026-12-31' }, 'create');
    expect(said(overlapping, cycle('summer'))).toBe('overlaps summer');
    expect(said(overlapping, { ...cycle('summer'), deleted: true })).toBeNull();
    expect(
      said(overlapping, cycle('2026', { firstDay: '2026-01-01', lastDay: '2026-12-31', kind: 'year' })),
    ).toBeNull();
    expect(
      said(ofCycle({ ...days, firstDay: '2026-10-01', lastDay: '2026-12-31' }, 'create'), cycle('summer')),
    ).toBeNull();
  });

  it('are looked at together with those that a change leaves', () => {
    const summer = cycle('summer', { firstDay: '2026-04-01', lastDay: '2026-06-30' });
    expect(said(ofCycle({ firstDay: '2026-06-30' }), cycle('q'), summer)).toBe('overlaps summer');
    expect(said(ofCycle({ lastDay: '2026-06-01' }), cycle('q'), summer)).toBe('last-before-first');
    expect(said(ofCycle({ name: 'Q3' }), cycle('q'), cycle('twin'))).toBeNull();
  });

  it('may overlap where they were brought along from elsewhere', () => {
    const origin = { source: 'sheet', id: 'Q3' };
    const brought = ofCycle({ ...days, firstDay: '2026-08-01', lastDay: '2026-10-31', origin }, 'create');
    expect(said(brought, cycle('summer'))).toBeNull();
    expect(said(ofCycle({ ...days, firstDay: '2026-08-01', lastDay: '2026-07-01', origin }, 'create'))).toBe(
      'last-before-first',
    );
  });
});

describe('a metric', () => {
  const unit = { kind: 'number' };

  it('that can never move is refused with the key result, with its change, and in the history of it', () => {
    const still = { type: 'move', start: 5, target: 5, unit };
    for (const op of [create('key-result', { metric: still }), patch('key-result', 'k', { metric: still })])
      expect(metricRefusal(op)).toEqual({ code: 'metric', detail: 'start-equals-target' });
    expect(metricRefusal(create('metric-change', { from: { type: 'yes-no' }, to: still }))?.code).toBe('metric');
  });

  it('that says what is wanted is not asked about', () => {
    expect(metricRefusal(create('key-result', { metric: { type: 'move', start: 5, target: 6, unit } }))).toBeNull();
    expect(metricRefusal(patch('key-result', 'k', { title: 'Rides' }))).toBeNull();
    expect(metricRefusal(create('check-in', { metric: 5 }))).toBeNull();
  });
});

describe('a draft', () => {
  const draft = objective({ state: 'draft' });
  const keyResult = (fields: Fields = {}) => record('key-result', 'k', { objective: 'o', state: 'active', ...fields });
  const said = (op: Operation, ...hanging: StoredRecord[]) => activationRefusal(op, draft, hanging)?.code ?? null;

  it('without a key result that counts cannot become active, by command or by a change of its state', () => {
    expect(said(command({ name: 'activate' }), draft)).toBe('no-key-result');
    expect(said(patch('objective', 'o', { state: 'active' }), draft)).toBe('no-key-result');
    expect(said(command({ name: 'activate' }), keyResult({ state: 'dropped' }))).toBe('no-key-result');
    expect(said(command({ name: 'activate' }), { ...keyResult(), deleted: true })).toBe('no-key-result');
  });

  it('with one can, and what runs already is not asked', () => {
    expect(said(command({ name: 'activate' }), draft, keyResult())).toBeNull();
    expect(activationRefusal(command({ name: 'activate' }), objective(), [])).toBeNull();
    expect(said(patch('objective', 'o', { title: 'Ride further' }))).toBeNull();
  });
});
