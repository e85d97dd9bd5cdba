/** Ways into an account: nobody may take away the last one of their own by mistake. */
import { and, eq } from "drizzle-orm";
import { read, schema, type Db } from "#db/db.server";
import { settings } from "../env.server";
import { conflict } from "../refusals";
import { securityWords } from "../words/account-security";
import { say } from "../words/words";
import { placeOf } from "./passkey";
import type { SignedIn } from "./user";

const { externalIdentities, passkeys, users } = schema;

/** To be asked after the removal, in its write, so that two at once do not take one each. @throws Refusal `conflict` */
export async function requireWayIn(tx: Db, userId: string): Promise<void> {
  const [user] = await tx.select({ passwordHash: users.passwordHash }).from(users).where(eq(users.id, userId));
  if (user?.passwordHash) return;
  const keys = await tx.select({ id: passkeys.id }).from(passkeys).where(eq(passkeys.userId, userId)).limit(1);
  if (keys.length > 0) return;
  const linked = await tx
    .select({ subject: externalIdentities.subject })
    .from(externalIdentities)
    .where(eq(externalIdentities.userId, userId))
    .limit(1);
  if (linked.length === 0) throw conflict(say(securityWords, (w) => w.lastWay));
}

/** What the sign-in page offers besides the password, to a browser that asked for this address. */
export function waysAt(url: URL): { provider: string | null; passkeys: boolean } {
  const { oidc, publicUrl } = settings();
  return { provider: oidc?.name ?? null, passkeys: placeOf(publicUrl, url) !== null };
}

/** Of those, the ones that somebody has: to prove who they are. */
export async function waysOf(viewer: SignedIn, url: URL): Promise<{ provider: string | null; passkeys: boolean }> {
  const { provider, passkeys: isPlace } = waysAt(url);
  const keys = await read().select({ id: passkeys.id }).from(passkeys).where(eq(passkeys.userId, viewer.id)).limit(1);
  const issuer = settings().oidc?.issuer ?? "";
  const linked = await read()
    .select({ subject: externalIdentities.subject })
    .from(externalIdentities)
    .where(and(eq(externalIdentities.userId, viewer.id), eq(externalIdentities.issuer, issuer)))
    .limit(1);
  return { provider: linked.length > 0 ? provider : null, passkeys: isPlace && keys.length > 0 };
}
