/** Medians and 95th percentiles, and the table they are printed in. */

export interface Figure {
  readonly key: string;
  readonly value: number;
  readonly unit: 'ms' | 'MB' | 'nodes';
  /** What it may be at most; null where it is only reported. */
  readonly limit: number | null;
  readonly what: string;
}

/** The p-th percentile (0 to 1) by nearest rank. */
export function percentile(samples: readonly number[], p: number): number {
  const sorted = samples.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(p * sorted.length) - 1)] ?? Number.NaN;
}

/** Milliseconds of each of `times` runs, after one that warms up and is not counted. */
export async function samplesOf(times: number, run: (i: number) => unknown): Promise<number[]> {
  await run(-1);
  const samples: number[] = [];
  for (let i = 0; i < times; i++) {
    const began = performance.now();
    await run(i);
    samples.push(performance.now() - began);
  }
  return samples;
}

const round = (value: number): number => Math.round(value * 10) / 10;

/** A line per figure: key, value, limit, and whether it is kept. */
export function table(figures: readonly Figure[]): string {
  const rows = figures.map((f) => [
    f.key,
    `${round(f.value)} ${f.unit}`,
    f.limit === null ? '' : `≤ ${f.limit}`,
    f.limit === null ? '' : f.value <= f.limit ? 'kept' : 'MISSED',
    f.what,
  ]);
  const widths = [0, 1, 2, 3].map((i) => Math.max(...rows.map((r) => (r[i] ?? '').length)));
  return rows
    .map((r) => r.map((cell, i) => (i < 4 ? cell.padEnd((widths[i] ?? 0) + 2) : cell)).join(''))
    .join('\n');
}
