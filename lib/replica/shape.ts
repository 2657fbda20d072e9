/**
 * A quick look at what the database gives back. Every record was parsed by its schema before it was written, so this only has to notice
 * damage that would stop a page from painting; the schemas themselves look at each row after the paint (inspect.ts).
 */
import type { RowContent } from './row.ts';

type Shape = Record<string, 'string' | 'number' | 'object'>;

/** The fields that reading a tree and computing with it would stumble over. */
const SHAPES: Record<string, Shape> = {
  person: { name: 'string', zone: 'string' },
  team: { name: 'string' },
  cycle: { name: 'string', firstDay: 'string', lastDay: 'string', state: 'string' },
  objective: { title: 'string', owner: 'string', state: 'string', order: 'string' },
  'key-result': {
    title: 'string',
    owner: 'string',
    metric: 'object',
    weight: 'number',
    activatedAt: 'number',
    order: 'string',
  },
  'check-in': { keyResult: 'string', at: 'string', note: 'string', createdAt: 'number' },
  skip: { keyResult: 'string', occurrence: 'number' },
  'metric-change': { keyResult: 'string', from: 'object', to: 'object', on: 'string', createdAt: 'number' },
  organisation: { name: 'string', zone: 'string', firstWeekday: 'number' },
  away: { person: 'string', firstDay: 'string', lastDay: 'string' },
};

/** What is wrong with a row at first sight, or null. */
export function rowProblem(row: unknown): string | null {
  if (!isObject(row) || !Array.isArray(row.records) || !Array.isArray(row.shadow)) return 'row';
  for (const record of row.records) {
    if (!isObject(record) || typeof record.id !== 'string' || typeof record.kind !== 'string') return 'record';
    if (!isObject(record.fields)) return 'record';
    const problem = record.deleted ? null : shapeProblem(record.kind, record.fields);
    if (problem) return `${record.id}: ${problem}`;
  }
  return null;
}

/** For rows in which {@link rowProblem} finds nothing. */
export const isRow = (row: unknown): row is RowContent => rowProblem(row) === null;

function shapeProblem(kind: string, fields: Record<string, unknown>): string | null {
  const shape = Object.hasOwn(SHAPES, kind) ? SHAPES[kind] : undefined;
  for (const field in shape) {
    const value = fields[field];
    if (typeof value !== shape[field] || value === null) return `${kind}.${field}`;
  }
  return null;
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
