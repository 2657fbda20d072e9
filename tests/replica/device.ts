/** A device for tests: the shipped replica over fake-indexeddb, with a clock, a zone and identifiers that the test holds. */
import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { openReplica, type Replica } from '#lib/replica/replica.ts';
import type { KeyResult, Objective } from '#lib/okr/model.ts';
import type { Draft } from '#lib/sync/draft.ts';

/** Wednesday 12 August 2026, 10:00 in Taipei. */
export const NOW = Date.parse('2026-08-12T10:00:00+08:00');
export const ZONE = 'Asia/Taipei';

let databases = 0;

/** A fresh browser profile. */
export function freshStorage(): void {
  globalThis.indexedDB = new IDBFactory();
}

export interface Device {
  /** Of its database. */
  name: string;
  replica: Replica;
  clock: { now: number; zone: string };
  /** Another window of the same browser. */
  openAnother(): Promise<Replica>;
}

export async function device(now = NOW, zone = ZONE): Promise<Device> {
  const name = `updraft-${++databases}`;
  const clock = { now, zone };
  const open = () => openReplica({ name, now: () => clock.now, zone: () => clock.zone });
  return { name, replica: await open(), clock, openAnother: open };
}

export async function runningCycle(replica: Replica): Promise<string> {
  const { cycles } = await replica.read.directory();
  const running = [...cycles.values()].find((cycle) => cycle.state === 'active');
  if (!running) throw new Error('the device has no running cycle');
  return running.id;
}

export function objectiveDraft(id: string, fields: Partial<Objective> & Pick<Objective, 'owner' | 'cycle'>): Draft {
  const whole: Objective = {
    title: `Objective ${id}`,
    why: '',
    ambition: 'aspirational',
    state: 'active',
    order: 'a0',
    ...fields,
  };
  return { type: 'create', kind: 'objective', id, root: id, fields: whole };
}

export function keyResultDraft(id: string, fields: Partial<KeyResult> & Pick<KeyResult, 'owner' | 'objective'>): Draft {
  const whole: KeyResult = {
    title: `Key result ${id}`,
    metric: { type: 'move', start: 0, target: 100, unit: { kind: 'number' } },
    weight: 1,
    state: 'active',
    activatedAt: Date.parse('2026-07-01T00:00:00+08:00'),
    order: 'a0',
    ...fields,
  };
  return { type: 'create', kind: 'key-result', id, root: fields.objective, fields: whole };
}

export function checkInDraft(
  id: string,
  keyResult: string,
  root: string,
  value: number,
  { me, now }: { me: string; now: number },
): Draft {
  const at = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(ZONE).toPlainDate().toString();
  const fields = {
    keyResult,
    at,
    reading: { type: 'value', value },
    confidence: 7,
    note: '',
    author: me,
    createdAt: now,
  };
  return { type: 'create', kind: 'check-in', id, root, fields };
}
