/** Sizes for people. */

const units = ["bytes", "kB", "MB", "GB", "TB"];

/** @example megabytes(1_500_000) → "1.4 MB" */
export function megabytes(bytes: number): string {
  const unit = bytes < 1 ? 0 : Math.min(units.length - 1, Math.floor(Math.log2(bytes) / 10));
  const size = bytes / 1024 ** unit;
  return `${unit === 0 || size >= 100 ? Math.round(size) : size.toFixed(1)} ${units[unit]}`;
}
