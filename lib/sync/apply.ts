/**
 * What an operation does to records: the same function on the device (at once, over pending changes) and for whoever
 * settles it. Pure: takes the records of the roots concerned, gives back what changed or why it is refused.
 *
 * Fields merge one by one (merge.ts). A create over a tombstone brings the record back if it is later.
 */
import { applyCommand } from './command.ts';
import { below, isAlive, parentOf } from './hanging.ts';
import { deletedAt, latest, patched } from './merge.ts';
import type { Operation } from './operation.ts';
import type { Outcome, Placed, Refusal, RootRecords } from './outcome.ts';
import { fieldsProblem, type StoredRecord } from './record.ts';

const refuse = (code: Refusal['code'], detail: string): Outcome => ({ ok: false, refusal: { code, detail } });

export function applyOperation(roots: RootRecords, op: Operation): Outcome {
  const here = roots.get(op.root);
  const before = here?.get(op.id);
  switch (op.type) {
    case 'void':
      return { ok: true, changed: [] };
    case 'create': {
      if (before && !(before.deleted && latest(before) < op.hlc)) return refuse('exists', `${op.kind} ${op.id}`);
      // Under a parent that has moved or gone, it would be stored where nobody looks.
      const parent = parentOf(op.kind, op.fields);
      if (parent !== null && !isAlive(here?.get(parent))) return refuse('missing', parent);
      const record: StoredRecord = {
        id: op.id,
        kind: op.kind,
        fields: op.fields,
        clock: op.hlc,
        ver: before?.ver ?? 0,
      };
      return checked([{ root: op.root, id: op.id, record }]);
    }
    case 'patch':
      if (!before) return refuse('missing', `${op.kind} ${op.id}`);
      return checked([{ root: op.root, id: op.id, record: patched(before, op.fields, op.hlc, op.over) }]);
    case 'delete':
      if (!before || !here) return refuse('missing', `${op.kind} ${op.id}`);
      return {
        ok: true,
        changed: [before, ...below(here, op.id)]
          .filter((record) => !record.deleted)
          .map((record) => ({ root: op.root, id: record.id, record: deletedAt(record, op.hlc) })),
      };
    case 'command': {
      if (!before || !here || before.deleted) return refuse('missing', `${op.kind} ${op.id}`);
      const outcome = applyCommand(roots, here, before, op);
      return outcome.ok ? checked(outcome.changed) : outcome;
    }
  }
}

function checked(changed: Placed[]): Outcome {
  for (const { record } of changed) {
    const problem = !record || record.deleted ? null : fieldsProblem(record.kind, record.fields);
    if (problem) return refuse('invalid', problem);
  }
  return { ok: true, changed };
}
