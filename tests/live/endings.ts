/** What ends somebody's other sessions, done by the product's own verbs, in this process or another. */
import { write } from "#db/db.server";
import { changePassword } from "~/accounts/account-changes.server";
import { endOtherSessions } from "~/accounts/my-sessions.server";
import { makeLink } from "~/accounts/one-time-links.server";
import { resetPassword } from "~/accounts/resetting.server";
import type { SignedIn } from "~/accounts/user";
import { viewerOfCookie } from "~/accounts/viewer.server";
import { disableUser, signOutUser } from "~/operating/people.server";

export const oldPassword = "a clock on the wall";
const newPassword = "another clock elsewhere";

/** `cookie`: of the session by which they do it themselves. */
export type Whose = { id: string; name: string; cookie: string };

const operator: SignedIn = { id: "", name: "tool", isOperator: true, by: { operatorTool: true } };

async function viewerOf({ cookie }: Whose): Promise<SignedIn> {
  const viewer = await viewerOfCookie(cookie);
  if (!viewer) throw new Error("signed out already");
  return viewer;
}

export const endings = {
  "a change of the password": async (whose) =>
    changePassword(await viewerOf(whose), { old: oldPassword, password: newPassword }, "local"),
  "signing out everywhere else": async (whose) => endOtherSessions(await viewerOf(whose)),
  "a reset of the password": async ({ id }) => {
    const link = { purpose: "reset-password", userId: id, lifetime: 60_000 } as const;
    await resetPassword(await write((tx) => makeLink(tx, link)), newPassword);
  },
  "an operator who signs them out": async ({ id }) => void (await signOutUser(operator, id)),
  "an operator who disables the account": async ({ id }) => void (await disableUser(operator, id)),
} satisfies Record<string, (whose: Whose) => Promise<void>>;

export type Ending = keyof typeof endings;

/** Those that leave the session alone by which they are done. */
export const keepsOwn: Ending[] = ["a change of the password", "signing out everywhere else"];
