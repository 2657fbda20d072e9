import { describe, expect, it } from 'vitest';
import { effectiveCheckIns } from '#lib/okr/progress.ts';
import type { ImportPlan } from '#lib/interchange/plan.ts';
import type { KeyResultHistory } from '#lib/okr/model.ts';
import { importInto, ME, newDevice, planOn, problemsOf, sheetOf, ZONE, type Device } from './device.ts';

const HEADER =
  'KR ID,Cycle,Cycle start,Cycle end,Objective ID,Objective,Objective state,Key result,Type,Unit,Start,Target,Owner';
const keyResults = (...rows: string[]) => sheetOf('key-results.csv', `${[HEADER, ...rows].join('\n')}\n`);
const checkIns = (...rows: string[]) =>
  sheetOf('check-ins.csv', `${['KR ID,Date,Value,Confidence,Note', ...rows].join('\n')}\n`);
const Q3 = 'Q3,2026-07-01,2026-09-30';
const BUYERS = `1,${Q3},7,Delight,ONGOING,Repeat buyers,metric,%,62,85,P01`;

function historyOf(device: Device, title: string): KeyResultHistory {
  const found = device
    .existing()
    .trees.flatMap((tree) => tree.keyResults)
    .find(({ keyResult }) => keyResult.title === title);
  if (!found) throw new Error(`No key result ${title}`);
  return found;
}
const treeOf = (device: Device) => {
  const [tree] = device.existing().trees;
  if (!tree) throw new Error('No objective');
  return tree;
};
const noon = (day: string) => Temporal.ZonedDateTime.from(`${day}T12:00[${ZONE}]`).epochMilliseconds;

