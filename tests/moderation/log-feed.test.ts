/** The log of a private group in a feed reader: by an address of one's own, for as long as one is a member, and cached by nobody. */
import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { schema, write } from "#db/db.server";
import { feedKeyOf, ownerOfFeed } from "~/accounts/feed-keys.server";
import { calendarKeyOf, dropCalendarKey, replaceCalendarKey } from "~/accounts/calendar-keys.server";
import type { SignedIn, Viewer } from "~/accounts/user";
import { viewerOfToken } from "~/accounts/viewer.server";
import { groupFor } from "~/groups/groups.server";
import { emptyLimits } from "~/limits/limits.server";
import { act } from "~/moderation/acting.server";
import { logFeed, makeLogFeed, ownLogFeed } from "~/moderation/log-feed.server";
import { publicLogPage } from "~/moderation/public-log-page.server";
import { routeish } from "~/log.server";
import { endOf } from "../accounts/people";
import { makeCast, makeUser, tokenOf, type Cast } from "../support/people";

let cast: Cast, groupId: string;
beforeEach(async () => {
  emptyLimits();
  cast = await makeCast("private");
  groupId = (await groupFor(cast.host, cast.slug)).group.id;
  await act(cast.moderator, cast.slug, { kind: "warn", comment: cast.comment.id, rule: 1, reason: "Mind the tone." });
});

const page = (who: Viewer) => publicLogPage(who, cast.slug, new URLSearchParams(), { limit: 20, after: null });
async function keyOf(who: SignedIn): Promise<string> {
  await makeLogFeed(who, cast.slug);
  return (await feedKeyOf(who, `log:${groupId}`)) ?? "";
}
const fetched = async (key: string, group = groupId) => (await logFeed(key, group)).text();

test("tells a member what the page tells them, under no name of their own, and is kept by nobody on the way", async () => {
  expect((await page(cast.member)).feed).toEqual({ url: null });
  const key = await keyOf(cast.member);
  expect((await page(cast.member)).feed?.url).toMatch(
    new RegExp(`/feed/${key.replace(".", "\\.")}/${groupId}/log\\.atom$`),
  );
  const answer = await logFeed(key, groupId);
  expect(answer.headers.get("Cache-Control")).toBe("private, no-store");
  expect(answer.headers.get("Content-Type")).toContain("application/atom+xml");
  const said = await answer.text();
  expect(said).toContain("Mind the tone.");
  // Feed readers show and share where something is from.
  for (const secret of [key, key.split(".")[1] ?? "", 'rel="self"']) expect(said).not.toContain(secret);
  expect(said).not.toContain(cast.author.name);
  expect(routeish(`/feed/${key}/${groupId}/log.atom`)).not.toContain(key);
});

describe("is for members alone", () => {
  test("who makes one, and who sees where", async () => {
    for (const who of ["host", "moderator", "facilitator", "author", "member"] as const)
      expect(await endOf(makeLogFeed(cast[who], cast.slug))).toBe("answered");
    expect(await endOf(makeLogFeed(cast.pending, cast.slug))).toBe("forbidden");
    for (const who of [cast.outsider, cast.elsewhere])
      expect(await endOf(makeLogFeed(who, cast.slug))).toBe("not-found");
    const token = await viewerOfToken(await tokenOf(cast.member));
    expect(await endOf(makeLogFeed(token, cast.slug))).toBe("forbidden");
    const scope = await groupFor(token, cast.slug);
    expect(await ownLogFeed(token, scope)).toBeNull();
    expect(await ownLogFeed({ ...cast.member, isGuest: true }, scope)).toBeNull();
    const operator: SignedIn = { ...(await makeUser()), isOperator: true };
    expect(await endOf(makeLogFeed(operator, cast.slug))).toBe("not-found");
  });

  test("of a public group too: whoever reads its log without a place in it gets none", async () => {
    const open = await makeCast("public");
    const seen = await publicLogPage(open.outsider, open.slug, new URLSearchParams(), { limit: 20, after: null });
    expect(seen.feed).toBeNull();
    expect(await endOf(makeLogFeed(open.outsider, open.slug))).toBe("forbidden");
  });

  test.each(["removed", "left for another role", "suspended", "disabled"])("%s", async (how) => {
    const key = await keyOf(cast.member);
    expect(await fetched(key)).toContain("Mind the tone.");
    const { memberships, users } = schema;
    if (how === "removed") await write((tx) => tx.delete(memberships).where(eq(memberships.userId, cast.member.id)));
    if (how === "left for another role")
      await write((tx) =>
        tx.update(memberships).set({ state: "pending" }).where(eq(memberships.userId, cast.member.id)),
      );
    const until = new Date(Date.now() + 86_400_000).toISOString();
    if (how === "suspended")
      await act(cast.host, cast.slug, { kind: "suspend", user: cast.member.id, rule: 1, reason: "Loud.", until });
    if (how === "disabled")
      await write((tx) => tx.update(users).set({ disabledAt: new Date() }).where(eq(users.id, cast.member.id)));
    expect(await endOf(logFeed(key, groupId))).toBe("not-found");
  });
});

describe("one address opens one thing", () => {
  test("not another group, not the calendar, not as somebody else; and it tells not the key it is made from", async () => {
    const key = await keyOf(cast.member);
    const other = await makeCast("private");
    const otherId = (await groupFor(other.host, other.slug)).group.id;
    expect(await endOf(logFeed(key, otherId))).toBe("not-found");
    expect(await ownerOfFeed(key, `log:${otherId}`)).toBeNull();
    const secret = key.split(".")[1] ?? "";
    const calendar = (await calendarKeyOf(cast.member)) ?? "";
    expect(key).not.toContain(calendar);
    for (const wrong of [
      `${cast.host.id}.${secret}`,
      secret,
      `${cast.member.id}.${"x".repeat(43)}`,
      `${cast.member.id}.${calendar}`,
      "",
      ".",
    ])
      expect(await endOf(logFeed(wrong, groupId))).toBe("not-found");
    expect(await ownerOfFeed(key, `log:${groupId}`)).toMatchObject({ id: cast.member.id, isOperator: false });
  });

  test.each([
    ["replaced", replaceCalendarKey],
    ["switched off", dropCalendarKey],
  ])("%s, the one before opens nothing", async (how, change) => {
    const before = await keyOf(cast.member);
    await change(cast.member);
    expect(await endOf(logFeed(before, groupId))).toBe("not-found");
    const now = await feedKeyOf(cast.member, `log:${groupId}`);
    if (how === "switched off") return expect(now).toBeNull();
    expect(await fetched(now ?? "")).toContain("Mind the tone.");
  });
});
