/** Acts of weight (address, password, roles, export, deletion) ask for a fresh proof of who one is. */
import { eq } from "drizzle-orm";
import { read, schema, write } from "#db/db.server";
import { forbidden, unproven } from "../refusals";
import { accountWords } from "../words/accounts";
import { say } from "../words/words";
import type { SignedIn } from "./user";

const { authSessions } = schema;

/** Milliseconds a proof counts for. */
const lifetime = 15 * 60_000;

/**
 * Doors send whoever is refused to `/account/prove` and back.
 *
 * @throws Refusal `unproven` when the password was last given too long ago; `forbidden` for whoever came with a token:
 *   a stolen one must not take over the account
 */
export async function requireProof(viewer: SignedIn): Promise<void> {
  if ("operatorTool" in viewer.by) return;
  if ("token" in viewer.by) throw forbidden(say(accountWords, (w) => w.notByToken));
  const [row] = await read()
    .select({ provedAt: authSessions.provedAt })
    .from(authSessions)
    .where(eq(authSessions.id, viewer.by.authSession));
  if (!row?.provedAt || Date.now() - row.provedAt.getTime() > lifetime) throw unproven();
}

/** To be called once the password, a second factor or a passkey has been checked. */
export async function noteProof(viewer: SignedIn): Promise<void> {
  if (!("authSession" in viewer.by)) return;
  const { authSession } = viewer.by;
  await write((tx) => tx.update(authSessions).set({ provedAt: new Date() }).where(eq(authSessions.id, authSession)));
}
