/**
 * The secret in the addresses that calendars fetch: it lets whoever holds it see when and where its owner's groups meet, and nothing else.
 * Kept as it is, since its owner is shown it again; in no export and no log. Made when asked for.
 */
import { and, eq, isNull } from "drizzle-orm";
import { read, schema, write } from "#db/db.server";
import { noteSecurity } from "../log.server";
import { forbidden } from "../refusals";
import { accountWords } from "../words/accounts";
import { say } from "../words/words";
import { newSecret } from "./secrets.server";
import { requireNoToken } from "./tokens.server";
import type { SignedIn } from "./user";

const { users } = schema;

/** null: none was made, or it was switched off. @throws Refusal `forbidden` for a token, which must not carry it away, and for guests */
export async function calendarKeyOf(viewer: SignedIn): Promise<string | null> {
  requireOwn(viewer);
  const [user] = await read().select({ key: users.calendarKey }).from(users).where(eq(users.id, viewer.id));
  return user?.key ?? null;
}

/** The one there is, or a first. @throws Refusal `forbidden` */
export async function makeCalendarKey(viewer: SignedIn): Promise<void> {
  requireOwn(viewer);
  const made = await write((tx) =>
    tx
      .update(users)
      .set({ calendarKey: newSecret(24) })
      .where(and(eq(users.id, viewer.id), isNull(users.calendarKey)))
      .returning({ id: users.id }),
  );
  if (made.length > 0) noteSecurity("calendar.made", { user: viewer.id });
}

/** From now on the one before opens nothing. @throws Refusal `forbidden` */
export const replaceCalendarKey = (viewer: SignedIn): Promise<void> => setKey(viewer, newSecret(24));

/** @throws Refusal `forbidden` */
export const dropCalendarKey = (viewer: SignedIn): Promise<void> => setKey(viewer, null);

async function setKey(viewer: SignedIn, calendarKey: string | null): Promise<void> {
  requireOwn(viewer);
  await write((tx) => tx.update(users).set({ calendarKey }).where(eq(users.id, viewer.id)));
  noteSecurity(calendarKey === null ? "calendar.ended" : "calendar.made", { user: viewer.id });
}

/** Whose calendar it opens; null: nobody's, or somebody's who may not come in. */
export async function ownerOfCalendar(key: string): Promise<{ id: string } | null> {
  if (!/^[\w-]{32}$/.test(key)) return null;
  const [user] = await read()
    .select({ id: users.id })
    .from(users)
    .where(and(eq(users.calendarKey, key), isNull(users.disabledAt), isNull(users.deleteAt)));
  return user ?? null;
}

function requireOwn(viewer: SignedIn): void {
  requireNoToken(viewer);
  if (viewer.isGuest) throw forbidden(say(accountWords, (w) => w.notForGuests));
}
