/** How a group moderates: published to whoever reads there, changed by hosts, told by the log. */
import { describe, expect, test } from "vitest";
import { groupLog } from "~/groups/group-log.server";
import { changeModeration, moderationFor } from "~/moderation/settings.server";
import { moderationIn, standardModeration } from "~/moderation/settings";
import { endOf } from "../accounts/people";
import { circle, everybody } from "../groups/circle";

describe("what is sent", () => {
  test("what is not named stays, forms and programs are read alike", () => {
    const changed = moderationIn({ appeals: "panel", keepMonths: "6", logNames: "true" }, standardModeration);
    expect(changed).toEqual({ ...standardModeration, appeals: "panel", keepMonths: 6, logNames: true });
    expect(moderationIn({ logNames: false }, changed).logNames).toBe(false);
  });
  test.each([
    [{ appeals: "me" }, "appeals"],
    [{ overdue: "forget" }, "overdue"],
    [{ appealWithin: 1 }, "appealWithin"],
    [{ decideWithin: 31 }, "decideWithin"],
    [{ keepMonths: "x" }, "keepMonths"],
    [{ logContent: "perhaps" }, "logContent"],
    [[], "body"],
  ])("%j is refused by its field", async (input, field) => {
    const refused = await Promise.resolve()
      .then(() => moderationIn(input, standardModeration))
      .catch((error: { more: { errors: object } }) => Object.keys(error.more.errors));
    expect(refused).toEqual([field]);
  });
});

test("who reads there knows it, hosts change it", async () => {
  const of = await circle("private");
  const ends = async (verb: (who: (typeof everybody)[number]) => Promise<unknown>) =>
    Object.fromEntries(await Promise.all(everybody.map(async (who) => [who, await endOf(verb(who))])));
  const outside = { stranger: "not-found", outsider: "not-found", pending: "not-found" };
  const inside = {
    member: "answered",
    moderator: "answered",
    facilitator: "answered",
    host: "answered",
    "reader's token": "answered",
  };
  expect(await ends((who) => moderationFor(of.as(who), of.slug))).toEqual({ ...outside, ...inside });
  for (const who of ["member", "moderator", "facilitator"] as const)
    expect(await endOf(changeModeration(of.people[who], of.slug, { keepMonths: 3 }))).toBe("forbidden");
  await changeModeration(of.people.host, of.slug, { appeals: "panel", decideWithin: 3 });
  await changeModeration(of.people.host, of.slug, { appeals: "panel" });
  expect(await moderationFor(of.people.member, of.slug)).toEqual({
    ...standardModeration,
    ...{ appeals: "panel", decideWithin: 3 },
  });
  const { items } = await groupLog(of.people.host, of.slug, { limit: 9, after: null });
  expect(items.filter(({ act }) => act === "moderation.settings")).toMatchObject([
    { before: { appeals: "moderator", decideWithin: 7 }, after: { appeals: "panel", decideWithin: 3 } },
  ]);
});
