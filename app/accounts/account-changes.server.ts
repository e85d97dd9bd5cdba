/** Changing one's own account: name and password. Its address: `address-change.server.ts`. */
import { and, eq, ne } from "drizzle-orm";
import { schema, write, type Db } from "#db/db.server";
import { isTaken } from "#db/failures";
import { countTry } from "../limits/limits.server";
import { announce } from "../live/announce.server";
import { mailWaits } from "../mail/mails.server";
import { invalid } from "../refusals";
import { careWords } from "../words/account-care";
import { accountMailWords } from "../words/account-mail";
import { accountWords } from "../words/accounts";
import { say } from "../words/words";
import { dropAuthSessions } from "./auth-session.server";
import { hashPassword } from "./hashing.server";
import { checkName } from "./names";
import { dropLinks } from "./one-time-links.server";
import { operatorPasswordMin, passwordFault } from "./passwords";
import { noteProof } from "./proof.server";
import { requirePassword } from "./proving.server";
import { warnOwner } from "./security-mail.server";
import { requireNoToken } from "./tokens.server";
import type { SignedIn } from "./user";
import { accountOf } from "./users.server";

const { users } = schema;

/**
 * @param also what shows the name elsewhere and must be made anew, in the same write
 * @throws Refusal `invalid` (name), `too-many`; `forbidden` for whoever came with a token
 */
export async function changeName(
  viewer: SignedIn,
  name: unknown,
  also?: (tx: Db, userId: string) => Promise<void>,
): Promise<void> {
  requireNoToken(viewer);
  const named = checkName(name);
  if (named.fault) throw invalid({ name: named.fault });
  if (named.name === viewer.name) return;
  await countTry(
    [["rename", viewer.id]],
    say(careWords, (w) => w.nameTries),
  );
  const taken = () => invalid({ name: say(accountWords, (w) => w.nameTaken) });
  await write(async (tx) => {
    const others = and(eq(users.nameKey, named.nameKey), ne(users.id, viewer.id));
    if ((await tx.select({ id: users.id }).from(users).where(others)).length > 0) throw taken();
    await tx.update(users).set({ name: named.name, nameKey: named.nameKey }).where(eq(users.id, viewer.id));
    await also?.(tx, viewer.id);
    await warnOwner(
      tx,
      viewer.id,
      say(accountMailWords, (w) => w.nameChanged(viewer.name, named.name)),
    );
  }).catch((error: unknown) => {
    throw isTaken(error) ? taken() : error;
  });
  announce("access", { userId: viewer.id });
  mailWaits();
}

/**
 * Asks for the present one whatever was proved before, and ends every other session; links on their way end too.
 *
 * @throws Refusal `invalid` (old, password), `too-many`; `forbidden` for whoever came with a token
 */
export async function changePassword(
  viewer: SignedIn,
  { old, password }: { old: unknown; password: unknown },
  network: string,
): Promise<void> {
  requireNoToken(viewer);
  const account = await accountOf(viewer);
  const about = account ? [account.name, account.email] : [];
  const fault = passwordFault(password, about, viewer.isOperator ? operatorPasswordMin : undefined);
  if (typeof password !== "string" || fault) throw invalid(fault ? { password: fault } : {});
  await requirePassword(viewer, old, { network, field: "old" });
  const passwordHash = await hashPassword(password);
  const here = "authSession" in viewer.by ? viewer.by.authSession : undefined;
  await write(async (tx) => {
    await tx.update(users).set({ passwordHash }).where(eq(users.id, viewer.id));
    await dropAuthSessions(tx, viewer.id, here);
    await dropLinks(tx, viewer.id, [
      "reset-password",
      "change-email-old",
      "change-email-new",
      "second-factor",
      "keep-account",
    ]);
    await warnOwner(
      tx,
      viewer.id,
      say(accountMailWords, (w) => w.passwordChanged),
    );
  });
  await noteProof(viewer);
  announce("access", { userId: viewer.id });
  mailWaits();
}

/** Tells the owner that everything was taken along. */
export async function noteExport(viewer: SignedIn): Promise<void> {
  await write((tx) =>
    warnOwner(
      tx,
      viewer.id,
      say(accountMailWords, (w) => w.exported),
    ),
  );
  mailWaits();
}
