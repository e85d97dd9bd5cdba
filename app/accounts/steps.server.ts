/**
 * Steps of signing in that are under way: what the server must know again when the browser comes back. The browser holds
 * a secret in a cookie that nobody else has, the database its SHA-256, so a step can be finished only where it was
 * begun, within ten minutes, and once.
 */
import { and, eq, gt, inArray, lt } from "drizzle-orm";
import { read, schema, write } from "#db/db.server";
import { secretIn } from "./auth-session.server";
import { hashOf, newSecret } from "./secrets.server";

const { oneTimeLinks } = schema;

const lifetime = 10 * 60_000;

/** Each kind of step with the purpose its row has. */
const purposes = {
  /** The password was right, the second factor is still asked for. */
  code: "second-factor",
  /** A passkey is asked to sign a challenge. */
  passkey: "passkey",
  /** A passkey is being made. */
  "new-passkey": "passkey",
  /** Who the account belongs to is known, and it is about to be deleted: they are asked whether to keep it. */
  keep: "keep-account",
  /** Somebody is at the provider, signing in there. */
  oidc: "oidc",
  /** The provider named somebody whom nobody here is linked to yet. */
  identity: "oidc",
} as const;

export type StepKind = keyof typeof purposes;
export type Step = { userId: string | null; data: Record<string, string> };

/**
 * @param userId whose step it is; null where nobody is known yet
 * @returns the value of `Set-Cookie`
 */
export async function beginStep(
  kind: StepKind,
  userId: string | null,
  data: Record<string, string> = {},
): Promise<string> {
  const secret = newSecret();
  const createdAt = new Date();
  const expiresAt = new Date(createdAt.getTime() + lifetime);
  await write(async (tx) => {
    const purposesOfSteps = [...new Set(Object.values(purposes))];
    await tx
      .delete(oneTimeLinks)
      .where(and(inArray(oneTimeLinks.purpose, purposesOfSteps), lt(oneTimeLinks.expiresAt, createdAt)));
    await tx
      .insert(oneTimeLinks)
      .values({ hash: hashIn(kind, secret), purpose: purposes[kind], userId, data, createdAt, expiresAt });
  });
  const secure = isSecure() ? "; Secure" : "";
  return `${cookieName(kind)}=${secret}; HttpOnly; Max-Age=${lifetime / 1000}; Path=/; SameSite=Lax${secure}`;
}

/** What is under way in this browser. Looking uses nothing up. @param cookies the `Cookie` header */
export async function stepOf(kind: StepKind, cookies: string | null): Promise<Step | null> {
  const secret = secretIn(cookies ?? "", cookieName(kind));
  if (!secret) return null;
  const [row] = await read().select().from(oneTimeLinks).where(standing(kind, secret));
  return row ? { userId: row.userId, data: row.data ?? {} } : null;
}

/** The same, and uses it up: of many at once only one gets it. */
export async function takeStep(kind: StepKind, cookies: string | null): Promise<Step | null> {
  const secret = secretIn(cookies ?? "", cookieName(kind));
  if (!secret) return null;
  const [row] = await write((tx) => tx.delete(oneTimeLinks).where(standing(kind, secret)).returning());
  return row ? { userId: row.userId, data: row.data ?? {} } : null;
}

/** The kind goes into the hash, so that the secret of one step is none for another. */
const hashIn = (kind: StepKind, secret: string) => hashOf(`${kind} ${secret}`);

const standing = (kind: StepKind, secret: string) =>
  and(
    eq(oneTimeLinks.hash, hashIn(kind, secret)),
    eq(oneTimeLinks.purpose, purposes[kind]),
    gt(oneTimeLinks.expiresAt, new Date()),
  );

const isSecure = () => (process.env["PUBLIC_URL"] ?? "").startsWith("https:");
/** As for log-in sessions: bound to this very host where browsers allow it. */
const cookieName = (kind: StepKind) => `${isSecure() ? "__Host-" : ""}lectern-${kind}`;
