/** A device's records without a database: drafts are applied by the same function that settles them on the device. */
import type { Directory, ObjectiveTree } from '#lib/okr/model.ts';
import { CheckIn, Cycle, KeyResult, Objective, Person, Team } from '#lib/okr/model.ts';
import type { Existing } from '#lib/interchange/existing.ts';
import { planImport, type ImportPlan } from '#lib/interchange/plan.ts';
import { readSheet, type Sheet, type SheetChoices } from '#lib/interchange/sheet.ts';
import { applyOperation } from '#lib/sync/apply.ts';
import { writeHlc } from '#lib/sync/clock.ts';
import type { Draft } from '#lib/sync/draft.ts';
import type { StoredRecord } from '#lib/sync/record.ts';

export const ME = 'person-me';
export const ZONE = 'Asia/Taipei';
/** Wednesday 12 August 2026, 10:00 in Taipei. */
export const NOW = Date.parse('2026-08-12T10:00:00+08:00');

export interface Device {
  existing(): Existing;
  commit(drafts: readonly Draft[]): void;
}

/** @param zone in which the person of the device lives */
export function newDevice(zone = ZONE): Device {
  const roots = new Map<string, Map<string, StoredRecord>>();
  let n = 0;
  const commit = (drafts: readonly Draft[]) => {
    for (const draft of drafts) {
      n += 1;
      const head = { n, uid: `op-${n}`, hlc: writeHlc(NOW, n, 'device'), space: 'person:me' };
      const outcome = applyOperation(roots, { ...head, ...draft });
      if (!outcome.ok) throw new Error(`${outcome.refusal.code}: ${outcome.refusal.detail}`);
      for (const { root, id, record } of outcome.changed) {
        const records = roots.get(root) ?? new Map<string, StoredRecord>();
        roots.set(root, records);
        if (record) records.set(id, record);
        else records.delete(id);
      }
    }
  };
  commit([{ type: 'create', kind: 'person', id: ME, root: 'directory', fields: { name: '', zone } }]);

  const live = (kind: string) =>
    [...roots.values()]
      .flatMap((records) => [...records.values()])
      .filter((record) => record.kind === kind && !record.deleted);
  const all = <T>(kind: string, schema: { parse(fields: unknown): T }): (T & { id: string })[] =>
    live(kind).map(({ id, fields }) => ({ ...schema.parse(fields), id }));

  return {
    commit,
    existing() {
      const byId = <T extends { id: string }>(records: T[]) => new Map(records.map((record) => [record.id, record]));
      const directory: Directory = {
        me: ME,
        organisation: null,
        away: new Map(),
        people: byId(all('person', Person)),
        teams: byId(all('team', Team)),
        cycles: byId(all('cycle', Cycle)),
      };
      const checkIns = all('check-in', CheckIn);
      const keyResults = all('key-result', KeyResult).toSorted((a, b) => (a.order < b.order ? -1 : 1));
      const trees: ObjectiveTree[] = all('objective', Objective)
        .toSorted((a, b) => (a.order < b.order ? -1 : 1))
        .map((objective) => ({
          objective,
          keyResults: keyResults
            .filter((keyResult) => keyResult.objective === objective.id)
            .map((keyResult) => ({
              keyResult,
              checkIns: checkIns.filter((checkIn) => checkIn.keyResult === keyResult.id),
              skips: [],
              changes: [],
            })),
        }));
      return { directory, trees };
    },
  };
}

/** A file of text as the importer reads it. */
export function sheetOf(name: string, text: string, choices: SheetChoices = {}): Sheet {
  return readSheet({ name, bytes: new TextEncoder().encode(text) }, choices);
}

let ids = 0;

/** Where and when sheets are read. */
interface Reader {
  /** Epoch ms. */
  now: number;
  zone: string;
}
const IN_TAIPEI: Reader = { now: NOW, zone: ZONE };

/** The plan for sheets on a device; ids are counted. */
export function planOn(
  device: Device,
  sheets: readonly Sheet[],
  me: string | null = null,
  { now, zone } = IN_TAIPEI,
): ImportPlan {
  return planImport(sheets, device.existing(), {
    source: 'spreadsheet',
    me,
    now,
    zone,
    newId: () => `id-${String((ids += 1)).padStart(6, '0')}`,
  });
}

/** Plans and commits, as a person who confirms. */
export function importInto(
  device: Device,
  sheets: readonly Sheet[],
  me: string | null = null,
  reader = IN_TAIPEI,
): ImportPlan {
  const plan = planOn(device, sheets, me, reader);
  device.commit(plan.drafts);
  return plan;
}

/** Problems in short: severity, row, column's name, code without its prefix. */
export function problemsOf({ problems }: Pick<ImportPlan, 'problems'>): string[] {
  return problems.map(
    ({ severity, row, column, code }) =>
      `${severity} ${row ?? '-'} ${column?.name ?? '-'} ${code.replace('import.problem', '')}`,
  );
}
