/** One's own log-in sessions: seeing them, ending them. */
import { write } from "#db/db.server";
import { announce } from "../live/announce.server";
import { notFound } from "../refusals";
import { authSessionRows, dropAuthSession, dropAuthSessions } from "./auth-session.server";
import { deviceOf, type Device } from "./device";
import { requireNoToken } from "./tokens.server";
import type { SignedIn } from "./user";

export type SessionView = {
  id: string;
  device: Device | null;
  network: string;
  createdAt: string;
  lastUsedAt: string;
  isThis: boolean;
};

/** Those that stand, this one first, then the last used. */
export async function sessionsOf(viewer: SignedIn): Promise<SessionView[]> {
  const rows = await authSessionRows(viewer.id);
  const views = rows.map(({ id, device, network, createdAt, lastUsedAt }) => ({
    id,
    device: deviceOf(device),
    network,
    createdAt: createdAt.toISOString(),
    lastUsedAt: (lastUsedAt ?? createdAt).toISOString(),
    isThis: "authSession" in viewer.by && viewer.by.authSession === id,
  }));
  return views.sort((one, other) => Number(other.isThis) - Number(one.isThis));
}

/** @throws Refusal `not-found` for what is not one's own; `forbidden` for whoever came with a token */
export async function endSession(viewer: SignedIn, id: string): Promise<void> {
  requireNoToken(viewer);
  if (!(await dropAuthSession(viewer.id, id))) throw notFound();
  announce("access", { userId: viewer.id });
}

/** All but the one this comes by. @throws Refusal `forbidden` for whoever came with a token */
export async function endOtherSessions(viewer: SignedIn): Promise<void> {
  requireNoToken(viewer);
  const here = "authSession" in viewer.by ? viewer.by.authSession : undefined;
  await write((tx) => dropAuthSessions(tx, viewer.id, here));
  announce("access", { userId: viewer.id });
}
