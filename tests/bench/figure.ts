/** What the bench prints: each figure against a baseline of the same run, because a busy machine makes both slow. */

export interface Figure {
  name: string;
  value: string;
  /** What the value is held against; null where it stands alone. */
  baseline: string | null;
  ratio: number | null;
  /** In words; null where nobody has set one. */
  aim: string | null;
  met: boolean | null;
}

/** The value below which a share (0 … 1) of the samples lies. Throws if there is none. */
export function quantile(samples: readonly number[], share: number): number {
  const sorted = samples.toSorted((a, b) => a - b);
  const found = sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
  if (found === undefined) throw new Error('Nothing was measured');
  return found;
}

export const median = (samples: readonly number[]): number => quantile(samples, 0.5);

/** Milliseconds as 'median (p95 …)'. */
export function spread(samples: readonly number[]): string {
  return `${milliseconds(median(samples))} (p95 ${milliseconds(quantile(samples, 0.95))})`;
}

export const milliseconds = (ms: number): string => `${ms.toFixed(ms < 10 ? 2 : 0)} ms`;

export function tableOf(figures: readonly Figure[]): string {
  const rows = [
    ['figure', 'value', 'baseline', 'ratio', 'aim', 'met'],
    ...figures.map(({ name, value, baseline, ratio, aim, met }) => [
      name,
      value,
      baseline ?? '–',
      ratio === null ? '–' : `${ratio.toFixed(2)} ×`,
      aim ?? '–',
      met === null ? '–' : met ? 'yes' : 'NO',
    ]),
  ];
  const widths = rows.reduce<number[]>(
    (widest, row) => row.map((cell, i) => Math.max(widest[i] ?? 0, cell.length)),
    [],
  );
  return rows
    .map((row) =>
      row
        .map((cell, i) => cell.padEnd(widths[i] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** One that says only what is known of it. */
export const figure = (name: string, value: string, rest: Partial<Figure>): Figure => ({
  name,
  value,
  baseline: null,
  ratio: null,
  aim: null,
  met: null,
  ...rest,
});
