/** Giving the password again, before an act of weight. */
import { eq } from "drizzle-orm";
import { read, schema } from "#db/db.server";
import { invalid } from "../refusals";
import { careWords } from "../words/account-care";
import { accountWords } from "../words/accounts";
import { say } from "../words/words";
import { trySignIn } from "./attempts.server";
import { passwordFits } from "./hashing.server";
import { noteProof } from "./proof.server";
import { requireNoToken } from "./tokens.server";
import type { SignedIn } from "./user";

const { users } = schema;

/** @throws Refusal `invalid` (password), `too-many`, `forbidden` for whoever came with a token */
export async function prove(viewer: SignedIn, password: unknown, network: string): Promise<void> {
  requireNoToken(viewer);
  await requirePassword(viewer, password, { network, field: "password" });
  await noteProof(viewer);
}

/**
 * Counts like signing in, so that a session left open is no place to guess.
 *
 * @param field of the form, for what is said about it
 * @throws Refusal `invalid` (field), `too-many`
 */
export async function requirePassword(
  viewer: SignedIn,
  password: unknown,
  { network, field }: { network: string; field: string },
): Promise<void> {
  if (typeof password !== "string" || password === "")
    throw invalid({ [field]: say(accountWords, (w) => w.passwordNeeded) });
  const attempt = await trySignIn(viewer.id, network);
  const [row] = await read().select({ hash: users.passwordHash }).from(users).where(eq(users.id, viewer.id));
  if (!(await passwordFits(row?.hash ?? null, password.slice(0, 1024))))
    throw invalid({ [field]: say(careWords, (w) => (row?.hash === null ? w.noOldPassword : w.oldMistaken)) });
  await attempt.succeeded();
}
