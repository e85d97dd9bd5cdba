import { counted, type Catalogue } from "./words";

/** How people talk in one session: told on its page, changed where it is planned and where it is run. */
const en = {
  title: "How we talk",
  lead: "For this session alone. How new ones begin stands with the group.",
  whole: "The group’s customs",
  change: "Change how we talk",
  names: (names: boolean) => (names ? "Minutes name who spoke." : "Minutes tell what was said, not by whom."),
  limit: (said: string) => `A turn should last ${said} at most.`,
  save: "Let it hold",
  live: "It holds from now on, and everybody sees the new order at once.",
  alsoPlanned: (count: number) =>
    count === 1
      ? "Also for the session that is planned already"
      : `Also for ${counted("en", count, { one: "session that is", other: "sessions that are" })} planned already`,
  alsoPlannedHint: "Otherwise those keep what they were planned with. Whether guests may come to them stays as it is.",
};

export const sessionTalkWords: Catalogue<typeof en> = { en };
