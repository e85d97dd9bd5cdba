import { counted, type Catalogue } from "./words";

/** In the margin of a text: when it was discussed in a session. */
const en = {
  /** @param before in how many sessions before that */
  discussed: (day: string, before: number) =>
    before === 0
      ? `discussed on ${day}`
      : `discussed on ${day}, and in ${counted("en", before, { one: "session", other: "sessions" })} before`,
};

export const visitWords: Catalogue<typeof en> = { en };
