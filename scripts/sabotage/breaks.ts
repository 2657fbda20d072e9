/** What is broken on purpose, and which promise that breaks (protocol, 'What must always hold'). Each is one small edit that a slip of the hand could make. */
export interface Sabotage {
  breaks: 'I1' | 'I2' | 'I3' | 'I4' | 'I5' | 'I6' | 'I7' | 'I8';
  /** What the code does then. */
  name: string;
  path: string;
  /** Stands in the file exactly once. */
  find: string;
  put: string;
  /** The tests that have to notice; the simulation where none are named. */
  tests?: string;
}

const SIMULATION = 'tests/simulation';
export const testsFor = ({ tests = SIMULATION }: Pick<Sabotage, 'tests'> = {}): string => tests;

export const SABOTAGES: readonly Sabotage[] = [
  {
    breaks: 'I1',
    name: 'a record that changes keeps its place in the order',
    path: 'server/operations/rowsInHand.ts',
    find: 'ver: from + index + 1 } };',
    put: 'ver: row.record.ver || from + index + 1 } };',
  },
  {
    breaks: 'I1',
    name: 'what is settled is written down without its effects',
    path: 'server/operations/push.ts',
    find: 'const changes = await rows.write(now);',
    put: 'const changes = settled.length % 3 === 2 ? [] : await rows.write(now);',
  },
  {
    breaks: 'I1',
    name: 'the last number is stored in another transaction',
    path: 'server/operations/push.ts',
    find: 'await writeSettled(tx, device.device, settled, clock.last);',
    put: 'tx.afterCommit(() => void backend.store.write((later) => writeSettled(later, device.device, settled, clock.last)));',
  },
  {
    breaks: 'I2',
    name: 'a page of an answer counts as all of it',
    path: 'lib/replica/receive.ts',
    find: 'const heard = answer.more ? Math.min(device.server.heard, lastN) : lastN;',
    put: 'const heard = lastN;',
  },
  {
    breaks: 'I2',
    name: 'the first of several events says that all effects are here',
    path: 'server/live/hub.ts',
    find: 'if (subscriber.device === settled?.device && index === heard.length - 1)',
    put: 'if (subscriber.device === settled?.device && index === 0)',
    tests: 'tests/server/live.test.ts',
  },
  {
    breaks: 'I3',
    name: 'the cursor goes further than the rows',
    path: 'lib/replica/receive.ts',
    find: 'await spaces.put({ ...read, epoch, ver: upto });',
    put: 'await spaces.put({ ...read, epoch, ver: upto + Math.min(1, rows.length) });',
  },
  {
    breaks: 'I3',
    name: 'a page that is cut by its bytes is taken for the last',
    path: 'server/store/travelling.ts',
    find: 'return { count, bytes: held, isFull: true };',
    put: 'return { count, bytes: held, isFull: false };',
    tests: 'tests/server/hostileSizes.test.ts',
  },
  {
    breaks: 'I3',
    name: 'an event is applied although something before it is missing',
    path: 'lib/replica/receive.ts',
    find: "if (from !== row.ver || !rows) return 'behind';",
    put: "if (!rows) return 'behind';",
  },
  {
    breaks: 'I3',
    name: 'each page of a first reading moves its end',
    path: 'server/operations/pull.ts',
    find: 'const upto = goesOn ? after.upto : counter;',
    put: 'const upto = counter;',
  },
  {
    breaks: 'I3',
    name: 'an answer to a question of before is taken',
    path: 'lib/replica/receive.ts',
    find: 'if (JSON.stringify(await askedNow(tx, device)) !== JSON.stringify(asked)) return false;',
    put: '',
    tests: 'tests/sync/client/exchange.test.ts',
  },
  {
    breaks: 'I4',
    name: 'tombstones are forgotten and nobody knows',
    path: 'server/store/tombstones.ts',
    find: '.set({ pruned: highest })',
    put: '.set({ pruned: 0 })',
  },
  {
    breaks: 'I4',
    name: 'a cursor of another history counts',
    path: 'server/operations/pull.ts',
    find: 'const isUsable = cursor?.epoch === epoch && ',
    put: 'const isUsable = cursor !== null && ',
  },
  {
    breaks: 'I4',
    name: 'a record that went under another root is not taken out of the one it left',
    path: 'lib/replica/hand.ts',
    find: 'for (const former of left) remove(held.get(rootKey(space, former)), record.id);',
    put: '',
    tests: 'tests/sync/client/convergence.test.ts',
  },
  {
    breaks: 'I4',
    name: 'everyone may do everything',
    path: 'server/operations/may.ts',
    find: 'return kindsOf(towards).some((kind) => REACH[TABLE[action][kind]](towards));',
    put: "return kindsOf(towards).some((kind) => action !== 'read' || REACH[TABLE[action][kind]](towards));",
  },
  {
    breaks: 'I5',
    name: 'what was sent once is never sent again',
    path: 'lib/replica/synced.ts',
    find: 'const ops = (await readOutbox(tx)).filter(({ n }) => n > device.server.settled).slice(0, most);',
    put: 'const ops = (await readOutbox(tx)).filter(({ n }) => n > device.server.sent).slice(0, most);',
  },
  {
    breaks: 'I5',
    name: 'numbering anew loses what waits',
    path: 'lib/replica/outbox.ts',
    find: 'await outbox.put({ ...entry, n: first, ops: entry.ops.map((op) => ({ ...op, n: ++n })) });',
    put: 'if (n < lastN) await outbox.put({ ...entry, n: first, ops: entry.ops.map((op) => ({ ...op, n: ++n })) });',
  },
  {
    breaks: 'I5',
    name: 'what was meant for a space that is gone vanishes',
    path: 'lib/replica/receive.ts',
    find: 'await keepRejections(tx, device.id, withdrawn.map(asGone), { at: now, isServers: false });',
    put: '',
    tests: 'tests/sync/client/exchange.test.ts',
  },
  {
    breaks: 'I5',
    name: 'a rejection is forgotten once it is confirmed',
    path: 'lib/replica/attention.ts',
    find: 'else if (row) await store.put({ ...row, confirmed: true });',
    put: 'else if (row) await store.delete(row.key);',
  },
  {
    breaks: 'I5',
    name: 'a number that was settled with something else counts as a retry',
    path: 'server/operations/push.ts',
    find: 'if (settled?.uid === uid) return settled;',
    put: 'if (settled) return settled;',
  },
  {
    breaks: 'I6',
    name: 'the device keeps what is gone',
    path: 'lib/replica/receive.ts',
    find: 'for (const space of answer.gone) await forget(tx, hand, space);',
    put: '',
  },
  {
    breaks: 'I6',
    name: 'streams stay open when access ends',
    path: 'server/operations/push.ts',
    find: 'backend.hub.accessChanged(turn.accessChanged, turn.readersChanged);',
    put: '',
  },
  {
    breaks: 'I6',
    name: 'whoever has a cursor goes on reading',
    path: 'server/operations/pull.ts',
    find: 'const followed = (follow ?? []).filter((space) => mayReadSpace(standing, space));',
    put: 'const followed = [...Object.keys(cursors), ...(follow ?? [])];',
  },
  {
    breaks: 'I7',
    name: 'the server answers before the commit that others share',
    path: 'server/store/groupCommit.ts',
    find: 'answer = () => resolve(value);',
    put: 'resolve(value); answer = () => undefined;',
    tests: 'tests/server/store.test.ts',
  },
  {
    breaks: 'I7',
    name: 'the device counts what it sends as settled',
    path: 'lib/replica/synced.ts',
    find: "await tx.objectStore('meta').put(withServer(device, { sent }), 'device');",
    put: "await tx.objectStore('meta').put(withServer(device, { sent, settled: sent }), 'device');",
  },
  {
    breaks: 'I7',
    name: 'a change is shown as saved without its place in the outbox',
    path: 'lib/replica/commit.ts',
    find: "await tx.objectStore('outbox').put({ n, ops: waiting.slice(start, start + ENTRY_OPS), step: step.id, at: now });",
    put: "if (n % 2 > 0) await tx.objectStore('outbox').put({ n, ops: waiting.slice(start, start + ENTRY_OPS), step: step.id, at: now });",
  },
  {
    breaks: 'I8',
    name: 'links are judged by what was there before the push',
    path: 'server/operations/alignmentInHand.ts',
    find: 'for (const row of rows.placed.slice(taken)) known = carriedOn(known, row);',
    put: '',
    tests: 'tests/server/commands.test.ts',
  },
  {
    breaks: 'I8',
    name: 'a key result goes under what contributes to it',
    path: 'server/operations/links.ts',
    find: 'const problem = moveProblem((await turn.links()).alignment, keyResult, objective);',
    put: 'const problem = keyResult === objective ? moveProblem((await turn.links()).alignment, keyResult, objective) : null;',
    tests: 'tests/server/commands.test.ts',
  },
  {
    breaks: 'I8',
    name: 'nobody asks whether a link leads back',
    path: 'lib/okr/alignment/linkProblem.ts',
    find: "return way === null ? null : { code: 'loop', way: [objective.id, ...way.slice(0, -1)] };",
    put: "return way === null || as === 'parent' ? null : { code: 'loop', way: [objective.id, ...way.slice(0, -1)] };",
  },
];
