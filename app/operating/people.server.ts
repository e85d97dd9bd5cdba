/** What an operator does to accounts: each act with a fresh proof, a line in the log, and at once. */
import { read, write, type Db } from "#db/db.server";
import { dropAuthSessions } from "../accounts/auth-session.server";
import {
  accountCounts,
  isLastOperator,
  operatedUser,
  operatedUsers,
  requireOperator,
  setDisabled,
  setOperator,
} from "../accounts/operators.server";
import { requireProof } from "../accounts/proof.server";
import { clearSecondFactor, secondFactorGone } from "../accounts/second-factors.server";
import type { SignedIn, Viewer } from "../accounts/user";
import { recordAct } from "../acts/acts.server";
import { operatedGroups } from "../groups/operated-groups.server";
import { announce } from "../live/announce.server";
import { conflict, forbidden } from "../refusals";
import { operatingWords } from "../words/operating";
import { say } from "../words/words";

type Page = { limit: number; after: string | null; q: string };

/** @throws Refusal `not-found` for whoever does not operate the installation, as all here */
export async function usersForOperator(viewer: Viewer, page: Page) {
  requireOperator(viewer);
  return { ...(await operatedUsers(page)), counts: await accountCounts() };
}

export async function groupsForOperator(viewer: Viewer, page: Page) {
  requireOperator(viewer);
  return operatedGroups(page);
}

/**
 * Whom an act of weight is about, for the page that asks whether it is meant. The proof comes before the question, so
 * that the answer is not lost on the way.
 *
 * @throws Refusal `not-found`, `unproven`
 */
export async function personToActOn(viewer: Viewer, id: string): Promise<{ id: string; name: string }> {
  const actor = requireOperator(viewer);
  const { name } = await operatedUser(read(), id);
  await requireProof(actor);
  return { id, name };
}

/** Nobody comes in with this account until it is enabled again; what it wrote stays. @throws Refusal `forbidden` for oneself */
export const disableUser = (viewer: Viewer, id: string) =>
  act(viewer, id, "user.disable", async (tx, user) => {
    if (user.isOperator && (await isLastOperator(tx, id))) throw conflict(say(operatingWords, (w) => w.lastOperator));
    await setDisabled(tx, id, new Date());
    return { before: { disabled: user.disabledAt !== null }, after: { disabled: true } };
  });

export const enableUser = (viewer: Viewer, id: string) =>
  act(viewer, id, "user.enable", async (tx, user) => {
    if (user.disabledAt === null) throw conflict(say(operatingWords, (w) => w.notDisabled));
    await setDisabled(tx, id, null);
    return { before: { disabled: user.disabledAt !== null }, after: { disabled: false } };
  });

/** Signs them out everywhere. */
export const signOutUser = (viewer: Viewer, id: string) =>
  act(viewer, id, "user.sign-out", () => Promise.resolve({ before: null, after: null }));

export const makeOperator = (viewer: Viewer, id: string) =>
  act(viewer, id, "operator.make", async (tx, user) => {
    if (user.isGuest || user.disabledAt !== null || user.deleteAt !== null)
      throw conflict(say(operatingWords, (w) => w.noOperatorOf));
    await setOperator(tx, id, true);
    return { before: { operator: user.isOperator }, after: { operator: true } };
  });

/** Also of oneself, unless nobody would be left. */
export const endOperator = (viewer: Viewer, id: string) =>
  act(viewer, id, "operator.end", async (tx, user) => {
    if (await isLastOperator(tx, id)) throw conflict(say(operatingWords, (w) => w.lastOperator));
    await setOperator(tx, id, false);
    return { before: { operator: user.isOperator }, after: { operator: false } };
  });

/**
 * For somebody who has lost the app and the recovery codes, once the operator is sure who asks: their password is enough
 * again, and they are told. The password stays. @throws Refusal `conflict` where there is none
 */
export async function dropFactorOf(viewer: Viewer, id: string): Promise<{ id: string; name: string }> {
  const user = await act(viewer, id, "user.second-factor-off", async (tx) => {
    if (!(await clearSecondFactor(tx, id))) throw conflict(say(operatingWords, (w) => w.noFactorOn));
    return { before: { on: true }, after: { on: false } };
  });
  secondFactorGone(id);
  return user;
}

type Change = Record<string, unknown> | null;
type User = Awaited<ReturnType<typeof operatedUser>>;

/** All of it in one write. Their sessions end with it, so that none goes on under another power than it began with. */
async function act(
  viewer: Viewer,
  id: string,
  name: string,
  run: (tx: Db, user: User) => Promise<{ before: Change; after: Change }>,
): Promise<{ id: string; name: string }> {
  const actor: SignedIn = requireOperator(viewer);
  await requireProof(actor);
  if (id === actor.id && name !== "operator.end") throw forbidden(say(operatingWords, (w) => w.notOneself));
  const { user, ended } = await write(async (tx) => {
    const found = await operatedUser(tx, id);
    const { before, after } = await run(tx, found);
    await recordAct(tx, { actor, groupId: null, act: name, targetId: id, before, after });
    return { user: found, ended: await dropAuthSessions(tx, id) };
  });
  for (const authSession of ended) announce("access", { authSession });
  announce("access", { userId: id });
  return { id: user.id, name: user.name };
}
