/** Who is told what happens in a group. Each is called in the write it tells of; `tellNotices` follows once that is on disk. */
import { and, eq, inArray, isNotNull, isNull, ne, notInArray, or, type SQLWrapper } from "drizzle-orm";
import { schema, type Db } from "#db/db.server";
import type { SignedIn } from "../accounts/user";
import {
  forgetEarlier,
  forgetGroupNews,
  forgetKeys,
  forgetNewcomer,
  forgetNotices,
  leaveNotices,
  leaveNoticesFor,
  type NoticeForMany,
} from "../notices/notices.server";
import type { Role } from "./group";

const { memberships } = schema;

/** Hosts hear that somebody would like to come in. @returns whom to tell */
export async function noticeAsked(tx: Db, groupId: string, userId: string): Promise<string[]> {
  const key = `asked:${groupId}:${userId}`;
  const hosts = await hostsOf(tx, groupId);
  return leaveNotices(
    tx,
    hosts.map((host) => ({ userId: host, kind: "asked-to-join", key, groupId, actorId: userId })),
  );
}

/** Hosts hear that somebody came in by themselves. @returns whom to tell */
export async function noticeCame(tx: Db, groupId: string, userId: string): Promise<string[]> {
  const answered = await forgetNewcomer(tx, { actorId: userId, groupId, kinds: ["asked-to-join"] });
  const key = `came:${groupId}:${userId}`;
  const hosts = await hostsOf(tx, groupId);
  const left = await leaveNotices(
    tx,
    hosts.map((host) => ({ userId: host, kind: "new-member", key, groupId, actorId: userId })),
  );
  return [...answered, ...left];
}

/** Who asked hears that they are in; to the other hosts it is settled. @returns whom to tell */
export async function noticeLetIn(tx: Db, groupId: string, userId: string, by: SignedIn): Promise<string[]> {
  const answered = await forgetNewcomer(tx, { actorId: userId, groupId, kinds: ["asked-to-join"] });
  await forgetKeys(tx, userId, shutOutKeys(groupId));
  const notice = { userId, kind: "let-in" as const, key: `let-in:${groupId}`, groupId, actorId: actorOf(by) };
  return [...answered, ...(await leaveNotices(tx, [notice]))];
}

/** Whose role was changed hears it; only the last change is true. @returns whom to tell */
export async function noticeRole(tx: Db, groupId: string, userId: string, role: Role, by: SignedIn): Promise<string[]> {
  await forgetEarlier(tx, { userId, groupId, kind: "role" });
  const notice = { userId, kind: "role" as const, key: `role:${groupId}`, groupId, actorId: actorOf(by) };
  return leaveNotices(tx, [{ ...notice, data: { role } }]);
}

/** A wish to come in that is withdrawn or turned down is nobody's to decide on any more. @returns whom to tell */
export const noticeAnswered = (tx: Db, groupId: string, userId: string): Promise<string[]> =>
  forgetNewcomer(tx, { actorId: userId, groupId, kinds: ["asked-to-join"] });

/**
 * Who was removed or turned away hears that, of which group as they knew it, and neither why nor by whom. It is theirs
 * and not the group's: what the group is called afterwards is nothing for them. @returns whom to tell
 */
export async function noticeShutOut(
  tx: Db,
  { id, name }: { id: string; name: string },
  userId: string,
  kind: "removed" | "turned-away",
): Promise<string[]> {
  await forgetKeys(tx, userId, shutOutKeys(id));
  return leaveNotices(tx, [{ userId, kind, key: `${kind}:${id}`, actorId: null, data: { group: name } }]);
}

const shutOutKeys = (groupId: string) => [`removed:${groupId}`, `turned-away:${groupId}`];

/** Who is out, by whatever way, hears nothing of the group any more, and nobody hears of them. @returns whom to tell */
export async function noticeGone(tx: Db, groupId: string, userId: string): Promise<string[]> {
  await forgetNotices(tx, { userId, groupId });
  return [userId, ...(await forgetNewcomer(tx, { actorId: userId, groupId, kinds: ["asked-to-join", "new-member"] }))];
}

/** All members but who put it there hear of a new text. @returns whom to tell */
export async function noticeText(
  tx: Db,
  { groupId, textId, by }: { groupId: string; textId: string; by: SignedIn },
): Promise<string[]> {
  const key = `text:${textId}`;
  return noticeMembers(tx, { kind: "new-text", key, groupId, textId, actorId: actorOf(by) });
}

/** What befalls the group itself: all members but who did it hear of it, and of each kind only the last is true. */
export async function noticeGroup(
  tx: Db,
  group: { id: string; revision: number },
  kind: "group-visibility" | "group-renamed" | "group-archived" | "group-restored",
  by: SignedIn,
): Promise<string[]> {
  const isArchive = kind === "group-archived" || kind === "group-restored";
  const before = await forgetGroupNews(tx, group.id, isArchive ? ["group-archived", "group-restored"] : [kind]);
  const key = `${kind}:${group.id}:${group.revision}`;
  const told = await noticeMembers(tx, { kind, key, groupId: group.id, actorId: actorOf(by) });
  return [...before, ...told];
}

/**
 * For the write of what it tells of.
 *
 * @param guests also those who are guests
 * @param except a subquery of ids of users who are not told
 * @returns whom to tell: all members but the actor
 */
export async function noticeMembers(
  tx: Db,
  notice: NoticeForMany & { groupId: string },
  { guests = false, except }: { guests?: boolean; except?: SQLWrapper } = {},
): Promise<string[]> {
  const { groupId, actorId } = notice;
  const whom = tx
    .select({ userId: memberships.userId })
    .from(memberships)
    .where(
      and(
        eq(memberships.groupId, groupId),
        or(
          and(eq(memberships.state, "active"), isNull(memberships.guest)),
          guests ? isNotNull(memberships.guest) : undefined,
        ),
        actorId === null ? undefined : ne(memberships.userId, actorId),
        except && notInArray(memberships.userId, except),
      ),
    );
  await leaveNoticesFor(tx, whom.as("whom"), notice);
  return (await whom).map(({ userId }) => userId);
}

/** All who are members or guests now. */
export async function everybodyIn(db: Db, groupId: string): Promise<string[]> {
  const isIn = or(eq(memberships.state, "active"), isNotNull(memberships.guest));
  const rows = await db
    .select({ userId: memberships.userId })
    .from(memberships)
    .where(and(eq(memberships.groupId, groupId), isIn));
  return rows.map(({ userId }) => userId);
}

/** Those of them who are members or guests now. */
export async function activeAmong(tx: Db, groupId: string, userIds: string[]): Promise<Set<string>> {
  if (userIds.length === 0) return new Set();
  const rows = await tx
    .select({ userId: memberships.userId })
    .from(memberships)
    .where(
      and(
        eq(memberships.groupId, groupId),
        or(eq(memberships.state, "active"), isNotNull(memberships.guest)),
        inArray(memberships.userId, userIds.slice(0, 500)),
      ),
    );
  return new Set(rows.map(({ userId }) => userId));
}

async function hostsOf(tx: Db, groupId: string): Promise<string[]> {
  const rows = await tx
    .select({ userId: memberships.userId })
    .from(memberships)
    .where(and(eq(memberships.groupId, groupId), eq(memberships.state, "active"), eq(memberships.role, "host")));
  return rows.map(({ userId }) => userId);
}

export const actorOf = (by: SignedIn) => ("operatorTool" in by.by ? null : by.id);
