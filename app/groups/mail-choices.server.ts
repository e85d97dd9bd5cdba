/** Where people's choices about mail are kept, and how a link in a mail ends it without signing in (RFC 8058). */
import { and, asc, eq } from "drizzle-orm";
import { read, schema, write, type Db } from "#db/db.server";
import { newSecret } from "../accounts/secrets.server";
import { requireNoToken } from "../accounts/tokens.server";
import type { SignedIn } from "../accounts/user";
import { forbidden, invalid, notFound, signedOut } from "../refusals";
import { absolute } from "../mail/links.server";
import { accountWords } from "../words/accounts";
import { noticeMailWords } from "../words/notice-mail";
import { say } from "../words/words";
import { canSeeGroup, standingOfKept } from "./group";
import { groupFor } from "./groups.server";
import { groupMailOf, groupMails, storedMail, type GroupMail, type MailChoices } from "./mail-choice";

const { groups, memberships, users } = schema;

/** More groups are chosen for on their own pages. */
const mostListed = 200;

export async function mailChoicesOf(viewer: SignedIn): Promise<MailChoices> {
  const [user] = await read()
    .select({
      isOn: users.mailNotices,
      sessions: users.mailSessions,
      email: users.email,
      confirmedAt: users.emailConfirmedAt,
    })
    .from(users)
    .where(eq(users.id, viewer.id));
  if (!user) throw signedOut();
  const rows = await read()
    .select({ group: groups, membership: memberships })
    .from(memberships)
    .innerJoin(groups, eq(groups.id, memberships.groupId))
    .where(and(eq(memberships.userId, viewer.id), eq(memberships.state, "active")))
    .orderBy(asc(groups.name), asc(groups.id))
    .limit(mostListed);
  return {
    isOn: user.isOn,
    sessions: user.sessions,
    email: user.email,
    isConfirmed: user.confirmedAt !== null,
    groups: rows
      .filter(({ group, membership }) => canSeeGroup(standingOfKept(group, membership)))
      .map(({ group: { slug, name }, membership }) => ({ slug, name, choice: groupMailOf(membership.mailNotices) })),
  };
}

/**
 * @param sessions whether invitations to sessions, changes and reminders are mailed; not said, it stays
 * @throws Refusal `forbidden` for a token, `invalid` (all, sessions)
 */
export async function chooseMail(viewer: SignedIn, all: unknown, sessions?: unknown): Promise<void> {
  requireNoToken(viewer);
  const known = (said: unknown) => said === "on" || said === "off";
  const unknown = say(noticeMailWords, (w) => w.unknown);
  if (!known(all)) throw invalid({ all: unknown });
  if (sessions !== undefined && !known(sessions)) throw invalid({ sessions: unknown });
  const mailSessions = sessions === undefined ? {} : { mailSessions: sessions === "on" };
  await write((tx) =>
    tx
      .update(users)
      .set({ mailNotices: all === "on", ...mailSessions })
      .where(eq(users.id, viewer.id)),
  );
}

/** @returns what a member has chosen for a group; null for who is none. @throws Refusal `not-found` */
export async function groupMail(viewer: SignedIn, slug: string): Promise<GroupMail | null> {
  const { group, standing } = await groupFor(viewer, slug);
  if (standing.membership?.state !== "active") return null;
  const [row] = await read()
    .select({ stored: memberships.mailNotices })
    .from(memberships)
    .where(at(group.id, viewer.id));
  return row ? groupMailOf(row.stored) : null;
}

/** @throws Refusal `forbidden` for a token, and for guests, who have no address; `not-found` for who is no member; `invalid` (choice) */
export async function chooseGroupMail(viewer: SignedIn, slug: string, choice: unknown): Promise<void> {
  requireNoToken(viewer);
  if (viewer.isGuest) throw forbidden(say(accountWords, (w) => w.notForGuests));
  const { group } = await groupFor(viewer, slug);
  const known = groupMails.find((each) => each === choice);
  if (!known) throw invalid({ choice: say(noticeMailWords, (w) => w.unknown) });
  const chosen = await write((tx) => setGroupMail(tx, group.id, viewer.id, storedMail[known]));
  if (!chosen) throw notFound();
}

/** For a caller's own write: the secret in the links that end mail, made with the first such mail. */
export async function mailKeyOf(tx: Db, userId: string, known: string | null): Promise<string> {
  if (known) return known;
  const key = newSecret(24);
  await tx.update(users).set({ mailKey: key }).where(eq(users.id, userId));
  return key;
}

/** For a caller's own write: what stands at the end of a mail of a group, and the headers by which mail programs end it. */
export async function wayOutOfMail(
  tx: Db,
  user: { id: string; mailKey: string | null },
  group: { id: string; name: string },
) {
  const words = noticeMailWords.en;
  user.mailKey = await mailKeyOf(tx, user.id, user.mailKey);
  const end = absolute(`/unsubscribe/${user.mailKey}?group=${encodeURIComponent(group.id)}`);
  return {
    /** @param why one gets it */
    said: (why: string) => `-- \n${why}\n${words.endGroupAt(end)}\n${words.chooseAt(absolute("/account/notices"))}`,
    headers: { "List-Unsubscribe": `<${end}>`, "List-Unsubscribe-Post": "List-Unsubscribe=One-Click" },
  };
}

/**
 * What the holder of such a link may end.
 *
 * @returns the group's name, if the link is of one and they are in it
 * @throws Refusal `not-found`
 */
export async function mailToEnd(key: string, groupId: string | null): Promise<{ group: string | null }> {
  const user = await userByKey(read(), key);
  if (groupId === null) return { group: null };
  const [row] = await read()
    .select({ group: groups, membership: memberships })
    .from(groups)
    .innerJoin(memberships, and(eq(memberships.groupId, groups.id), eq(memberships.userId, user.id)))
    .where(and(eq(groups.id, groupId), eq(memberships.state, "active")));
  return { group: row && canSeeGroup(standingOfKept(row.group, row.membership)) ? row.group.name : null };
}

/** Ends the mail of a group, or all of it; twice is once. @throws Refusal `not-found` */
export async function endMail(key: string, groupId: string | null): Promise<void> {
  await write(async (tx) => {
    const { id } = await userByKey(tx, key);
    if (groupId !== null) return void (await setGroupMail(tx, groupId, id, false));
    await tx.update(users).set({ mailNotices: false, mailSessions: false }).where(eq(users.id, id));
    await tx
      .update(memberships)
      .set({ mailNotices: null })
      .where(and(eq(memberships.userId, id), eq(memberships.mailNotices, true)));
  });
}

async function setGroupMail(tx: Db, groupId: string, userId: string, mailNotices: boolean | null): Promise<boolean> {
  const set = await tx
    .update(memberships)
    .set({ mailNotices })
    .where(and(at(groupId, userId), eq(memberships.state, "active")))
    .returning({ userId: memberships.userId });
  return set.length > 0;
}

/** There is no index: links are opened rarely, and a key of 192 bits is found by no guessing. */
async function userByKey(db: Db, key: string): Promise<{ id: string }> {
  const isKey = /^[\w-]{32}$/.test(key);
  const [user] = isKey ? await db.select({ id: users.id }).from(users).where(eq(users.mailKey, key)) : [];
  if (!user) throw notFound();
  return user;
}

const at = (groupId: string, userId: string) => and(eq(memberships.groupId, groupId), eq(memberships.userId, userId));
