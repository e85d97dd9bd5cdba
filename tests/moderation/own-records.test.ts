/** What one takes along of moderation: each thing as one may read it, and nothing of others. */
import { beforeEach, expect, test } from "vitest";
import { exportFor } from "~/export.server";
import { mintId } from "~/mint";
import { act } from "~/moderation/acting.server";
import { sayInAppeal } from "~/moderation/appeal-views.server";
import { appealAgainst } from "~/moderation/appeals.server";
import { ignoreReporter } from "~/moderation/ignoring.server";
import { ownModeration } from "~/moderation/own-records.server";
import { report } from "~/moderation/reports.server";
import { changeModeration } from "~/moderation/settings.server";
import { undoAction } from "~/moderation/undoing.server";
import { startAuthSession } from "~/accounts/auth-session.server";
import { viewerOfCookie } from "~/accounts/viewer.server";
import { cookieOf } from "../accounts/people";
import { makeCast, say, type Cast } from "../support/people";

process.env["LIMITS"] = "off";
let cast: Cast;
beforeEach(async () => {
  cast = await makeCast("private");
});

const removed = async (more: object = {}) =>
  (
    await act(cast.moderator, cast.slug, {
      ...{ kind: "remove", rule: 1, reason: "Unkind to a person.", id: mintId(), comment: cast.comment.id, ...more },
    })
  ).action;

test("whoever was moderated has it with rule, reason, words and what became of it, and no name of a moderator", async () => {
  const { id, number } = await removed();
  const { moderated } = await ownModeration(cast.author.id);
  expect(moderated).toMatchObject([
    {
      ...{ id, number, group: cast.slug, kind: "remove", reason: "Unkind to a person.", state: "in-force" },
      ...{ rule: { number: 1 }, by: null, role: "moderator", words: cast.comment.body, law: null },
    },
  ]);
  await changeModeration(cast.host, cast.slug, { logNames: true });
  await undoAction(cast.host, cast.slug, id, { reason: "It was a joke." });
  expect((await ownModeration(cast.author.id)).moderated).toMatchObject([
    { state: "undone", undone: { reason: "It was a joke." }, by: { id: cast.moderator.id } },
  ]);
  // Nobody else has it, but that whoever acted has what they did, without whom it was about.
  for (const who of [cast.member, cast.host, cast.outsider])
    expect((await ownModeration(who.id)).moderated).toEqual([]);
  const { acted, ...rest } = await ownModeration(cast.moderator.id);
  expect(acted).toMatchObject([{ group: cast.slug, number, kind: "remove", role: "moderator" }]);
  expect(JSON.stringify([acted, rest])).not.toContain(cast.author.id);
  expect(JSON.stringify([acted, rest])).not.toContain(cast.comment.body);
});

test("of a legal removal they may not be told of yet it says that there is one, and nothing else", async () => {
  const law = {
    kind: "law",
    basis: "order",
    ground: "Plantedground",
    authority: "Plantedcourt",
    reference: "Planted 7",
  };
  const order = { ...law, id: mintId(), comment: cast.comment.id, reason: "Plantedreason", territory: "Plantedland" };
  await act(cast.host, cast.slug, { ...order, isSecret: true });
  const [untold] = (await ownModeration(cast.author.id)).moderated;
  expect(untold).toMatchObject({ kind: "law", reason: "", law: null });
  expect(JSON.stringify(untold)).not.toMatch(/Planted/);
  // Another, of which they may know.
  const { id: comment } = await say(cast.author, cast.text.id, { body: "Something else", anchor: {} });
  await act(cast.host, cast.slug, { ...order, id: mintId(), comment });
  const [, told] = (await ownModeration(cast.author.id)).moderated;
  expect(told).toMatchObject({ reason: "Plantedreason", law: { asker: "Plantedcourt", territory: "Plantedland" } });
});

test("whoever reported has what they said and what became of it, not that it was ignored", async () => {
  const named = { comment: cast.comment.id };
  await report(cast.member, named, { id: mintId(), rule: 1, words: "Plantedwords" });
  await ignoreReporter(cast.moderator, cast.slug, cast.member.id, 7);
  const { reports } = await ownModeration(cast.member.id);
  expect(reports).toMatchObject([{ group: cast.slug, about: "comment", words: "Plantedwords", state: "open" }]);
  expect(JSON.stringify(reports)).not.toContain("ignored");
  // Whom it is about has nothing of it.
  expect(JSON.stringify(await ownModeration(cast.author.id))).not.toContain("Plantedwords");
  await removed();
  expect((await ownModeration(cast.member.id)).reports).toMatchObject([{ words: "Plantedwords" }]);
});

test("whoever objected has what both sides said, by whom not; it is in the file they take along", async () => {
  const action = await removed();
  const { id } = await appealAgainst(cast.author, action.id, { id: mintId(), words: "It was a question." });
  await sayInAppeal(cast.author, id, { id: mintId(), body: "Twice at most." });
  await sayInAppeal(cast.moderator, id, { id: mintId(), body: "Which beasts?" });
  const { appeals } = await ownModeration(cast.author.id);
  expect(appeals).toMatchObject([
    {
      ...{ id, group: cast.slug, action: action.id, words: "It was a question.", state: "open", decidedAt: null },
      messages: [
        { side: "author", body: "Twice at most." },
        { side: "moderators", body: "Which beasts?" },
      ],
    },
  ]);
  expect(JSON.stringify(appeals)).not.toContain(cast.moderator.id);
  expect((await ownModeration(cast.moderator.id)).appeals).toEqual([]);

  const cookie = cookieOf(await startAuthSession({ id: cast.author.id, isOperator: false }));
  const viewer = await viewerOfCookie(cookie);
  if (!viewer) throw new Error("not signed in");
  const taken = JSON.parse(await (await exportFor(viewer)).text()) as { moderation: object };
  expect(taken.moderation).toEqual(JSON.parse(JSON.stringify(await ownModeration(cast.author.id))));
});
