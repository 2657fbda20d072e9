/** The company as a device shows it at six in the evening of a day, with all that had been said by then. */
import { openFigures, type Figures } from '#lib/okr/figures/figures.ts';
import type { Cycle, Directory, KeyResultHistory, ObjectiveTree, With } from '#lib/okr/model.ts';
import { gradeOf, keyResultScore } from '#lib/okr/score.ts';
import { proposeMe } from '#lib/interchange/proposeMe.ts';
import { importInto, newDevice, sheetOf } from '../interchange/device.ts';
import type { PlainFigure } from './plainFigures.ts';
import { cell, CHECK_IN_ROWS, csvOf, KEY_RESULT_ROWS, ZURICH, type Row } from './sheets.ts';

export interface Scene {
  today: string;
  /** Epoch ms. */
  now: number;
  keyResults: readonly Row[];
  checkIns: readonly Row[];
  directory: Directory;
  trees: readonly ObjectiveTree[];
}

/** @param calendar gives a row the cycle it is to lie in */
export function sceneOn(today: string, calendar: (row: Row) => Row = (row) => row): Scene {
  const now = Temporal.PlainDate.from(today).toZonedDateTime({
    timeZone: ZURICH,
    plainTime: '18:00',
  }).epochMilliseconds;
  const keyResults = KEY_RESULT_ROWS.map(calendar);
  const checkIns = CHECK_IN_ROWS.filter((row) => cell(row, 'Date') <= today);
  const device = newDevice(ZURICH);
  const sheets = [sheetOf('key-results.csv', csvOf(keyResults)), sheetOf('check-ins.csv', csvOf(checkIns))];
  importInto(device, sheets, proposeMe(sheets, device.existing().directory), { now, zone: ZURICH });
  return { today, now, keyResults, checkIns, ...device.existing() };
}

export function cycleNamed(name: string, { directory }: Scene): With<Cycle> {
  const found = directory.cycles.values().find((cycle) => cycle.name === name);
  if (!found) throw new Error(`No cycle ${name}`);
  return found;
}

export const figuresOf = ({ trees, directory, now }: Scene, cycle: With<Cycle>): Figures =>
  openFigures(trees, { directory, cycle, now });

/** All key results with their objectives, by the number that the sheet gives them. */
export function histories({ trees }: Scene): Map<string, { tree: ObjectiveTree; history: KeyResultHistory }> {
  return new Map(
    trees.flatMap((tree) =>
      tree.keyResults.map((history) => [history.keyResult.origin?.id ?? '', { tree, history }] as const),
    ),
  );
}

/** What the project says of a key result, in the shape of the plain loops. */
export function figureOf(figures: Figures, { objective }: ObjectiveTree, history: KeyResultHistory): PlainFigure {
  const figure = figures.keyResult(history.keyResult.id);
  if (!figure) throw new Error(`No figure of ${history.keyResult.id}`);
  const score = objective.state === 'draft' ? null : keyResultScore(history);
  const { progress, confidence, status, due } = figure;
  return {
    progress,
    confidence,
    status,
    due,
    score,
    grade: score === null ? null : gradeOf(objective.ambition, score),
  };
}
