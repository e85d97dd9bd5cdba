/** Whoever has one case open is told of that one; whoever has the queue open, of any. */
import { afterEach, beforeEach, expect, test } from "vitest";
import { eq } from "drizzle-orm";
import { read, schema } from "#db/db.server";
import type { SignedIn } from "~/accounts/user";
import { caseNews, subjectOf } from "~/cases/case";
import { editComment, removeComment } from "~/comments/comments.server";
import type { CommentView } from "~/comments/comment";
import { emptyLimits } from "~/limits/limits.server";
import { onAnnouncement } from "~/live/announce.server";
import { mintId } from "~/mint";
import { act } from "~/moderation/acting.server";
import { sayInAppeal } from "~/moderation/appeal-views.server";
import { appealAgainst, withdrawAppeal } from "~/moderation/appeals.server";
import { changeCase } from "~/moderation/casework.server";
import { decideAppeal } from "~/moderation/deciding.server";
import { dismissCase } from "~/moderation/dismissing.server";
import { report, withdrawReport } from "~/moderation/reports.server";
import { undoAction } from "~/moderation/undoing.server";
import { addMember, block, makeCast, makeUser, say, type Cast } from "../support/people";

let cast: Cast, other: SignedIn, second: CommentView;
let heard: string[] = [];
let stop = () => {};

beforeEach(async () => {
  emptyLimits();
  cast = await makeCast("private");
  other = await makeUser();
  await addMember(cast.slug, other, "moderator");
  second = await say(cast.author, cast.text.id, { anchor: { block: block(cast.text, 2) }, body: "Another." });
  for (const id of [cast.comment.id, second.id])
    await report(cast.member, { comment: id }, { rule: 1, words: "Rude." });
  heard = [];
  stop = onAnnouncement("changed", ({ room, what, only }) => {
    if (!what.startsWith("case")) return;
    // Members hear not even that there is something.
    expect([room, only]).toEqual([`group:${cast.slug}`, "run"]);
    heard.push(what);
  });
});
afterEach(() => stop());

const news = (comment: CommentView) => caseNews(subjectOf("comment", comment.id));
async function caseOf({ id }: CommentView): Promise<string> {
  const its = eq(schema.cases.subject, subjectOf("comment", id));
  return (await read().select().from(schema.cases).where(its))[0]?.id ?? "";
}
const hide = () => act(cast.moderator, cast.slug, { kind: "hide", comment: cast.comment.id, rule: 1, reason: "Rude." });

const changes: Array<[string, () => Promise<unknown>]> = [
  ["claimed", async () => changeCase(cast.moderator, await caseOf(cast.comment), { claim: true })],
  ["noted", async () => changeCase(cast.moderator, await caseOf(cast.comment), { note: "I know them." })],
  ["handed over", async () => changeCase(cast.moderator, await caseOf(cast.comment), { handTo: other.id })],
  ["reported again", () => report(cast.facilitator, { comment: cast.comment.id }, { rule: 2, words: "Again." })],
  ["dismissed", async () => dismissCase(cast.moderator, cast.slug, await caseOf(cast.comment), {})],
  ["acted on", hide],
  ["reworded", () => editComment(cast.author, cast.comment.id, { body: "Whose cows?", version: 1 })],
  ["taken away", () => removeComment(cast.author, cast.comment.id)],
];
test.each(changes)("%s: the queue and this case hear it, another case nothing", async (_what, change) => {
  await change();
  expect(heard).toContain("cases");
  expect(heard).toContain(news(cast.comment));
  expect(heard).not.toContain(news(second));
});

test("a report that is taken back, an action that is undone", async () => {
  const [mine] = await read()
    .select()
    .from(schema.reports)
    .where(eq(schema.reports.caseId, await caseOf(cast.comment)));
  await withdrawReport(cast.member, mine?.id ?? "");
  expect(heard).toEqual(["cases", news(cast.comment)]);
  const { action } = await hide();
  heard = [];
  await undoAction(cast.moderator, cast.slug, action.id, { reason: "I was wrong." });
  expect(heard).toContain(news(cast.comment));
  expect(heard).not.toContain(news(second));
});

test.each(["said something about", "decided", "withdrawn"])("an appeal that is %s", async (how) => {
  const { action } = await hide();
  const { id } = await appealAgainst(cast.author, action.id, { id: mintId(), words: "It was a question." });
  heard = [];
  if (how === "said something about") await sayInAppeal(cast.author, id, { id: mintId(), body: "On page four." });
  else if (how === "decided") await decideAppeal(other, id, { decision: "refuse", reason: "It was not." });
  else await withdrawAppeal(cast.author, id);
  expect(heard).toContain(caseNews(subjectOf("appeal", id)));
  expect(heard).not.toContain(news(second));
});

test("whom it concerns hears nothing of a case before it is decided, also if they moderate", async () => {
  const whom: Array<string | null | undefined> = [];
  const end = onAnnouncement("changed", ({ what, not }) => void (what.startsWith("case") && whom.push(not)));
  const mine = await say(other, cast.text.id, { anchor: { block: block(cast.text, 2) }, body: "By a moderator." });
  const made = await report(cast.member, { comment: mine.id }, { rule: 1, words: "Rude." });
  const of = await caseOf(mine);
  await changeCase(cast.moderator, of, { claim: true });
  await withdrawReport(cast.member, made.report.id);
  await report(cast.member, { slug: cast.slug, user: other.id }, { rule: 1, words: "Rude." });
  await report(cast.member, { comment: mine.id }, { rule: 1, words: "Rude." });
  await dismissCase(cast.moderator, cast.slug, await openOf(mine), {});
  end();
  // Of each the queue hears, and the case.
  expect(whom).toEqual(Array(12).fill(other.id));
});

async function openOf({ id }: CommentView): Promise<string> {
  const [row] = await read()
    .select()
    .from(schema.cases)
    .where(eq(schema.cases.openKey, subjectOf("comment", id)));
  return row?.id ?? "";
}
