/** What time and travelling change where a device has joined a server. */
import { beforeEach, expect, it } from 'vitest';
import { LOCAL_SPACE } from '#lib/replica/homes.ts';
import { setMyName } from '#lib/replica/objectiveChanges.ts';
import { freshStorage, keyResultDraft, objectiveDraft, runningCycle } from '../../replica/device.ts';
import { another, browser, founded, joins, openCompany, type Colleague, type Company } from './company.ts';

const OCTOBER = Date.parse('2026-10-02T09:00:00+08:00');
let company: Company;
let anna: Colleague;
let ben: Colleague;
let quarter: string;

/** Ben has joined and kept an objective, in its quarter, to himself; the organisation has none of that quarter. */
beforeEach(async () => {
  freshStorage();
  company = await openCompany();
  anna = await founded(company);
  ben = await browser(company);
  const owner = ben.replica.me;
  quarter = await runningCycle(ben.replica);
  await ben.replica.commit([
    objectiveDraft('kept', { owner, cycle: quarter }),
    keyResultDraft('k', { owner, objective: 'kept' }),
  ]);
  await joins(company, ben, await company.invite(anna, { teams: ['sales'] }), 'Ben');
  await ben.sync();
});

const stateOf = async (id: string) => (await ben.replica.read.directory()).cycles.get(id)?.state;
const zoneAtServer = async () => {
  await anna.sync();
  return (await anna.replica.read.directory()).people.get(ben.replica.me)?.zone;
};
const travelsTo = async (who: Colleague, zone: string) => {
  who.clock.zone = zone;
  await who.replica.turn();
  await who.sync();
};

it('cycles that only this device has end with their days, and nothing of it leaves the device', async () => {
  const waiting = (await ben.copy.waiting()).pending;
  ben.clock.now = OCTOBER;
  await ben.replica.turn();
  expect(await stateOf(quarter)).toBe('closing');
  expect((await ben.copy.waiting()).pending).toBe(waiting);
  const { roots } = await ben.replica.read.everything();
  expect(
    roots.find(({ space, id }) => space === LOCAL_SPACE && id === 'directory')?.records.get(quarter),
  ).toBeDefined();
});

it('the organisation’s cycles turn at the server alone', async () => {
  const theirs = [...(await ben.replica.read.directory()).cycles.values()].filter(({ id }) => id !== quarter);
  expect(theirs).not.toEqual([]);
  ben.clock.now = OCTOBER;
  await ben.replica.turn();
  for (const { id, state } of theirs) expect(await stateOf(id)).toBe(state);
});

it('whoever has travelled is in another zone from then on', async () => {
  await ben.replica.turn();
  await travelsTo(ben, 'Europe/Zurich');
  expect(await zoneAtServer()).toBe('Europe/Zurich');
  await travelsTo(ben, 'Asia/Taipei');
  expect(await zoneAtServer()).toBe('Asia/Taipei');
});

it('two devices of one person in two zones do not correct each other', async () => {
  const desk = await another(company, ben, { person: ben.replica.me });
  await desk.replica.turn();
  await ben.replica.turn();
  await travelsTo(ben, 'Europe/Zurich');
  await desk.sync();
  await travelsTo(desk, 'Asia/Taipei');
  expect(await zoneAtServer()).toBe('Europe/Zurich');
});

it('a name that is said after joining is said to the organisation', async () => {
  await ben.replica.commit(setMyName(ben.replica.me, 'Benjamin'));
  expect((await ben.replica.read.directory()).people.get(ben.replica.me)?.name).toBe('Benjamin');
  await ben.sync();
  await anna.sync();
  expect((await anna.replica.read.directory()).people.get(ben.replica.me)?.name).toBe('Benjamin');
});
