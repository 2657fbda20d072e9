/** Companies of very many objectives and key results, for the bench of the alignment: as wide as companies are, or one deep chain. */
import type { AlignedKeyResult, AlignedObjective } from '#lib/okr/alignment/links.ts';
import type { With } from '#lib/okr/model.ts';
import type { Sos } from '#lib/okr/sos.ts';

export interface LargeCompany {
  objectives: AlignedObjective[];
  keyResults: AlignedKeyResult[];
  /** Open ones, spread over the key results. */
  sos: With<Sos>[];
  teams: Map<string, { parent: string | null }>;
}

const TEAMS = 500;
const SOS = 1_000;
/** Every tenth objective supports two more. */
const SUPPORTS_EVERY = 10;
const ASKED_EVERY = 7;
const CLOSED_EVERY = 50;

/** Four key results in each objective, two objectives under each key result. */
export function wideCompany(things: number): LargeCompany {
  const keyResultAbove = (i: number) => Math.floor((i - 1) / 2);
  const parentOf = (i: number) => `o${Math.floor(keyResultAbove(i) / 4)}-${keyResultAbove(i) % 4}`;
  return companyOf({ count: things / 5, keyResultsEach: 4, parentOf });
}

/** Each objective under the only key result of the one before. */
export function deepCompany(things: number): LargeCompany {
  return companyOf({ count: things / 2, keyResultsEach: 1, parentOf: (i) => `o${i - 1}-0` });
}

interface Shape {
  /** Objectives. */
  count: number;
  keyResultsEach: number;
  /** Of the i-th objective; the first has none. */
  parentOf: (i: number) => string;
}

function companyOf({ count, keyResultsEach, parentOf }: Shape): LargeCompany {
  const objectives = Array.from({ length: count }, (_, i): AlignedObjective => ({
    id: `o${i}`,
    owner: 'ann',
    team: i === 0 ? null : `t${i % TEAMS}`,
    cycle: null,
    parent: i === 0 ? null : parentOf(i),
    alignment: i % ASKED_EVERY === 0 ? 'asked' : 'accepted',
    // Nearer to the root than itself, so that nothing goes round.
    supports: i % SUPPORTS_EVERY === SUPPORTS_EVERY - 1 ? [`o${i >> 1}`, `o${i >> 2}`] : [],
    state: i % CLOSED_EVERY === CLOSED_EVERY - 1 && i < count - 1 ? 'closed' : 'active',
    order: String(i).padStart(6, '0'),
  }));
  const keyResults = objectives.flatMap(({ id, owner, order }) =>
    Array.from({ length: keyResultsEach }, (_, n): AlignedKeyResult => ({
      id: `${id}-${n}`,
      owner,
      objective: id,
      state: 'active',
      order: `${order}${n}`,
    })),
  );
  const step = Math.floor(keyResults.length / SOS);
  const sos = Array.from({ length: SOS }, (_, i): With<Sos> => ({
    id: `s${i}`,
    keyResult: keyResults[i * step]?.id ?? '',
    need: 'dependency',
    line: 'The contract is not signed',
    author: 'ann',
    createdAt: i * 1_000,
  }));
  const teams = new Map(Array.from({ length: TEAMS }, (_, i) => [`t${i}`, { parent: i === 0 ? null : 't0' }]));
  return { objectives, keyResults, sos, teams };
}
