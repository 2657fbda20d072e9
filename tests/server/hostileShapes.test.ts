/** Operations of every shape that JSON can have: each gets a verdict, none makes the server fail or leaves behind what does not hold. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { tick } from '#lib/sync/clock.ts';
import type { Fields } from '#lib/sync/draft.ts';
import { checkStore } from '../../server/operations/check.ts';
import { push } from '../../server/operations/push.ts';
import { bring, checkIn, comment, keyResult, NOW, objective, openCompany, team, type Meant } from './company.ts';

const KINDS = (
  'organisation person away team cycle objective key-result metric-change check-in skip comment seen cheer ' +
  'feedback-request sos sos-answer review notice poem constructor'
).split(' ');
const COMMANDS =
  'activate drop resume close reopen move relocate link answer support member visibility role toString'.split(' ');
const FIELDS = (
  'owner author objective keyResult about checkIn sos parent supports cycle team person at createdAt mentions ' +
  'members leaders open metric state zone origin title toString'
).split(' ');

const fieldsOf = (meant: Meant): Fields => (meant.type === 'create' ? meant.fields : {});
/** What honest ones hold, so that many of the odd ones are odd in one place only and get further. */
const HONEST = new Map<string, Fields>([
  ['objective', fieldsOf(objective('o', 'team:wheels', 'ben'))],
  ['key-result', fieldsOf(keyResult('k', 'team:wheels', 'o1', 'ben'))],
  ['check-in', fieldsOf(checkIn('c', 'team:wheels', { root: 'o1', of: 'k1', by: 'ben' }))],
  ['comment', fieldsOf(comment('m', 'team:wheels', 'o1', 'o1', 'ben', ['anna']))],
  ['sos', { keyResult: 'k1', need: 'clarity', line: '', author: 'ben', createdAt: NOW }],
  ['team', { name: 'Spokes', parent: 'wheels', members: ['ben'] }],
  ['person', { name: 'Cho', zone: 'UTC' }],
  ['away', { person: 'ben', firstDay: '2026-08-17', lastDay: '2026-08-21' }],
]);

const name = fc.constantFrom('o1', 'k1', 'c1', 'ben', 'anna', 'wheels', 'nobody', '', '__proto__');
/** What a field is meant to hold, and everything else, also what cannot be made a text of. */
const value = fc.oneof(
  name,
  fc.constant({ toString: 1, valueOf: null }),
  fc.constant(null),
  fc.constantFrom('2026-08-12', '9999-99-99', 'active', 'draft', 'Europe/Nowhere'),
  fc.array(name, { maxLength: 3 }),
  fc.jsonValue({ maxDepth: 2 }),
);
const fields = fc.dictionary(fc.constantFrom(...FIELDS), value, { maxKeys: 3 });
const command = fc
  .record({
    name: fc.constantFrom(...COMMANDS),
    rest: fc.dictionary(
      fc.constantFrom(
        'space',
        'objective',
        'order',
        'parent',
        'supports',
        'person',
        'as',
        'open',
        'role',
        'alignment',
        'team',
        'cycle',
        'note',
        'asked',
        'at',
      ),
      value,
    ),
  })
  .map(({ name: said, rest }) => ({ ...rest, name: said }));
const operation = fc.record({
  type: fc.constantFrom('create', 'patch', 'delete', 'command', 'void', 'nonsense'),
  kind: fc.constantFrom(...KINDS),
  id: fc.oneof(name, fc.uuid()),
  space: fc.constantFrom('org', 'team:wheels', 'person:ben', 'person:anna', 'team:nobody', ''),
  root: name,
  fields,
  command,
  over: fc.option(fc.dictionary(fc.constantFrom(...FIELDS), name), { nil: undefined }),
});

it('every operation gets a verdict, and what must hold goes on to hold', { timeout: 120_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(operation, { minLength: 1, maxLength: 30 }), fc.boolean(), async (odd, byAdmin) => {
      const { backend, admin } = await openCompany();
      await admin.push(team('wheels'));
      const ben = await bring(backend, admin, 'ben', { teams: ['wheels'], leads: ['wheels'] });
      const ready = ben.operations(
        objective('o1', 'team:wheels', 'ben'),
        keyResult('k1', 'team:wheels', 'o1', 'ben'),
        checkIn('c1', 'team:wheels', { root: 'o1', of: 'k1', by: 'ben' }),
      );
      await ben.send(ready);
      const { session } = byAdmin ? admin : ben;
      const first = byAdmin ? 2 : 4;
      let hlc: string | null = null;
      const ops = odd.map((op, index) => {
        hlc = tick(hlc, NOW, session.device);
        const held = { ...HONEST.get(op.kind), ...op.fields };
        return { ...op, fields: op.type === 'create' ? held : op.fields, n: first + index, uid: `odd-${index}`, hlc };
      });
      const { verdicts } = await push(backend, session, { protocol: 2, ops }, NOW);
      expect(verdicts).toHaveLength(ops.length);
      expect((await checkStore(backend.store)).problems).toEqual([]);
      await ben.pull();
      await admin.pull({ follow: ['team:wheels'] });
      await backend.store.close();
    }),
    { numRuns: 60, seed: 20_260_812 },
  );
});
