import { counted, type Catalogue } from "./words";

/** The page of invites. */
const en = {
  others: "Other links that work",
  copyOf: (code: string) => `Copy the link ending in ${code}`,
  endVisits: (count: number) =>
    `Also end the ${counted("en", count, { one: "visit of the guest", other: "visits of the guests" })} it let in`,
};

export const inviteWords: Catalogue<typeof en> = { en };
