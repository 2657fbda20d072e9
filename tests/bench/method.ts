/** How long the figures of a whole company take: all at once against a loop that only sums the values, and by one more check-in. */
import { openFigures, type Figures } from '#lib/okr/figures/figures.ts';
import type { CheckIn, With } from '#lib/okr/model.ts';
import { checkedInCompany, NOW, QUARTER, type CheckedInCompany } from './checkedInCompany.ts';
import { median, quantile, spread, type Figure } from './figure.ts';

const WARM_UP = 4;
const ROUNDS = 15;
const MORE_CHECK_INS = 600;
/** Of those, the first so many only warm up. */
const FIRST_CHECK_INS = 100;
const PASS_AIM_US = 2;
const ONE_AIM_MS = 1;

export function methodFigures(): Figure[] {
  const company = checkedInCompany();
  const { sums, passes } = passTimes(company);
  const ones = oneByOne(company);
  const perCheckIn = (ms: number) => `${((ms * 1_000) / company.checkIns.length).toFixed(3)} µs`;
  const pass = median(passes);
  const size = `${company.keyResults.length.toLocaleString('en')} key results, ${company.checkIns.length.toLocaleString('en')} check-ins`;
  return [
    {
      name: `method, ${size}: all figures, per check-in`,
      value: perCheckIn(pass),
      baseline: `sum of the values ${perCheckIn(median(sums))}`,
      ratio: pass / median(sums),
      aim: `≤ ${PASS_AIM_US} µs`,
      met: (pass * 1_000) / company.checkIns.length <= PASS_AIM_US,
    },
    {
      name: 'method, one more check-in, and all that popup and dashboard show',
      value: spread(ones),
      baseline: `all anew ${spread(passes)}, ${Math.round(pass / median(ones))} times as long`,
      ratio: null,
      aim: `p50, p95 ≤ ${ONE_AIM_MS} ms`,
      met: quantile(ones, 0.95) <= ONE_AIM_MS,
    },
  ];
}

/** Both in turn, so that a busy machine slows both. */
function passTimes(company: CheckedInCompany): { sums: number[]; passes: number[] } {
  const sums: number[] = [];
  const passes: number[] = [];
  for (let round = 0; round < WARM_UP + ROUNDS; round++) {
    const sum = timed(() => sumOfValues(company.checkIns));
    const pass = timed(() => allFigures(company));
    if (round < WARM_UP) continue;
    sums.push(sum);
    passes.push(pass);
  }
  return { sums, passes };
}

function sumOfValues(checkIns: readonly With<CheckIn>[]): number {
  let sum = 0;
  for (const { reading } of checkIns) if (reading?.type === 'value') sum += reading.value;
  return sum;
}

/** Progress, status and due state of every key result, and the weekly candles of the company. */
function allFigures({ trees, directory, keyResults }: CheckedInCompany): number {
  const figures = openFigures(trees, { directory, cycle: QUARTER, now: NOW });
  let stale = 0;
  for (const { keyResult } of keyResults) if (figures.keyResult(keyResult.id)?.stale) stale++;
  return stale + figures.candles('company', 'week').length;
}

/** Milliseconds for each of many check-ins of any day, one after the other. */
function oneByOne(company: CheckedInCompany): number[] {
  const { trees, directory } = company;
  const figures = openFigures(trees, { directory, cycle: QUARTER, now: NOW });
  const teamOf = new Map(
    trees.flatMap(({ objective, keyResults }) =>
      keyResults.map(
        ({ keyResult }) => [keyResult.id, { objective: objective.id, team: objective.team ?? '' }] as const,
      ),
    ),
  );
  const times: number[] = [];
  for (let n = 0; n < MORE_CHECK_INS; n++) {
    const checkIn = company.another();
    const place = teamOf.get(checkIn.keyResult);
    if (!place) throw new Error('The check-in belongs nowhere');
    const took = timed(() => {
      figures.add(checkIn);
      return lookAtAll(figures, checkIn.keyResult, place, directory.teams.keys());
    });
    if (n >= FIRST_CHECK_INS) times.push(took);
  }
  return times;
}

/** What the popup shows of the key result and its objective, and the dashboard of its team, of all teams, and the company. */
function lookAtAll(
  figures: Figures,
  keyResult: string,
  { objective, team }: { objective: string; team: string },
  teams: Iterable<string>,
): number {
  let seen = 0;
  for (const subject of [{ keyResult }, { objective }, { team }, 'company'] as const) {
    seen += figures.candles(subject, 'week').length;
  }
  seen += Number(figures.keyResult(keyResult)?.stale) + Number(figures.objective(objective)?.stale);
  for (const id of teams) seen += figures.team(id).standing.overdue;
  return seen + figures.company().standing.overdue;
}

function timed(run: () => number): number {
  const began = performance.now();
  // What is counted must be used, or nothing would have to be worked out.
  if (!Number.isFinite(run())) throw new Error('The bench counts nothing');
  return performance.now() - began;
}
