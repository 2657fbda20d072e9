/** Signals of the check-ins that came with the sheets, found on the records that the import would make of them. */
import { v7 as uuid } from 'uuid';
import { plainTitle } from '#lib/interchange/existing.ts';
import type { ImportFile } from '#lib/interchange/importOptions.ts';
import { planImport } from '#lib/interchange/plan.ts';
import type { ObjectiveTree } from '#lib/okr/model.ts';
import type { SignalFinding } from '#lib/okr/signals/signal.ts';
import { findSignals } from '#lib/okr/signals/signals.ts';
import { openDeviceInMemory } from '../import/deviceInMemory.ts';
import type { SheetText } from './textReader.ts';

/** Days in sheets have no zone; any will do, as long as it is the same everywhere. */
const ZONE = 'UTC';

export interface ToldSignal {
  finding: SignalFinding;
  /** The days of the check-ins that it saw, 'YYYY-MM-DD', oldest first. */
  days: string[];
}

export interface SheetSignals {
  signalsOf(text: SheetText): readonly ToldSignal[];
  /** Rows of key results and check-ins that the import would leave out, so that nothing was seen of them. */
  leftOut: number;
}

/** Where no check-ins came along. */
export const NO_SIGNALS: SheetSignals = { signalsOf: () => [], leftOut: 0 };

/**
 * Looks as of the last day that any check-in speaks for, so a sheet says the same whenever it is looked at. What is about a team is told
 * of its objectives; people cannot be told of, since sheets do not say who leads.
 * @param now epoch ms: check-ins for later days than tomorrow are left out
 */
export async function sheetSignals(files: readonly ImportFile[], now: number): Promise<SheetSignals> {
  const device = await openDeviceInMemory(ZONE);
  try {
    const empty = await device.read.everything();
    const plan = planImport(files, empty, { source: 'spreadsheet', me: null, zone: ZONE, now, newId: uuid });
    if (plan.drafts.length > 0) await device.commit(plan.drafts);
    const { trees, directory } = await device.read.everything();
    const checkIns = trees.flatMap(({ keyResults }) => keyResults.flatMap((history) => history.checkIns));
    const lastDay = checkIns.map(({ at }) => at).reduce((last, day) => (day > last ? day : last), '');
    if (lastDay === '') return { ...NO_SIGNALS, leftOut: plan.counts.checkIns.refused };
    const noon = Temporal.PlainDate.from(lastDay).toZonedDateTime({ timeZone: ZONE, plainTime: '12:00' });
    const findings = findSignals({ trees, directory, comments: [] }, noon.epochMilliseconds);
    const dayOf = new Map(checkIns.map(({ id, at }) => [id, at]));
    const told = (finding: SignalFinding): ToldSignal => ({
      finding,
      days: finding.saw.flatMap((id) => dayOf.get(id) ?? []),
    });
    return {
      signalsOf: signalsByText(findings.map(told), trees),
      leftOut: plan.counts.checkIns.refused + plan.counts.keyResults.refused,
    };
  } finally {
    await device.close();
  }
}

function signalsByText(
  signals: readonly ToldSignal[],
  trees: readonly ObjectiveTree[],
): (text: SheetText) => readonly ToldSignal[] {
  const about = Map.groupBy(signals, ({ finding }) => finding.about.id);
  const own = (...ids: (string | null | undefined)[]) => ids.flatMap((id) => about.get(id ?? '') ?? []);
  const objectives = new Map<string, ToldSignal[]>();
  const keyResults = new Map<string, ToldSignal[]>();
  for (const { objective, keyResults: histories } of trees) {
    for (const name of namesOf(objective.origin?.id, objective.title)) {
      objectives.set(name, own(objective.id, objective.team));
    }
    for (const { keyResult } of histories) {
      for (const name of namesOf(keyResult.origin?.id, objective.title, keyResult.title)) {
        keyResults.set(name, own(keyResult.id));
      }
    }
  }
  return (text) => {
    const known = text.kind === 'objective' ? objectives : keyResults;
    const titles = text.kind === 'objective' ? [text.title] : [text.objective?.title ?? '', text.title];
    const name = namesOf(text.identifier, ...titles).find((name) => known.has(name));
    return known.get(name ?? '') ?? [];
  };
}

/** By the sheet's own identifier where it has one, else by the titles. */
function namesOf(identifier: string | undefined, ...titles: string[]): string[] {
  return [identifier ? [identifier] : [], [titles.map(plainTitle)]].flat().map((name) => JSON.stringify(name));
}
