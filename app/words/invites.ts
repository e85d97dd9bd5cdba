import { counted, type Catalogue } from "./words";

/** The page of invites. */
const en = {
  onlyHere:
    "These links open on this computer only. Before you send one, whoever runs this Lectern sets PUBLIC_URL to the address that others reach it at, and starts it again.",
  others: "Other links that work",
  copyOf: (code: string) => `Copy the link ending in ${code}`,
  endVisits: (count: number) =>
    `Also end the ${counted("en", count, { one: "visit of the guest", other: "visits of the guests" })} it let in`,
};

export const inviteWords: Catalogue<typeof en> = { en };
