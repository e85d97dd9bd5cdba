import { counted, type Catalogue } from "./words";

/** One of several that were planned as one. */
const en = {
  said: ({ at, of, every, interval }: { at: number; of: number; every: "week" | "month"; interval: number }) => {
    const often = every === "week" ? "weekly" : "monthly";
    const units = every === "week" ? { one: "week", other: "weeks" } : { one: "month", other: "months" };
    return `${at} of ${of}, ${interval === 1 ? often : `every ${counted("en", interval, units)}`}`;
  },
  shifted: (time: string, days: string[]) =>
    `The clock skips ${time} on that day, so it begins later than the others: ${days.join("; ")}.`,
};

export const sessionSeriesWords: Catalogue<typeof en> = { en };
