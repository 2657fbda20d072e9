import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { CheckIn, Cycle, KeyResult, Objective, Person, Team } from '#lib/okr/model.ts';
import { fieldsProblem } from '#lib/sync/record.ts';
import { LOCALES } from '#lib/texts/sections.ts';
import { createBackend } from '../../server/backend.ts';
import { databaseIn } from '../../server/dataFolder.ts';
import { foundOrganisation, inviteFirstAdmin } from '../../server/identity/founding.ts';
import { checkStore } from '../../server/operations/check.ts';
import { readMembers } from '../../server/store/access.ts';
import { readKinds } from '../../server/store/records.ts';
import { openSqliteStore } from '../../server/store/sqliteStore.ts';
import { startDemoServer } from '../../scripts/demoServer.ts';
import { ensureDemoDatabase } from '../../scripts/demoTeam/database.ts';
import { fillWithDemoCompany } from '../../scripts/demoTeam/fill.ts';
import { Trouble } from '../../scripts/trouble.ts';
import { temporaryFolder } from './httpServer.ts';

const NOON = Date.UTC(2026, 7, 12, 4);
const zone = 'Asia/Taipei';

async function filled(locale: (typeof LOCALES)[number]) {
  const store = await openSqliteStore(':memory:');
  onTestFinished(() => store.close());
  const backend = createBackend(store);
  await foundOrganisation(backend, { name: 'Ironwood Bikes', zone }, NOON);
  const admin = await inviteFirstAdmin(backend, NOON);
  await fillWithDemoCompany(backend, { adminCode: admin?.code ?? '', now: NOON, zone, locale });
  return store;
}

describe.each(LOCALES)('the demo company on a server, in %s', (locale) => {
  it('has three teams of three, each person owning something and each check-in said by its owner', async () => {
    const store = await filled(locale);
    const kind = (kind: string) => store.read((tx) => readKinds(tx, [kind]));
    const of = async <T>(name: string, schema: { parse(fields: unknown): T }) =>
      (await kind(name)).map(({ space, record }) => ({ space, id: record.id, fields: schema.parse(record.fields) }));

    const teams = await of('team', Team);
    const people = await of('person', Person);
    expect([teams.length, people.length]).toEqual([3, 9]);
    for (const { id } of teams) expect((await store.read((tx) => readMembers(tx, id))).size).toBe(3);

    const objectives = await of('objective', Objective);
    const keyResults = await of('key-result', KeyResult);
    expect([objectives.length, keyResults.length]).toEqual([6, 16]);
    const owners = new Set([...objectives, ...keyResults].map(({ fields }) => fields.owner));
    expect(owners).toEqual(new Set(people.map(({ id }) => id)));
    for (const { space, fields } of objectives) expect(space).toBe(`team:${fields.team}`);

    const ownerOf = new Map(keyResults.map(({ id, fields }) => [id, fields.owner]));
    const checkIns = await of('check-in', CheckIn);
    expect(checkIns.length).toBeGreaterThan(80);
    expect(checkIns.filter(({ fields }) => ownerOf.get(fields.keyResult) !== fields.author)).toEqual([]);

    const states = (await of('cycle', Cycle)).map(({ fields }) => fields.state);
    expect(states.toSorted()).toEqual(['active', 'closed']);
    expect(objectives.filter(({ fields }) => fields.state === 'closed')).toHaveLength(1);
  });

  it('is sound: every record is one that devices can read, and nothing is amiss in the database', async () => {
    const store = await filled(locale);
    const all = await store.read((tx) =>
      readKinds(tx, ['organisation', 'person', 'team', 'cycle', 'objective', 'key-result', 'check-in']),
    );
    expect(all.flatMap(({ record }) => fieldsProblem(record.kind, record.fields) ?? [])).toEqual([]);
    expect((await checkStore(store)).problems).toEqual([]);
  });
});

describe('the server of npm start', () => {
  it('fills itself once, and finds everything again the next time', async () => {
    const settings = { UPDRAFT_PORT: '0', UPDRAFT_DATA: join(temporaryFolder(), 'demo') };
    const objectives = ({ parts }: Awaited<ReturnType<typeof startDemoServer>>) =>
      parts.backend.store.read(async (tx) => (await readKinds(tx, ['objective'])).map(({ record }) => record.id));
    const first = await startDemoServer(settings);
    const before = await objectives(first);
    await first.stop();
    const second = await startDemoServer(settings);
    onTestFinished(second.stop);
    expect(before).toHaveLength(6);
    expect(await objectives(second)).toEqual(before);
  });

  it('begins anew after a first start that was interrupted half-way', async () => {
    const data = join(temporaryFolder(), 'demo');
    const place = { data, organisation: 'Ironwood Bikes', zone };
    // In the middle of it the process ends, or something fails: the story cannot be told in a zone that is none.
    const failing = ensureDemoDatabase({ ...place, zone: 'Nowhere/At-All' }, { now: NOON, locale: 'en' });
    await expect(failing).rejects.toThrow(RangeError);
    expect(readdirSync(data)).toEqual(['server.lock']);
    const beside = join(data, 'filling');
    mkdirSync(beside);
    const half = await openSqliteStore(databaseIn(beside));
    await foundOrganisation(createBackend(half), { name: 'Half a company', zone }, NOON);
    await half.close();

    const server = await startDemoServer({ UPDRAFT_PORT: '0', UPDRAFT_DATA: data });
    onTestFinished(server.stop);
    const people = await server.parts.backend.store.read((tx) => readKinds(tx, ['person']));
    expect(people).toHaveLength(9);
    expect(readdirSync(data)).not.toContain('filling');
  });

  it('says in words that the port is in use', async () => {
    const settings = () => ({ UPDRAFT_DATA: join(temporaryFolder(), 'demo') });
    const first = await startDemoServer({ ...settings(), UPDRAFT_PORT: '0' });
    onTestFinished(first.stop);
    const port = new URL(first.publicUrl).port;
    const second = startDemoServer({ ...settings(), UPDRAFT_PORT: port });
    await expect(second).rejects.toThrow(`Port ${port} of 127.0.0.1 is in use`);
    await expect(second).rejects.toBeInstanceOf(Trouble);
  });
});
