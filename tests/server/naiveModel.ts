/**
 * What a company's records are after a series of operations, told as simply as possible: one list, one operation after the other, no spaces to
 * lock, no cursors. It knows nothing of the server's code; what the server and every device end up with is held against it.
 */
import type { Operation } from '#lib/sync/operation.ts';

interface Known {
  space: string;
  root: string;
  kind: string;
  alive: boolean;
  /** Each field with the clock it was last written at. */
  fields: Map<string, { value: unknown; clock: string }>;
}

const ABOVE: Record<string, string> = { 'key-result': 'objective', 'check-in': 'keyResult' };

export interface NaiveModel {
  /** Takes an operation that the server has accepted, in the order in which it did. */
  accept(op: Operation): void;
  /** What is alive in a space, by id: root and fields. */
  contents(space: string): Record<string, { root: string; fields: Record<string, unknown> }>;
}

export function naiveModel(): NaiveModel {
  const records = new Map<string, Known>();

  const above = ({ kind, fields }: Known): unknown => fields.get(ABOVE[kind] ?? '')?.value;
  const under = (id: string): string[] =>
    [...records]
      .filter(([, record]) => record.alive && above(record) === id)
      .flatMap(([child]) => [child, ...under(child)]);

  function command(op: Operation & { type: 'command' }, record: Known): void {
    const decide = (field: string, value: unknown) => record.fields.set(field, { value, clock: op.hlc });
    if (op.command.name === 'move') {
      const to = records.get(op.command.objective);
      decide('objective', op.command.objective);
      decide('order', op.command.order);
      for (const id of [op.id, ...under(op.id)])
        Object.assign(records.get(id) ?? {}, { root: op.command.objective, space: to?.space });
    } else if (op.command.name === 'relocate') {
      decide('team', op.command.team);
      for (const id of [op.id, ...under(op.id)]) Object.assign(records.get(id) ?? {}, { space: op.command.space });
    }
  }

  return {
    accept(op) {
      const record = records.get(op.id);
      if (op.type === 'create') {
        const fields = new Map(Object.entries(op.fields).map(([field, value]) => [field, { value, clock: op.hlc }]));
        const made: Known = { space: op.space, root: op.id, kind: op.kind, alive: true, fields };
        const parent = records.get(String(above(made)));
        records.set(op.id, parent ? { ...made, space: parent.space, root: parent.root } : made);
      } else if (op.type === 'patch' && record?.alive) {
        for (const [field, value] of Object.entries(op.fields)) {
          const before = record.fields.get(field);
          if (!before || before.clock < op.hlc) record.fields.set(field, { value, clock: op.hlc });
        }
      } else if (op.type === 'delete' && record) {
        for (const id of [op.id, ...under(op.id)]) Object.assign(records.get(id) ?? {}, { alive: false });
      } else if (op.type === 'command' && record) {
        command(op, record);
      }
    },
    contents(space) {
      const alive = [...records].filter(([, record]) => record.alive && record.space === space);
      return Object.fromEntries(
        alive.map(([id, { root, fields }]) => [
          id,
          { root, fields: Object.fromEntries([...fields].map(([field, { value }]) => [field, value])) },
        ]),
      );
    },
  };
}
