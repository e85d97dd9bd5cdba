/** Personal tokens for the API: shown once, stored as SHA-256. */
import { and, count, desc, eq } from "drizzle-orm";
import { read, schema, write } from "#db/db.server";
import { announce } from "../live/announce.server";
import { noteSecurity } from "../log.server";
import { forbidden, invalid, notFound, type FieldErrors } from "../refusals";
import { checkLine } from "../plain-line";
import { accountWords } from "../words/accounts";
import { say } from "../words/words";
import { hashOf, newId, newSecret } from "./secrets.server";
import { tokenLimits } from "./token";
import { scopes, type Scope, type SignedIn } from "./user";

const { apiTokens } = schema;

/** What its owner may see of a token afterwards. */
export type TokenView = {
  id: string;
  name: string;
  scopes: Scope[];
  createdAt: string;
  expiresAt: string | null;
  lastUsedAt: string | null;
};

/** As it comes from a form or the API: anything. */
export type TokenInput = { name?: unknown; scopes?: unknown; days?: unknown };

/**
 * @param input `scopes` a list (read and write where none is said), `days` until it expires (none: never)
 * @returns the token itself, which nobody can show again
 * @throws Refusal `invalid` (name, scopes, days); `forbidden` for whoever came with a token, or is a guest
 */
export async function makeToken(viewer: SignedIn, input: TokenInput): Promise<{ token: string; view: TokenView }> {
  requireNoToken(viewer, tokenByToken);
  if (viewer.isGuest) throw forbidden(say(accountWords, (w) => w.notForGuests));
  const named = checkLine(input.name, tokenLimits.name);
  const wished =
    input.scopes === undefined || input.scopes === null
      ? ["read", "write"]
      : Array.isArray(input.scopes)
        ? input.scopes
        : [];
  const granted = scopes.filter((scope) => wished.includes(scope) && (scope !== "operate" || viewer.isOperator));
  const days = daysOf(input.days);
  const errors: FieldErrors = {
    ...(named.fault ? { name: named.fault } : {}),
    ...(granted.length > 0 && granted.length === new Set(wished).size
      ? {}
      : {
          scopes: say(
            accountWords,
            (w) => w.tokenScopes(knownTo(viewer)),
            (w) => w.tokenScopesForm,
          ),
        }),
    ...(days === undefined
      ? {
          days: say(
            accountWords,
            (w) => w.tokenDays(tokenLimits.days),
            (w) => w.tokenDaysForm,
          ),
        }
      : {}),
  };
  if (named.fault || days === undefined || Object.keys(errors).length > 0) throw invalid(errors);
  const token = `lct_${newSecret(32)}`;
  const createdAt = new Date();
  const expiresAt = days === null ? null : new Date(createdAt.getTime() + days * 86_400_000);
  const row = {
    id: newId(),
    userId: viewer.id,
    hash: hashOf(token),
    name: named.value,
    scopes: granted,
    createdAt,
    expiresAt,
  };
  await write(async (tx) => {
    const [has] = await tx.select({ count: count() }).from(apiTokens).where(eq(apiTokens.userId, viewer.id));
    if (Number(has?.count ?? 0) >= tokenLimits.each)
      throw invalid({ name: say(accountWords, (w) => w.tokensMost(tokenLimits.each)) });
    await tx.insert(apiTokens).values(row);
  });
  noteSecurity("token.made", { user: viewer.id, id: row.id, scopes: granted.join(" ") });
  return { token, view: viewOf({ ...row, lastUsedAt: null }) };
}

/** One's own, newest first. */
export async function tokensOf(viewer: SignedIn): Promise<TokenView[]> {
  const rows = await read()
    .select()
    .from(apiTokens)
    .where(eq(apiTokens.userId, viewer.id))
    .orderBy(desc(apiTokens.createdAt), apiTokens.id);
  return rows.map(viewOf);
}

/** @throws Refusal `not-found` for what is not one's own; `forbidden` for whoever came with another token */
export async function revokeToken(viewer: SignedIn, id: string): Promise<void> {
  // A program that finishes may hand in its own.
  if (!("token" in viewer.by && viewer.by.token === id)) requireNoToken(viewer, tokenByToken);
  const found = await write((tx) =>
    tx
      .delete(apiTokens)
      .where(and(eq(apiTokens.id, id), eq(apiTokens.userId, viewer.id)))
      .returning({ id: apiTokens.id }),
  );
  if (found.length === 0) throw notFound();
  noteSecurity("token.revoked", { user: viewer.id, id });
  announce("access", { userId: viewer.id });
}

/** A stolen token must not grow into others, nor end those of its owner, nor change the account or keep its mail from them. */
export function requireNoToken(viewer: SignedIn, why = say(accountWords, (w) => w.notByToken)): void {
  if ("token" in viewer.by) throw forbidden(why);
}

const tokenByToken = say(accountWords, (w) => w.tokenByToken);

const knownTo = (viewer: SignedIn) => scopes.filter((scope) => scope !== "operate" || viewer.isOperator).join(", ");

/** undefined: not a number of days. */
function daysOf(value: unknown): number | null | undefined {
  if (value === undefined || value === null || value === "") return null;
  const days =
    typeof value === "number"
      ? value
      : typeof value === "string" && /^\d{1,6}$/.test(value.trim())
        ? Number(value)
        : NaN;
  return Number.isInteger(days) && days >= 1 && days <= tokenLimits.days ? days : undefined;
}

function viewOf(row: Omit<typeof apiTokens.$inferSelect, "hash" | "userId">): TokenView {
  const { id, name, scopes, createdAt, expiresAt, lastUsedAt } = row;
  const said = (at: Date | null) => at?.toISOString() ?? null;
  return {
    id,
    name,
    scopes,
    createdAt: createdAt.toISOString(),
    expiresAt: said(expiresAt),
    lastUsedAt: said(lastUsedAt),
  };
}
