/** Whose account is new: whoever fills a place with rubbish has usually just signed up. */
import { eq, sql } from "drizzle-orm";
import { prepared, read, schema } from "#db/db.server";
import { newFor } from "../limits/limit";

const { users } = schema;

/** Those who are no longer new: nobody becomes it again. */
const known = new Set<string>();
const mostKnown = 50_000;

export async function isNewAccount(userId: string): Promise<boolean> {
  if (known.has(userId)) return false;
  const [row] = await createdAt(read()).execute({ id: userId });
  if (row && Date.now() - row.createdAt.getTime() < newFor) return true;
  if (known.size >= mostKnown) known.clear();
  known.add(userId);
  return false;
}

const createdAt = prepared((db) =>
  db
    .select({ createdAt: users.createdAt })
    .from(users)
    .where(eq(users.id, sql.placeholder("id")))
    .prepare(),
);