describe('planImport', () => {
  it('makes cycle, objective, key result and check-ins, parents before children', () => {
    const device = newDevice();
    const { drafts, counts, problems } = importInto(
      device,
      [checkIns('1,2026-08-03,70,7,steady'), keyResults(BUYERS)],
      'P01',
    );
    expect(problems).toEqual([]);
    expect(drafts.map(({ type, kind }) => `${type} ${kind}`)).toEqual([
      'patch person',
      'create cycle',
      'create objective',
      'create key-result',
      'create check-in',
    ]);
    expect(counts.keyResults).toEqual({ created: 1, updated: 0, unchanged: 0, refused: 0 });
    const { objective, keyResults: made } = treeOf(device);
    expect(objective).toMatchObject({ title: 'Delight', owner: ME, state: 'active', ambition: 'aspirational' });
    expect([...device.existing().directory.cycles.values()]).toMatchObject([
      { name: 'Q3', kind: 'quarter', state: 'active' },
    ]);
    expect(made).toMatchObject([
      {
        keyResult: {
          title: 'Repeat buyers',
          owner: ME,
          metric: { type: 'move', start: 62, target: 85, unit: { kind: 'percent' } },
          weight: 1,
          activatedAt: Temporal.ZonedDateTime.from(`2026-07-01T00:00[${ZONE}]`).epochMilliseconds,
        },
        checkIns: [
          {
            at: '2026-08-03',
            reading: { type: 'value', value: 70 },
            confidence: 7,
            note: 'steady',
            author: ME,
            createdAt: noon('2026-08-03'),
          },
        ],
      },
    ]);
  });

  it.each([
    ['DRAFT', 'draft'],
    ['ONGOING', 'active'],
    ['SUCCESSFUL', 'closed'],
    ['NOTSUCCESSFUL', 'closed'],
    ['cancelled', 'dropped'],
    ['', 'active'],
  ])('reads the objective state %j as %s', (word, state) => {
    const device = newDevice();
    importInto(device, [keyResults(BUYERS.replace('ONGOING', word))]);
    expect(treeOf(device).objective.state).toBe(state);
  });

  it('changes nothing when the same files come twice', () => {
    const device = newDevice();
    const files = [keyResults(BUYERS), checkIns('1,2026-08-03,70,7,a', '1,2026-08-03,71,7,b', '1,2026-08-10,72,,c')];
    importInto(device, files, 'P01');
    const { drafts, counts } = planOn(device, files, 'P01');
    expect(drafts).toEqual([]);
    expect(counts.keyResults).toMatchObject({ created: 0, updated: 0, unchanged: 1 });
    expect(counts.checkIns).toMatchObject({ created: 0, updated: 0, unchanged: 3 });
  });

  it('knows me again without being told who I am in the sheets', () => {
    const device = newDevice();
    importInto(device, [keyResults(BUYERS)], 'P01');
    expect(planOn(device, [keyResults(BUYERS)]).drafts).toEqual([]);
  });

  it('patches the fields of a row that changed, and only those', () => {
    const device = newDevice();
    importInto(device, [keyResults(BUYERS)]);
    const { drafts, counts } = planOn(device, [
      keyResults(BUYERS.replace('Repeat buyers', 'Buyers who return').replace(',85,', ',90,')),
    ]);
    expect(drafts).toEqual([
      expect.objectContaining({
        type: 'patch',
        kind: 'key-result',
        fields: {
          title: 'Buyers who return',
          metric: { type: 'move', start: 62, target: 90, unit: { kind: 'percent' } },
        },
      }),
      expect.objectContaining({ type: 'create', kind: 'metric-change' }),
    ]);
    expect(counts.keyResults.updated).toBe(1);
  });

  it('tells a changed metric as an edit does, from today on and once, but not in a draft', () => {
    const raised = (state: string) => keyResults(BUYERS.replace('ONGOING', state).replace(',85,', ',90,'));
    const changes = ({ drafts }: ImportPlan) => drafts.filter(({ kind }) => kind === 'metric-change');
    const device = newDevice();
    importInto(device, [keyResults(BUYERS)]);
    const { id } = historyOf(device, 'Repeat buyers').keyResult;
    const percent = { type: 'move', start: 62, unit: { kind: 'percent' } };
    expect(changes(importInto(device, [raised('ONGOING')]))).toMatchObject([
      {
        root: treeOf(device).objective.id,
        fields: {
          keyResult: id,
          from: { ...percent, target: 85 },
          to: { ...percent, target: 90 },
          on: '2026-08-12',
          author: ME,
        },
      },
    ]);
    expect(changes(importInto(device, [raised('ONGOING')]))).toEqual([]);

    const drafting = newDevice();
    importInto(drafting, [keyResults(BUYERS.replace('ONGOING', 'DRAFT'))]);
    expect(treeOf(drafting).objective.state).toBe('draft');
    expect(changes(importInto(drafting, [raised('DRAFT')]))).toEqual([]);
  });

  it('corrects a check-in whose row changed, in its place among those of the day', () => {
    const device = newDevice();
    importInto(device, [keyResults(BUYERS), checkIns('1,2026-08-03,70,7,a', '1,2026-08-03,75,7,b')]);
    const { drafts, counts } = importInto(device, [checkIns('1,2026-08-03,71,7,a', '1,2026-08-03,75,7,b')]);
    expect(drafts).toHaveLength(1);
    expect(counts.checkIns).toMatchObject({ created: 0, updated: 1, unchanged: 1 });
    const values = effectiveCheckIns(historyOf(device, 'Repeat buyers').checkIns).map(({ reading }) => reading);
    expect(values).toEqual([
      { type: 'value', value: 71 },
      { type: 'value', value: 75 },
    ]);
    expect(planOn(device, [checkIns('1,2026-08-03,71,7,a', '1,2026-08-03,75,7,b')]).drafts).toEqual([]);
  });

  it('leaves a correction made on the device alone while the row stays the same', () => {
    const device = newDevice();
    const files = [keyResults(BUYERS), checkIns('1,2026-08-03,70,7,a')];
    importInto(device, files);
    const { keyResult, checkIns: made } = historyOf(device, 'Repeat buyers');
    const [first] = made;
    const { id: _, origin: __, ...fields } = { ...first, reading: { type: 'value', value: 69 }, replaces: first?.id };
    device.commit([{ type: 'create', kind: 'check-in', id: 'by-hand', root: keyResult.objective, fields }]);
    expect(planOn(device, files).drafts).toEqual([]);
    const changed = planOn(device, [files[0] ?? keyResults(), checkIns('1,2026-08-03,68,7,a')]);
    expect(changed.drafts).toMatchObject([{ type: 'create', kind: 'check-in', fields: { replaces: 'by-hand' } }]);
  });

  it('brings a deleted key result back as a new one', () => {
    const device = newDevice();
    importInto(device, [keyResults(BUYERS)]);
    const { id, objective } = historyOf(device, 'Repeat buyers').keyResult;
    device.commit([{ type: 'delete', kind: 'key-result', id, root: objective }]);
    const { counts } = importInto(device, [keyResults(BUYERS)]);
    expect(counts.keyResults.created).toBe(1);
    expect(historyOf(device, 'Repeat buyers').keyResult.id).not.toBe(id);
  });

  it('leaves a key result under the objective to which it was moved on the device, and says so', () => {
    const device = newDevice();
    const other = `2,${Q3},8,Grow,ONGOING,Visitors,metric,,1,5,P01`;
    importInto(device, [keyResults(BUYERS, other)]);
    const { id, objective: from } = historyOf(device, 'Repeat buyers').keyResult;
    const { objective: to } = historyOf(device, 'Visitors').keyResult;
    device.commit([
      { type: 'command', kind: 'key-result', id, root: from, command: { name: 'move', objective: to, order: 'a5' } },
    ]);
    const plan = importInto(device, [
      keyResults(BUYERS.replace(',85,', ',90,'), other),
      checkIns('1,2026-08-03,70,7,a'),
    ]);
    expect(plan.counts.objectives).toMatchObject({ created: 0, unchanged: 2 });
    expect(problemsOf(plan)).toEqual(['warning 2 - StaysElsewhere']);
    expect(historyOf(device, 'Repeat buyers')).toMatchObject({
      keyResult: { objective: to, metric: { target: 90 } },
      checkIns: [{ at: '2026-08-03' }],
    });
  });

  it('matches by title and cycle where there is no identifier, whatever the case and blanks', () => {
    const device = newDevice();
    const text = (title: string) => `Cycle,Objective,Key result,Start,Target\nQ3 2026,Delight,${title},1,5\n`;
    importInto(device, [sheetOf('a.csv', text('Repeat buyers'))]);
    const again = planOn(device, [sheetOf('a.csv', text('repeat  Buyers'))]);
    expect(again.counts.keyResults).toMatchObject({ created: 0, updated: 1 });
    const next = planOn(device, [sheetOf('a.csv', text('Repeat buyers').replace('Q3', 'Q4'))]);
    expect(next.counts).toMatchObject({ objectives: { created: 1 }, keyResults: { created: 1 } });
  });

  it('finds what a person had written by hand under the same title and cycle', () => {
    const device = newDevice();
    importInto(device, [keyResults(BUYERS)]);
    const { objective } = treeOf(device);
    device.commit([
      { type: 'patch', kind: 'objective', id: objective.id, root: objective.id, fields: { origin: null } },
    ]);
    const plan = planOn(device, [
      sheetOf(
        'a.csv',
        `Cycle,Cycle start,Cycle end,Objective,Key result,Unit,Start,Target\n${Q3},Delight,Repeat buyers,%,62,85\n`,
      ),
    ]);
    expect(plan.drafts).toEqual([]);
  });

  it('takes the first check-in for a missing start and says so in the row', () => {
    const device = newDevice();
    const plan = importInto(device, [
      keyResults(BUYERS.replace(',62,', ',,')),
      checkIns('1,2026-08-10,70,,', '1,2026-08-03,66,,'),
    ]);
    expect(problemsOf(plan)).toEqual(['warning 2 Start StartFromCheckIn']);
    expect(historyOf(device, 'Repeat buyers').keyResult.metric).toMatchObject({ start: 66 });
    expect(planOn(device, [keyResults(BUYERS.replace(',62,', ',,'))]).drafts).toEqual([]);
  });

  it('takes 0 for a missing start or refuses the row where the person chose so', () => {
    const sheet = keyResults(BUYERS.replace(',62,', ',,'));
    if (sheet.mapping.kind !== 'key-results') throw new Error('Expected key results');
    const zero = planOn(newDevice(), [{ ...sheet, mapping: { ...sheet.mapping, missingStart: 'zero' } }]);
    expect(zero.drafts).toContainEqual(
      expect.objectContaining({ fields: expect.objectContaining({ metric: expect.objectContaining({ start: 0 }) }) }),
    );
    const none = planOn(newDevice(), [{ ...sheet, mapping: { ...sheet.mapping, missingStart: 'refuse' } }]);
    expect(problemsOf(none)).toEqual(['error 2 Start StartMissing']);
  });

  it('refuses a key result without a way to go, and its check-ins with the row to look at', () => {
    const plan = planOn(newDevice(), [keyResults(BUYERS.replace(',62,', ',85,')), checkIns('1,2026-08-03,70,7,a')]);
    expect(problemsOf(plan)).toEqual(['error 2 Start StartEqualsTarget', 'error 2 KR ID KeyResultRefused']);
    expect(plan.counts).toMatchObject({ keyResults: { refused: 1 }, checkIns: { refused: 1 } });
    expect(plan.drafts).toEqual([]);
  });

  it('makes no objective for a row that does not arrive', () => {
    const plan = planOn(newDevice(), [keyResults(BUYERS.replace(',62,', ',,')), checkIns('1,2026-08-03,85,7,a')]);
    expect(problemsOf(plan)).toEqual(['error 2 Start StartNeverElsewhere', 'error 2 KR ID KeyResultRefused']);
    expect(plan.counts.objectives.created).toBe(0);
  });

  it('does not bring back an objective whose key result lives elsewhere now', () => {
    const device = newDevice();
    const other = `2,${Q3},8,Grow,ONGOING,Visitors,metric,,1,5,P01`;
    importInto(device, [keyResults(BUYERS, other)]);
    const { id, objective: from } = historyOf(device, 'Repeat buyers').keyResult;
    const { objective: to } = historyOf(device, 'Visitors').keyResult;
    device.commit([
      { type: 'command', kind: 'key-result', id, root: from, command: { name: 'move', objective: to, order: 'a5' } },
      { type: 'delete', kind: 'objective', id: from, root: from },
    ]);
    expect(planOn(device, [keyResults(BUYERS, other)]).drafts).toEqual([]);
  });

  it('reads zones as milestones of 3, 4 and 3, a reading ticking all up to it and unticking those above', () => {
    const device = newDevice();
    const zones =
      'KR ID,Objective,Key result,Type,Commit zone,Target zone,Stretch zone\n1,A,B,ordinal,"Draft,\nsent",Signed,Paid\n';
    const readings = 'KR ID,Date,Zone,Confidence\n1,2026-08-03,FAIL,3\n1,2026-08-04,STRETCH,9\n1,2026-08-05,commit,4\n';
    importInto(device, [sheetOf('k.csv', zones), sheetOf('c.csv', readings)]);
    const { keyResult, checkIns: made } = historyOf(device, 'B');
    if (keyResult.metric.type !== 'milestones') throw new Error('Expected milestones');
    expect(keyResult.metric.items.map(({ text, weight }) => [text, weight])).toEqual([
      ['Draft,\nsent', 3],
      ['Signed', 4],
      ['Paid', 3],
    ]);
    const [a, b, c] = keyResult.metric.items.map(({ id }) => id);
    expect(effectiveCheckIns(made).map(({ reading }) => reading)).toEqual([
      { type: 'ticks', ticked: [], unticked: [a, b, c] },
      { type: 'ticks', ticked: [a, b, c], unticked: [] },
      { type: 'ticks', ticked: [a], unticked: [b, c] },
    ]);
    const reworded = importInto(device, [sheetOf('k.csv', zones.replace('Signed', 'Countersigned'))]);
    expect(reworded.counts.keyResults.updated).toBe(1);
    expect(historyOf(device, 'B').keyResult.metric).toMatchObject({
      items: [{ id: a }, { id: b, text: 'Countersigned' }, { id: c }],
    });
  });

  it('keeps check-ins from before their cycle, with one sentence for all of them', () => {
    const plan = planOn(newDevice(), [
      keyResults(BUYERS),
      checkIns('1,2026-06-03,70,7,a', '1,2026-06-10,71,7,b', '1,2026-07-10,72,7,c'),
    ]);
    expect(plan.counts.checkIns.created).toBe(3);
    expect(plan.problems).toMatchObject([
      { severity: 'warning', code: 'import.problemBeforeCycle', params: { count: 2, cycle: 'Q3' }, rows: [2, 3] },
    ]);
  });

  it.each([
    ['Backlog,,', []],
    ['Someday soon,,', ['warning 2 Cycle CycleWithoutDays']],
  ])('puts the cycle %j into the backlog', (cycle, problems) => {
    const device = newDevice();
    const plan = importInto(device, [keyResults(BUYERS.replace(Q3, cycle))]);
    expect(treeOf(device).objective.cycle).toBeNull();
    expect(problemsOf(plan)).toEqual(problems);
  });

  it('uses a cycle of the same days under whatever name, and says where two of a kind overlap', () => {
    const device = newDevice();
    importInto(device, [keyResults(BUYERS)]);
    const same = planOn(device, [keyResults(`2,Summer,2026-07-01,2026-09-30,8,Grow,ONGOING,Visitors,metric,,1,5,P01`)]);
    expect(same.counts.cycles).toMatchObject({ created: 0, unchanged: 1 });
    const overlapping = planOn(device, [
      keyResults(`2,Late,2026-08-01,2026-10-31,8,Grow,ONGOING,Visitors,metric,,1,5,P01`),
    ]);
    expect(problemsOf(overlapping)).toEqual(['warning 2 - CycleOverlaps']);
    expect(overlapping.counts.cycles.created).toBe(1);
  });

  it('leaves alone what is closed, and says how much of the sheet that was', () => {
    const device = newDevice();
    importInto(device, [keyResults(BUYERS), checkIns('1,2026-08-03,70,7,')], 'P01');
    const [q3] = device.existing().directory.cycles.values();
    const fields = { state: 'closed' };
    device.commit([{ type: 'patch', kind: 'cycle', id: q3?.id ?? '', root: 'directory', fields }]);
    const sheets = [
      keyResults(BUYERS.replace('Delight', 'Delight all'), `2,${Q3},8,Grow,ONGOING,Visitors,metric,,1,5,P01`),
      checkIns('1,2026-08-03,70,7,', '1,2026-08-10,72,7,', '2,2026-08-10,2,7,'),
    ];
    const plan = planOn(device, sheets, 'P01');
    expect(plan.drafts).toEqual([]);
    expect(plan.problems).toMatchObject([{ code: 'import.problemClosed', params: { name: 'Q3', count: 5 } }]);
    expect(plan.counts.checkIns).toMatchObject({ created: 0, updated: 0, unchanged: 3 });
    expect(plan.counts.objectives).toMatchObject({ created: 0, updated: 0 });
  });

  it.each([
    ['1,2026-08-03,many,7,', 'error 2 Value NotANumber'],
    ['1,2026-08-03,6 h,7,', 'error 2 Value WrongUnit'],
    ['1,2026-08-03,,7,', 'error 2 Value ValueMissing'],
    ['1,31.02.2026,70,7,', 'error 2 Date NotADay'],
    ['1,,70,7,', 'error 2 Date DateMissing'],
    ['1,2026-08-14,70,7,', 'error 2 Date InTheFuture'],
    ['9,2026-08-03,70,7,', 'error 2 KR ID KeyResultUnknown'],
    [',2026-08-03,70,7,', 'error 2 KR ID KeyResultNotNamed'],
  ])('refuses the check-in %s by row and column', (row, problem) => {
    const plan = planOn(newDevice(), [keyResults(BUYERS), checkIns(row)]);
    expect(problemsOf(plan)).toEqual([problem]);
    expect(plan.counts.checkIns).toMatchObject({ created: 0, refused: 1 });
  });

  it.each([
    ['', null, []],
    ['0', 0, []],
    ['70%', 7, []],
    ['7.4', 7, ['warning 2 Confidence ConfidenceRounded']],
    ['42', null, ['warning 2 Confidence Confidence']],
    ['high', null, ['warning 2 Confidence Confidence']],
  ])('reads the confidence %j as %j', (cell, confidence, problems) => {
    const device = newDevice();
    const plan = importInto(device, [keyResults(BUYERS), checkIns(`1,2026-08-03,70,${cell},`)]);
    expect(historyOf(device, 'Repeat buyers').checkIns).toMatchObject([{ confidence }]);
    expect(problemsOf(plan)).toEqual(problems);
  });

  it('takes a confidence of 0 for not said where the person chose so', () => {
    const device = newDevice();
    const sheet = checkIns('1,2026-08-03,70,0,');
    if (sheet.mapping.kind !== 'check-ins') throw new Error('Expected check-ins');
    importInto(device, [keyResults(BUYERS), { ...sheet, mapping: { ...sheet.mapping, zeroConfidence: 'unsaid' } }]);
    expect(historyOf(device, 'Repeat buyers').checkIns).toMatchObject([{ confidence: null }]);
  });

  it('keeps the order of one day in a sheet that lists the newest first', () => {
    const device = newDevice();
    importInto(device, [
      keyResults(BUYERS),
      checkIns('1,2026-08-10,73,7,', '1,2026-08-03,72,7,', '1,2026-08-03,71,7,'),
    ]);
    const values = effectiveCheckIns(historyOf(device, 'Repeat buyers').checkIns).map(({ reading }) => reading);
    expect(values).toMatchObject([{ value: 71 }, { value: 72 }, { value: 73 }]);
  });

  it('keeps the order of one day in a sheet that goes through one key result after the other', () => {
    const device = newDevice();
    const other = `2,${Q3},7,Delight,ONGOING,Returns,metric,,9,4,P01`;
    importInto(device, [
      keyResults(BUYERS, other),
      checkIns('1,2026-08-10,71,7,', '1,2026-08-10,72,7,', '2,2026-08-03,8,7,'),
    ]);
    const values = effectiveCheckIns(historyOf(device, 'Repeat buyers').checkIns).map(({ reading }) => reading);
    expect(values).toMatchObject([{ value: 71 }, { value: 72 }]);
  });

  it('reads check-ins alone, by the identifiers of an earlier import or by titles', () => {
    const device = newDevice();
    importInto(device, [keyResults(BUYERS)]);
    expect(importInto(device, [checkIns('1,2026-08-03,70,7,')]).counts.checkIns.created).toBe(1);
    const titled = sheetOf(
      'c.csv',
      'Objective,Key result,Date,Value\nDelight,Repeat buyers,2026-08-04,71\n,Returns,2026-08-04,71\n',
    );
    expect(problemsOf(importInto(device, [titled]))).toEqual(['error 3 Key result KeyResultUnknown']);
    expect(historyOf(device, 'Repeat buyers').checkIns).toHaveLength(2);
  });

  it('joins titles of several lines and says so', () => {
    const device = newDevice();
    const plan = importInto(device, [keyResults(BUYERS.replace('Repeat buyers', '"Repeat\nbuyers "'))]);
    expect(problemsOf(plan)).toEqual(['warning 2 Key result TitleJoined']);
    expect(treeOf(device).keyResults[0]?.keyResult.title).toBe('Repeat buyers');
  });

  it('gives rows under a written-once objective to that objective', () => {
    const device = newDevice();
    importInto(device, [sheetOf('a.csv', 'Cycle,Objective,Key result,Start,Target\nQ3 2026,Delight,A,1,5\n,,B,1,5\n')]);
    expect(device.existing().trees.map(({ keyResults: all }) => all.map(({ keyResult }) => keyResult.title))).toEqual([
      ['A', 'B'],
    ]);
  });

  it('refuses the second row of one key result and names the first', () => {
    const plan = planOn(newDevice(), [keyResults(BUYERS, BUYERS)]);
    expect(plan.problems).toMatchObject([
      { severity: 'error', row: 3, code: 'import.problemDuplicateRow', params: { row: '2' } },
    ]);
    expect(plan.counts.keyResults).toMatchObject({ created: 1, refused: 1 });
  });

  it('names columns from which nothing is read', () => {
    const plan = planOn(newDevice(), [sheetOf('a.csv', 'Objective,Key result,Start,Target,Mood\nA,B,1,5,sunny\n')]);
    expect(problemsOf(plan)).toEqual(['warning - Mood ColumnUnused']);
  });

  it('puts a relative target into figures and says which', () => {
    const device = newDevice();
    const plan = importInto(device, [keyResults(BUYERS.replace(',%,62,85,', ',,80,+30 %,'))]);
    expect(problemsOf(plan)).toEqual(['warning 2 Target RelativeTarget']);
    expect(historyOf(device, 'Repeat buyers').keyResult.metric).toMatchObject({ start: 80, target: 104 });
  });

  it('takes per cent of a percentage as points only where they are called so', () => {
    const refused = planOn(newDevice(), [keyResults(BUYERS.replace(',%,62,85,', ',%,62,+30 %,'))]);
    expect(problemsOf(refused)).toEqual(['error 2 Target PointsOrPercent']);
    const device = newDevice();
    importInto(device, [keyResults(BUYERS.replace(',%,62,85,', ',%,62,+30 pp,'))]);
    expect(historyOf(device, 'Repeat buyers').keyResult.metric).toMatchObject({ start: 62, target: 92 });
  });

  it('refuses a relative target without a start', () => {
    const plan = planOn(newDevice(), [keyResults(BUYERS.replace(',%,62,85,', ',number,,+30 %,'))]);
    expect(problemsOf(plan)).toEqual(['error 2 Target RelativeWithoutStart']);
  });

  it.each([
    ['3萬', '5萬', { start: 30_000, target: 50_000, unit: { kind: 'number' } }],
    ['3萬元', '5萬元', { start: 30_000, target: 50_000, unit: { kind: 'text', text: '元' } }],
    ['CHF 2.5 Mio.', '3 Mio.', { start: 2_500_000, target: 3_000_000, unit: { kind: 'currency', code: 'CHF' } }],
    ['5 kg', '3', { start: 5, target: 3, unit: { kind: 'text', text: 'kg' } }],
    ['２０００', '3000', { start: 2000, target: 3000, unit: { kind: 'number' } }],
  ])('reads the unit beside the number where no column names it: %s to %s', (start, target, metric) => {
    const device = newDevice();
    importInto(device, [keyResults(BUYERS.replace(',%,62,85,', `,,${start},${target},`))]);
    expect(historyOf(device, 'Repeat buyers').keyResult.metric).toMatchObject(metric);
  });

  it('converts durations into the unit of the key result and says so', () => {
    const device = newDevice();
    const plan = importInto(device, [keyResults(BUYERS.replace(',%,62,85,', ',min,6,1 h 30 min,'))]);
    expect(problemsOf(plan)).toEqual(['warning 2 Target Converted']);
    expect(historyOf(device, 'Repeat buyers').keyResult.metric).toMatchObject({ start: 6, target: 90 });
  });

  it('takes a key result without any figure for a question of yes or no', () => {
    const device = newDevice();
    const plan = importInto(device, [
      sheetOf('a.csv', 'KR ID,Objective,Key result\n1,A,Opened in Tainan\n'),
      sheetOf('c.csv', 'KR ID,Date,Done\n1,2026-08-03,yes\n'),
    ]);
    expect(problemsOf(plan)).toEqual(['warning 2 - AssumedYesNo']);
    expect(historyOf(device, 'Opened in Tainan').checkIns).toMatchObject([{ reading: { type: 'answer', yes: true } }]);
  });

  it('warns where an identifier belongs to something else altogether', () => {
    const device = newDevice();
    importInto(device, [keyResults(BUYERS)]);
    const plan = planOn(device, [keyResults(`1,${Q3},99,Hire well,ONGOING,Offers accepted,metric,,1,5,P01`)]);
    expect(problemsOf(plan)).toContain('warning 2 - LooksLikeAnother');
  });

  it('keeps the order of the file among objectives and key results', () => {
    const device = newDevice();
    const row = (id: number, objective: number) =>
      `${id},${Q3},${objective},O${objective},ONGOING,K${id},metric,,1,5,P01`;
    importInto(device, [keyResults(row(3, 2), row(1, 1), row(2, 2))]);
    importInto(device, [keyResults(row(4, 2), row(5, 3))]);
    const titles = device
      .existing()
      .trees.map(({ objective, keyResults: all }) => [objective.title, ...all.map(({ keyResult }) => keyResult.title)]);
    expect(titles).toEqual([
      ['O2', 'K3', 'K2', 'K4'],
      ['O1', 'K1'],
      ['O3', 'K5'],
    ]);
  });
});
