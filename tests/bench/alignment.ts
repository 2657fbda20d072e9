/** How long the alignment of a very large company takes to make, to ask and to carry on, against one plain pass over the same records. */
import { alignmentOf } from '#lib/okr/alignment/alignment.ts';
import { withLink } from '#lib/okr/alignment/changes.ts';
import { barrenParentsOf, leftBehindIn, orphansOf } from '#lib/okr/alignment/findings.ts';
import { ancestorsOf, childrenOf, depthOf, descendantsOf, rootsOf, supportersOf } from '#lib/okr/alignment/forest.ts';
import { linkProblem } from '#lib/okr/alignment/linkProblem.ts';
import { blockageOf, chainFrom, rootsOfBlockage } from '#lib/okr/blocked.ts';
import { median, milliseconds, type Figure } from './figure.ts';
import { deepCompany, wideCompany, type LargeCompany } from './largeCompany.ts';

const THINGS = 100_000;
const ROUNDS = 5;
/** So long is repeated in a round what is too fast for a clock. */
const ROUND_MS = 5;

export function alignmentFigures(): Figure[] {
  return [...figuresOf('company', wideCompany(THINGS)), ...figuresOf('one chain', deepCompany(THINGS))];
}

function figuresOf(shape: string, company: LargeCompany): Figure[] {
  const plain = timed(() => plainPass(company));
  return Object.entries(workOn(company)).map(([name, run]) => {
    const took = timed(run);
    return {
      name: `alignment, ${shape} of ${THINGS.toLocaleString('en')}: ${name}`,
      value: took < 0.1 ? `${(took * 1_000).toFixed(1)} µs` : milliseconds(took),
      baseline: `plain pass ${milliseconds(plain)}`,
      ratio: took / plain,
      aim: null,
      met: null,
    };
  });
}

/** The least that anyone does who looks at every record: find its parent by its id. */
function plainPass({ objectives, keyResults }: LargeCompany): number {
  const parents = new Map<string, string | null>();
  for (const { id, parent } of objectives) parents.set(id, parent ?? null);
  for (const { id, objective } of keyResults) parents.set(id, objective);
  let hung = 0;
  for (const parent of parents.values()) if (parent !== null && parents.has(parent)) hung += 1;
  return hung;
}

/** Each answers with a count, so that nothing can be left out as useless. */
function workOn({ objectives, keyResults, sos, teams }: LargeCompany): Record<string, () => number> {
  const alignment = alignmentOf(objectives, keyResults);
  const [first, middle, last] = [objectives[0], objectives[objectives.length >> 1], objectives.at(-1)];
  if (!first || !middle || !last || alignment.looped.size > 0) throw new Error('The made-up alignment is damaged');
  const upsideDown = { objective: first, to: last.id, as: 'parent', author: 'ann' } as const;
  const rules = { cycles: new Map(), maySee: () => true };
  let moved = alignment;
  return {
    'made from the records': () => alignmentOf(objectives, keyResults).looped.size,
    'all roots': () => rootsOf(alignment).length,
    'all under the root': () => descendantsOf(alignment, first.id).length,
    'way from the last to the root, and its depth': () =>
      ancestorsOf(alignment, last.id).length + depthOf(alignment, last.id),
    'children and supporters of one': () =>
      childrenOf(alignment, first.id).length + supportersOf(alignment, middle.id).length,
    'a link that would go round, with its way': () => {
      const problem = linkProblem(alignment, upsideDown, rules);
      if (problem?.code !== 'loop') throw new Error('The link was not refused');
      return problem.way.length;
    },
    'orphans, barren parents, left behind': () =>
      orphansOf(alignment).length + barrenParentsOf(alignment, teams).length + leftBehindIn(alignment).length,
    [`what ${sos.length.toLocaleString('en')} SOS block, roots, first chain`]: () => {
      const blockage = blockageOf(alignment, sos);
      return chainFrom(blockage, rootsOfBlockage(blockage)[0]?.id ?? '').length;
    },
    // To the root and back in turn.
    'one objective moved': () => {
      const away = moved.objectives.get(middle.id)?.parent === first.id;
      moved = withLink(moved, middle.id, away ? (middle.parent ?? null) : first.id);
      return moved.looped.size;
    },
  };
}

/** Milliseconds for one run, the median of some rounds. */
function timed(run: () => number): number {
  const runs = Math.max(1, Math.round(ROUND_MS / round(run, 1)));
  return median(Array.from({ length: ROUNDS }, () => round(run, runs)));
}

function round(run: () => number, runs: number): number {
  const began = performance.now();
  let counted = 0;
  for (let i = 0; i < runs; i += 1) counted += run();
  if (!Number.isFinite(counted)) throw new Error('Nothing was counted');
  return (performance.now() - began) / runs;
}
