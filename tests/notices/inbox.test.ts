/** The inbox: only one's own, in pages, and quick where a group has thousands. */
import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { read, schema, write } from "#db/db.server";
import type { SignedIn } from "~/accounts/user";
import { noticesFor, readAllNotices, readNotice, unreadNotices } from "~/comments/inbox.server";
import { leaveNotices, sweepNotices } from "~/notices/notices.server";
import { makeCast, makeGroup, makeText, makeUser, say } from "../support/people";
import { inboxOf, mention, places } from "./hearing";

describe("the inbox", () => {
  test("is only one's own: nobody reads or marks another's", async () => {
    const cast = await makeCast("private");
    await say(cast.author, cast.text.id, { body: mention(cast.member) });
    const [notice] = await inboxOf(cast.member);
    for (const place of places.filter((each) => each !== "member"))
      await expect(readNotice(cast[place], notice?.id ?? "")).rejects.toMatchObject({ kind: "not-found" });
    expect((await inboxOf(cast.member))[0]?.readAt).toBeNull();
    expect((await readNotice(cast.member, notice?.id ?? "")).readAt).not.toBeNull();
    await readAllNotices(cast.member);
    expect(await unreadNotices(cast.member.id)).toBe(0);
  });

  test("comes in pages, newest first, each notice once", async () => {
    const user = await makeUser();
    await write(async (tx) => {
      for (let at = 0; at < 130; at++)
        await leaveNotices(tx, [{ userId: user.id, kind: "security", key: `k${at}`, actorId: null }]);
    });
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const found: Awaited<ReturnType<typeof noticesFor>> = await noticesFor(user, { limit: 40, after });
      expect(found.unread).toBe(100);
      seen.push(...found.items.map(({ id }) => id));
      after = found.next;
    } while (after !== null);
    expect(new Set(seen).size).toBe(130);
    expect(seen).toHaveLength(130);
    await expect(noticesFor(user, { limit: 40, after: "nonsense" })).rejects.toMatchObject({ kind: "invalid" });
    expect(await sweepNotices(Date.now() + 89 * 86_400_000)).toBe(0);
    expect(await sweepNotices(Date.now() + 91 * 86_400_000)).toBeGreaterThanOrEqual(130);
  });

  test("a group of thousands is told of a text in one statement", async () => {
    const host = await makeUser();
    const slug = await makeGroup(host, "private");
    const [group] = await read().select().from(schema.groups).where(eq(schema.groups.slug, slug));
    const ids = Array.from({ length: 3000 }, (_, at) => `crowd-${at}`);
    await write(async (tx) => {
      for (let at = 0; at < ids.length; at += 500) {
        const slice = ids.slice(at, at + 500);
        const createdAt = new Date();
        await tx
          .insert(schema.users)
          .values(
            slice.map((id) => ({ id, name: id, nameKey: id, email: `${id}@example.org`, emailKey: id, createdAt })),
          );
        await tx.insert(schema.memberships).values(
          slice.map((userId) => {
            return {
              groupId: group?.id ?? "",
              userId,
              role: "member" as const,
              state: "active" as const,
              joinedAt: createdAt,
            };
          }),
        );
      }
    });
    const text = await makeText(host, slug);
    const left = await read().select().from(schema.notices).where(eq(schema.notices.textId, text.id));
    expect(left).toHaveLength(3000);
    expect(left[0]).toMatchObject({ kind: "new-text", groupId: group?.id, data: {}, readAt: null, mailedAt: null });
    expect(left[0]?.createdAt).toBeInstanceOf(Date);
    expect(left.some(({ userId }) => userId === host.id)).toBe(false);
    // Their ids are such that pages of the list go on after them.
    const one: SignedIn = { id: "crowd-7", name: "crowd-7", isOperator: false, by: { authSession: "x" } };
    const other = await makeText(host, slug);
    const first = await noticesFor(one, { limit: 1, after: null });
    expect(first.items).toMatchObject([{ text: { id: other.id } }]);
    const second = await noticesFor(one, { limit: 1, after: first.next });
    expect(second).toMatchObject({ items: [{ text: { id: text.id } }], next: null });
  });
});
