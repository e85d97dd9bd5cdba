/** How long something has waited, as short as it can be said. Pure. */

const steps = [
  [86_400_000, "day"],
  [3_600_000, "hour"],
  [60_000, "minute"],
] as const;

/** @returns such as "3 h", "2 days" */
export function ageOf(since: string, now: string, language = "en"): string {
  const passed = Math.max(0, Date.parse(now) - Date.parse(since));
  const [unit, name] = steps.find(([least]) => passed >= least) ?? [60_000, "minute"];
  const form = { style: "unit", unit: name, unitDisplay: name === "day" ? "long" : "short" } as const;
  return new Intl.NumberFormat(language, form).format(Math.floor(passed / unit));
}
