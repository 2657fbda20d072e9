/** Means by weight, for all that weighs: milestones, key results, confidences. Part of every page's first paint. */

/** Between these a sum of weights, and what it is multiplied with, is far from where doubles end. */
const LEAST_SUM = 1e-290;
const MOST_SUM = 1e290;

/**
 * Σ weight · value / Σ weight over one part or more, in their order.
 *
 * Weights are ratios: 1e308 and 1e308 say the same as 1 and 1. Where their sum is not one that doubles hold well, as it may come
 * out of a file, they are held against the largest first.
 */
export function meanByWeight<Part extends { weight: number }>(
  parts: readonly Part[],
  valueOf: (part: Part) => number,
): number {
  const mean = meanOver(parts, valueOf, 1);
  return mean ?? meanOver(parts, valueOf, Math.max(...parts.map(({ weight }) => weight))) ?? 0;
}

/** null where the sum of the weights, each divided by the unit, is out of reach. */
function meanOver<Part extends { weight: number }>(
  parts: readonly Part[],
  valueOf: (part: Part) => number,
  unit: number,
): number | null {
  let sum = 0;
  let weights = 0;
  for (const part of parts) {
    const weight = part.weight / unit;
    weights += weight;
    sum += weight * valueOf(part);
  }
  return weights >= LEAST_SUM && weights <= MOST_SUM ? sum / weights : null;
}
