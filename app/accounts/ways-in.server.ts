/** Ways into an account: nobody may take away the last one of their own by mistake. */
import { eq } from "drizzle-orm";
import { schema, type Db } from "#db/db.server";
import { settings } from "../env.server";
import { conflict } from "../refusals";
import { securityWords } from "../words/account-security";
import { say } from "../words/words";
import { placeOf } from "./passkey";

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
