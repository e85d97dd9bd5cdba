/** Bars: what was asked, what was reached. */

export type Row = { bar: string; reached: string; floor: string; ratio: string; asked: string; ok: string };

export function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  const [low, high] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]];
  return ((low ?? NaN) + (high ?? NaN)) / 2;
}

export function percentile(values: ArrayLike<number>, part: number): number {
  const sorted = Float64Array.from(values).sort();
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? NaN;
}

/**
 * @param value what decides: compared with `limit`
 * @param limit at most, or at least, so much
 */
export function row(
  bar: string,
  it: { reached: string; floor?: string; ratio?: string; value: number; most?: number; least?: number; asked: string },
): Row {
  const isMet = (it.most === undefined || it.value <= it.most) && (it.least === undefined || it.value >= it.least);
  return {
    bar,
    reached: it.reached,
    floor: it.floor ?? "",
    ratio: it.ratio ?? "",
    asked: it.asked,
    ok: isMet ? "yes" : "NO",
  };
}

export const rounds = () => Number(process.env["BENCH_ROUNDS"] ?? 5);

/** Three figures that count, as people write them. */
export const shown = (value: number, unit = "") => `${Number(value.toPrecision(3))}${unit && ` ${unit}`}`;
export const percent = (value: number) => `${shown(value * 100)} %`;
