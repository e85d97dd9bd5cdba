/** What somebody has reported, on their own page: which and where, as far as they may read it, what became of it, and the way back. */
import { beforeEach, expect, test } from "vitest";
import { eq } from "drizzle-orm";
import { read, schema, write } from "#db/db.server";
import { putBlock } from "~/accounts/blocks.server";
import { act } from "~/moderation/acting.server";
import { dismissCase } from "~/moderation/dismissing.server";
import { ownStanding } from "~/moderation/own-standing.server";
import { queueFor } from "~/moderation/queue.server";
import { report } from "~/moderation/reports.server";
import { person, type Person } from "../accounts/people";
import { ask } from "../matrix/ask";
import { everyAddress } from "../matrix/manifest";
import { addMember, makeCast, type Cast } from "../support/people";

process.env["LIMITS"] = "off";
const addresses = await everyAddress();
const all = { limit: 50, after: null };

let cast: Cast;
let una: Person;
beforeEach(async () => {
  cast = await makeCast("private");
  una = await person(`Una ${cast.slug}`);
  await addMember(cast.slug, una);
});

const said = { rule: 1, words: "It goes for the person." };
const toldTo = async (who: Person | Cast["member"]) => (await ownStanding(who, cast.slug)).reports;
const takeBack = (id: string, as: Person | null) => {
  const address = addresses.find(
    ({ method, path }) => method === "POST" && path === "/g/:slug/reports/:report/withdraw",
  );
  if (!address) throw new Error("no address to take back at");
  return ask(address, as, { params: { slug: cast.slug, report: id } });
};

test("which comment, text, person: with its place, how it begins, the rule, what was said and when", async () => {
  const { comment, text, author, slug } = cast;
  await report(una, { comment: comment.id }, said);
  await report(una, { text: text.id }, { words: "It is copied." });
  await report(una, { slug, user: author.id, name: true }, said);
  const told = await toldTo(una);
  const none = { number: null, excerpt: null };
  expect(told.find(({ about }) => about === "comment")).toMatchObject({
    ...{
      target: comment.id,
      title: text.title,
      number: 1,
      excerpt: "Whose beasts?",
      url: `/t/${text.id}?p=1#c-${comment.id}`,
    },
    ...{ rule: { number: 1 }, words: said.words, state: "open", outcome: "open", closedAt: null },
  });
  expect(told.find(({ about }) => about === "text")).toMatchObject({
    ...{ target: text.id, title: text.title, url: `/t/${text.id}`, ...none, rule: null, words: "It is copied." },
  });
  expect(told.find(({ about }) => about === "name")).toMatchObject({ title: author.name, url: null, ...none });
  expect(told.every(({ at }) => !Number.isNaN(Date.parse(at)))).toBe(true);
  expect(await toldTo(cast.member)).toEqual([]);
});

test("no word of it once it is hidden, or its author is not to be seen; where it stood is said still", async () => {
  const { comment, moderator, author, slug } = cast;
  await report(una, { comment: comment.id }, said);
  await write((tx) => putBlock(tx, una.id, author.id));
  expect(await toldTo(una)).toMatchObject([{ excerpt: null, number: 1 }]);
  await write((tx) => tx.delete(schema.personalBlocks));
  expect(await toldTo(una)).toMatchObject([{ excerpt: "Whose beasts?" }]);
  await act(moderator, slug, { kind: "hide", rule: 1, reason: "It does.", comment: comment.id });
  const told = await toldTo(una);
  expect(told).toMatchObject([{ excerpt: null, number: 1, state: "upheld", outcome: "acted" }]);
  expect(JSON.stringify(told)).not.toContain("beasts");
});

test("whoever is shut out reads what they said themselves, and no title, place or name; and may take it back", async () => {
  const { comment, host, author, slug } = cast;
  await report(una, { comment: comment.id }, said);
  await report(una, { slug, user: author.id }, said);
  await act(host, slug, { kind: "ban", rule: 1, reason: "Enough.", user: una.id });
  const told = await toldTo(una);
  expect(told.map(({ title, url, number, excerpt, words }) => [title, url, number, excerpt, words])).toEqual(
    [1, 2].map(() => [null, null, null, null, said.words]),
  );
  expect((await takeBack(told[0]?.id ?? "", una)).said).toContain(`/g/${slug}/standing`);
  expect((await toldTo(una)).map(({ state }) => state).sort()).toEqual(["open", "withdrawn"]);
});

test("taken back on the page: the case goes on where others speak for it; nobody else may, and nobody what is decided", async () => {
  const { comment, text, member, moderator, slug } = cast;
  const mine = (await report(una, { comment: comment.id }, said)).report;
  await report(member, { comment: comment.id }, said);
  const other = await person(`Otto ${slug}`);
  await addMember(slug, other);
  expect((await takeBack(mine.id, null)).outcome).toBe("in");
  expect((await takeBack(mine.id, other)).outcome).toBe("none");
  expect(await toldTo(una)).toMatchObject([{ state: "open" }]);
  await takeBack(mine.id, una);
  // Once more is no fault.
  await takeBack(mine.id, una);
  expect(await toldTo(una)).toMatchObject([{ state: "withdrawn", outcome: "withdrawn" }]);
  expect((await queueFor(moderator, slug, all)).items).toMatchObject([{ reports: 1 }]);
  const [of] = await read()
    .select()
    .from(schema.cases)
    .where(eq(schema.cases.subject, `comment:${comment.id}`));
  await act(moderator, slug, { kind: "hide", rule: 1, reason: "It does.", comment: comment.id, case: of?.id });
  // What came of it afterwards is not theirs any more.
  expect(await toldTo(una)).toMatchObject([{ state: "withdrawn", outcome: "withdrawn" }]);
  const late = (await report(una, { text: text.id }, said)).report;
  const [open] = await read()
    .select()
    .from(schema.cases)
    .where(eq(schema.cases.subject, `text:${text.id}`));
  await dismissCase(moderator, slug, open?.id ?? "", {});
  expect((await takeBack(late.id, una)).outcome).toBe("flawed");
  expect((await toldTo(una)).find(({ id }) => id === late.id)).toMatchObject({ state: "declined", outcome: "not" });
});
