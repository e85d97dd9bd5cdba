/** What an open page hears of what one may do just now: by conditions, by restraints, and of whom one does not see. */
import { beforeEach, describe, expect, test, vi } from "vitest";
import type { SignedIn, Viewer } from "~/accounts/user";
import { block as blockPerson, unblock } from "~/comments/blocking.server";
import { readingPage } from "~/comments/reading-page.server";
import { textStanding } from "~/comments/text-standing.server";
import { onAnnouncement } from "~/live/announce.server";
import { act } from "~/moderation/acting.server";
import type { ActInput } from "~/moderation/act-input.server";
import { liftAction } from "~/moderation/undoing.server";
import { endOf } from "../accounts/people";
import { makeCast, type Cast } from "../support/people";

let cast: Cast;
beforeEach(async () => {
  cast = await makeCast("public");
});

const now = (viewer: Viewer) => textStanding(viewer, cast.text.id, "en");
const soon = () => new Date(Date.now() + 86_400_000).toISOString();
const onText = (kind: string, more: object = {}): ActInput => ({
  ...{ kind, scope: "text", text: cast.text.id, reason: `so that ${kind}` },
  ...more,
});

describe("it is what the page is served with", () => {
  test.each(["host", "moderator", "facilitator", "author", "member", "pending", "outsider"] as const)(
    "%s",
    async (who) => {
      await act(cast.moderator, cast.slug, onText("slow", { seconds: 600 }));
      const { page } = await readingPage(cast[who], cast.text.id, { p: null, language: "en" });
      expect(page).toMatchObject(await now(cast[who]));
      expect(page.rules).toEqual([`/g/${cast.slug}/rules`, "The group’s rules"]);
    },
  );
});

describe("conditions", () => {
  const cases: Array<[string, () => ActInput, { members: boolean; first: boolean }, RegExp]> = [
    ["locked", () => onText("lock"), { members: false, first: false }, /so that lock/],
    [
      "answers only",
      () => onText("answers", { question: cast.comment.id }),
      { members: false, first: true },
      /answers/i,
    ],
    ["slow", () => onText("slow", { seconds: 600 }), { members: true, first: true }, /once in 10 minutes/i],
  ];
  test.each(cases)("%s: said with the reason, and over once it is lifted", async (_name, input, may, says) => {
    const before = await now(cast.member);
    expect(before).toMatchObject({ may: { comment: true }, why: null });
    const { action } = await act(cast.moderator, cast.slug, input());
    const then = await now(cast.member);
    expect(then.may.comment).toBe(may.members);
    expect(`${then.why ?? ""} ${then.seenBy}`).toMatch(says);
    expect((await now(cast.host)).may.comment).toBe(may.first);
    for (const nobody of [null, cast.outsider])
      expect(await now(nobody)).toMatchObject({ may: { comment: false }, why: null });
    await liftAction(cast.moderator, cast.slug, action.id, { reason: "over" });
    expect(await now(cast.member)).toEqual(before);
  });

  test("of one thread", async () => {
    await act(cast.moderator, cast.slug, { kind: "lock", scope: "thread", comment: cast.comment.id, reason: "calm" });
    const { may, threads } = await now(cast.member);
    expect(may.comment).toBe(true);
    expect(threads[cast.comment.id]).toMatchObject({ may: false, says: expect.stringContaining("calm") });
  });
});

test("muted: why, and until when; lifted: as before", async () => {
  const mute = { kind: "mute", user: cast.member.id, rule: 1, reason: "loud", until: soon() };
  const { action } = await act(cast.moderator, cast.slug, mute);
  const then = await now(cast.member);
  expect(then.may.comment).toBe(false);
  expect(then.why).toBeTruthy();
  expect((await now(cast.author)).may.comment).toBe(true);
  await liftAction(cast.moderator, cast.slug, action.id, { reason: "over" });
  expect(await now(cast.member)).toMatchObject({ may: { comment: true }, why: null });
});

test("whom one does not see is said to oneself alone, and to one's own pages at once", async () => {
  const heard = vi.fn();
  const stop = onAnnouncement("theirs", heard);
  await blockPerson(cast.member, cast.author.id);
  await unblock(cast.member, cast.author.id);
  await blockPerson(cast.member, cast.author.id);
  stop();
  const mine = { userIds: [cast.member.id] };
  expect(heard.mock.calls.map(([to]) => to)).toEqual(["blocks", "text", "blocks"].map((what) => ({ ...mine, what })));
  expect((await now(cast.member)).blocked).toEqual([cast.author.id]);
  for (const other of [cast.author, cast.host, null]) expect((await now(other)).blocked).toEqual([]);
});

test("of a private text nobody outside hears anything", async () => {
  cast = await makeCast("private");
  for (const who of ["host", "member"] as const) expect(await endOf(now(cast[who]))).toBe("answered");
  for (const who of [null, cast.outsider, cast.pending, cast.elsewhere] as Array<SignedIn | null>)
    expect(await endOf(now(who))).toBe("not-found");
});
