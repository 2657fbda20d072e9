/**
 * Key results and check-ins as CSV that spreadsheets open by a double click and the importer reads without asking:
 * UTF-8 with byte order mark, CRLF, English headers that stay the same, records' own ids as identifiers.
 * Cadences, links between objectives and what was learned from dropped ones have no column; the JSON backup has them.
 */
import Papa from 'papaparse';
import { effectiveCheckIns } from '#lib/okr/progress.ts';
import type { CheckIn, Directory, KeyResult, Metric, Objective, ObjectiveTree, With } from '#lib/okr/model.ts';
import { guardCell } from './formulaGuard.ts';
import { writeMilestones, writePlaces } from './milestones.ts';
import { writeUnit } from './units.ts';

type Cell = string | number;

const KEY_RESULT_HEADERS = [
  'KR ID',
  'Cycle',
  'Cycle start',
  'Cycle end',
  'Team',
  'Objective ID',
  'Objective',
  'Objective why',
  'Objective state',
  'Objective owner',
  'Ambition',
  'Key result',
  'Type',
  'Unit',
  'Start',
  'Target',
  'Low',
  'High',
  'Tolerance',
  'Milestones',
  'Weight',
  'Owner',
  'Key result state',
] as const;

const CHECK_IN_HEADERS = [
  'Check-in ID',
  'KR ID',
  'Objective',
  'Key result',
  'Date',
  'Value',
  'Answer',
  'Ticked',
  'Unticked',
  'Confidence',
  'Note',
  'Author',
  'Evidence link',
] as const;

type KeyResultCells = Partial<Record<(typeof KEY_RESULT_HEADERS)[number], Cell>>;
type CheckInCells = Partial<Record<(typeof CHECK_IN_HEADERS)[number], Cell>>;

/** One row a key result; an objective without any has a row of its own. */
export function exportKeyResults(directory: Directory, trees: readonly ObjectiveTree[]): string {
  const rows = trees.flatMap(({ objective, keyResults }): KeyResultCells[] => {
    const shared = objectiveCells(objective, directory);
    if (keyResults.length === 0) return [shared];
    return keyResults.map(({ keyResult }) => ({ ...shared, ...keyResultCells(keyResult, directory) }));
  });
  return csv(KEY_RESULT_HEADERS, rows);
}

/** One row a check-in that counts, in the order of each key result; corrected and withdrawn ones stay out. */
export function exportCheckIns(directory: Directory, trees: readonly ObjectiveTree[]): string {
  const rows = trees.flatMap(({ objective, keyResults }) =>
    keyResults.flatMap(({ keyResult, checkIns }) =>
      effectiveCheckIns(checkIns).map((checkIn): CheckInCells => ({
        'KR ID': keyResult.id,
        Objective: objective.title,
        'Key result': keyResult.title,
        ...checkInCells(checkIn, keyResult.metric, directory),
      })),
    ),
  );
  return csv(CHECK_IN_HEADERS, rows);
}

function csv<H extends string>(headers: readonly H[], rows: readonly Partial<Record<H, Cell>>[]): string {
  const data = rows.map((row) =>
    headers.map((header) => {
      const cell = row[header] ?? '';
      return typeof cell === 'string' ? guardCell(cell) : plainDigits(cell);
    }),
  );
  return `\ufeff${Papa.unparse([headers, ...data], { newline: '\r\n' })}\r\n`;
}

/** Without exponent, which not every program reads: 1e-7 is 0.0000001. */
function plainDigits(value: number): string {
  const text = String(value);
  if (!text.includes('e')) return text;
  return value.toLocaleString('en-US', { useGrouping: false, maximumFractionDigits: 20 });
}

function objectiveCells(objective: With<Objective>, { cycles, teams, people }: Directory): KeyResultCells {
  const cycle = objective.cycle === null ? undefined : cycles.get(objective.cycle);
  return {
    Cycle: cycle?.name ?? 'Backlog',
    'Cycle start': cycle?.firstDay ?? '',
    'Cycle end': cycle?.lastDay ?? '',
    Team: (objective.team && teams.get(objective.team)?.name) || '',
    'Objective ID': objective.id,
    Objective: objective.title,
    'Objective why': objective.why,
    'Objective state': objective.state,
    'Objective owner': people.get(objective.owner)?.name ?? '',
    Ambition: objective.ambition,
  };
}

function keyResultCells(
  { id, title, metric, weight, owner, state }: With<KeyResult>,
  { people }: Directory,
): KeyResultCells {
  return {
    'KR ID': id,
    'Key result': title,
    Type: metric.type,
    ...metricCells(metric),
    Weight: weight,
    Owner: people.get(owner)?.name ?? '',
    'Key result state': state,
  };
}

function metricCells(metric: Metric): KeyResultCells {
  switch (metric.type) {
    case 'move':
      return { Unit: writeUnit(metric.unit), Start: metric.start, Target: metric.target };
    case 'keep': {
      const { low = '', high = '', tolerance = '' } = metric;
      return { Unit: writeUnit(metric.unit), Low: low, High: high, Tolerance: tolerance };
    }
    case 'milestones':
      return { Milestones: writeMilestones(metric.items) };
    case 'yes-no':
    case 'from-children':
      return {};
  }
}

function checkInCells(
  { id, at, reading, confidence, note, author, evidence }: With<CheckIn>,
  metric: Metric,
  { people }: Directory,
): CheckInCells {
  return {
    'Check-in ID': id,
    Date: at,
    ...(reading?.type === 'value' && { Value: reading.value }),
    ...(reading?.type === 'answer' && { Answer: reading.yes ? 'yes' : 'no' }),
    ...(reading?.type === 'ticks' && {
      Ticked: writePlaces(placesOf(reading.ticked, metric)),
      Unticked: writePlaces(placesOf(reading.unticked, metric)),
    }),
    Confidence: confidence ?? '',
    Note: note,
    Author: people.get(author)?.name ?? '',
    'Evidence link': evidence?.url ?? '',
  };
}

/** Milestones that a metric has no more have no place to name. */
function placesOf(ids: readonly string[], metric: Metric): number[] {
  const items = metric.type === 'milestones' ? metric.items : [];
  return ids.map((id) => items.findIndex((item) => item.id === id)).filter((place) => place >= 0);
}
