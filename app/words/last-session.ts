import { counted, type Catalogue } from "./words";

/** Of a session that is over, where a group's sessions are listed. */
const en = {
  title: "Last session",
  minutes: (state: "draft" | "shown" | "approved" | null) =>
    state === null
      ? "Write the minutes"
      : { draft: "Minutes (draft)", shown: "Minutes", approved: "Minutes (approved)" }[state],
  minutesOf: (link: string, title: string) => `${link}, ${title}`,
  decided: "Decided",
  more: (count: number) => `${counted("en", count, { one: "more decision", other: "more decisions" })}`,
  left: ({ parked, tasks }: { parked: number; tasks: number }) =>
    [
      ...(parked > 0 ? [counted("en", parked, { one: "parked question", other: "parked questions" })] : []),
      ...(tasks > 0 ? [counted("en", tasks, { one: "task", other: "tasks" })] : []),
    ].join(", "),
  nothing: "Nothing was decided, parked or taken on.",
};

export const lastSessionWords: Catalogue<typeof en> = { en };
