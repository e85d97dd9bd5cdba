/** Rules of a group: numbered for good, every version kept, and told. */
import { describe, expect, test } from "vitest";
import { read } from "#db/db.server";
import { noticesFor } from "~/comments/inbox.server";
import { groupLog } from "~/groups/group-log.server";
import { changesBetween, proposedRules, ruleLimits, ruleSet, ruleSetNames } from "~/moderation/rules";
import { publishRules, ruleIn, rulesAt, rulesFor, rulesOf, rulesVersions } from "~/moderation/rules.server";
import { groupFor } from "~/groups/groups.server";
import { makeCast } from "../support/people";

const draft = (...titles: Array<string | [number, string]>) => ({
  rules: titles.map((each) =>
    typeof each === "string" ? { title: each, text: "" } : { number: each[0], title: each[1], text: "" },
  ),
});

describe("sets to start from", () => {
  test.each(ruleSetNames)("%s is within the limits, and numbered", (name) => {
    const { preamble, rules } = ruleSet(name);
    expect(rules.map(({ number }) => number)).toEqual(rules.map((_, at) => at + 1));
    expect(rules.length).toBeLessThanOrEqual(ruleLimits.rules.max);
    expect(preamble.length).toBeLessThanOrEqual(ruleLimits.preamble.max);
    for (const { title, text } of rules) {
      expect(title.length).toBeLessThanOrEqual(ruleLimits.title.max);
      expect(text.length).toBeLessThanOrEqual(ruleLimits.text.max);
    }
  });
});

test("what became of each rule between two versions", () => {
  const one = { number: 1, title: "One", text: "" };
  const two = { number: 2, title: "Two", text: "" };
  const three = { number: 3, title: "Three", text: "" };
  const four = { number: 4, title: "Four", text: "" };
  const how = changesBetween([one, two, three], [one, four, { ...three, text: "more" }]);
  expect(how.map((each) => [each.how, each.rule.number])).toEqual([
    ["same", 1],
    ["added", 4],
    ["changed", 3],
    ["removed", 2],
  ]);
  expect(changesBetween([one, two], [two, one]).map((each) => each.how)).toEqual(["moved", "moved"]);
});

test("a group that has published none has those proposed, which can be named", async () => {
  const { slug, host } = await makeCast("private");
  expect(await rulesOf(host, slug)).toEqual(proposedRules());
  const { group } = await groupFor(host, slug);
  expect(await ruleIn(read(), group.id, 0, 2)).toMatchObject({ number: 2 });
  expect(await ruleIn(read(), group.id, 0, 99)).toBeNull();
  expect(await rulesVersions(host, slug)).toEqual([]);
});

test("a rule keeps its number for good, and that of one that is gone is not given again", async () => {
  const { slug, host } = await makeCast("private");
  const { group } = await groupFor(host, slug);
  const first = await publishRules(host, slug, { ...draft("Be kind", "Be brief", "Be there"), preamble: "Hello" });
  expect(first.rules).toMatchObject({ version: 1, preamble: "Hello", publishedBy: { id: host.id } });
  expect(first.rules.rules.map(({ number }) => number)).toEqual([1, 2, 3]);
  await publishRules(host, slug, draft([3, "Be there"], [1, "Be kind"]));
  const third = await publishRules(host, slug, draft([1, "Be kind"], "Be brief", [3, "Be there"]));
  expect(third.rules.rules.map(({ number }) => number)).toEqual([1, 4, 3]);
  // Cited by version, the old one is still what it was.
  expect(await ruleIn(read(), group.id, 1, 2)).toMatchObject({ title: "Be brief" });
  const { rules, before } = await rulesAt(host, slug, 2);
  expect([rules.version, before?.version]).toEqual([2, 1]);
  expect((await rulesFor(read(), group.id)).version).toBe(3);
});

test("members are told once, the log has a line, and the same once more is no new version", async () => {
  const { slug, host, member, outsider } = await makeCast("public");
  await publishRules(host, slug, { ...draft("Be kind"), note: "We start" });
  expect(await publishRules(host, slug, draft([1, "Be kind"]))).toMatchObject({ made: false, rules: { version: 1 } });
  const { items } = await noticesFor(member, { limit: 10, after: null });
  expect(items.filter(({ kind }) => kind === "rules")).toMatchObject([
    { url: `/g/${slug}/rules`, actor: { id: host.id } },
  ]);
  const theirs = await Promise.all([host, outsider].map((each) => noticesFor(each, { limit: 10, after: null })));
  expect(theirs.flatMap((page) => page.items.filter(({ kind }) => kind === "rules"))).toEqual([]);
  const log = await groupLog(host, slug, { limit: 1, after: null });
  expect(log.items).toMatchObject([{ act: "rules.publish", after: { version: 1, rules: 1 }, reason: "We start" }]);
});

test("two who publish over each other: the second is shown what stands", async () => {
  const { slug, host } = await makeCast("private");
  await publishRules(host, slug, { ...draft("Be kind"), version: 0 });
  await expect(publishRules(host, slug, { ...draft("Be brief"), version: 0 })).rejects.toMatchObject({
    kind: "conflict",
    more: { current: { version: 1 } },
  });
});

test("who may not", async () => {
  const cast = await makeCast("private");
  for (const name of ["facilitator", "moderator", "member", "author"] as const)
    await expect(publishRules(cast[name], cast.slug, draft("Mine")), name).rejects.toMatchObject({ kind: "forbidden" });
  for (const name of ["outsider", "elsewhere"] as const) {
    await expect(publishRules(cast[name], cast.slug, draft("Mine")), name).rejects.toMatchObject({ kind: "not-found" });
    await expect(rulesOf(cast[name], cast.slug), name).rejects.toMatchObject({ kind: "not-found" });
  }
  const open = await makeCast("public");
  expect(await rulesOf(null, open.slug)).toEqual(proposedRules());
  await expect(publishRules(open.pending, open.slug, draft("Mine"))).rejects.toMatchObject({ kind: "forbidden" });
});

test.each([
  [{ rules: [] }, "rules"],
  [{ rules: "all" }, "rules"],
  [{ rules: Array.from({ length: 31 }, () => ({ title: "Many" })) }, "rules"],
  [{ rules: [{ title: "x" }] }, "rules.0.title"],
  [{ rules: [{ title: "Fine", text: "x".repeat(1001) }] }, "rules.0.text"],
  [{ rules: [{ number: 7, title: "Nobody's" }] }, "rules.0.number"],
  [
    {
      rules: [
        { number: 1, title: "Twice" },
        { number: 1, title: "Twice" },
      ],
    },
    "rules",
  ],
  [{ rules: [{ title: "Fine" }], preamble: "x".repeat(2001) }, "preamble"],
])("refused: %j", async (input, field) => {
  const { slug, host } = await makeCast("private");
  await publishRules(host, slug, draft("Be kind"));
  await expect(publishRules(host, slug, input)).rejects.toMatchObject({
    kind: "invalid",
    more: { errors: { [field]: expect.any(Function) as unknown } },
  });
});
