import { beforeAll, expect, test } from "vitest";
import { removeComment } from "~/comments/comments.server";
import { commentsInOrder, type CommentsInOrder } from "~/comments/in-order.server";
import * as all from "~/routes/t.$id.comments";
import type { TextView } from "~/texts/text";
import { addMember, block, makeGroup, makeText, say } from "../support/people";
import { get, outcome, person, type Person } from "./page-support";

let ana: Person, jo: Person;
let text: TextView;
let empty: string, secret: string;

beforeAll(async () => {
  [ana, jo] = [await person("Ana"), await person("Jo")];
  const slug = await makeGroup(ana, "public");
  await addMember(slug, jo);
  text = await makeText(ana, slug, "First.\n\n# One\n\nSecond.\n\nThird.\n\n# Two\n\nFourth.\n");
  empty = (await makeText(ana, slug, "Nobody talks here.\n")).id;
  secret = (await makeText(ana, await makeGroup(ana, "private"), "Closed.\n")).id;
  const on = (number: number) => ({ anchor: { block: block(text, number) } });
  // Said in another order than the text's.
  const late = await say(jo, text.id, { ...on(4), body: "d1" });
  await say(ana, text.id, { ...on(2), body: "b1", kind: "question" });
  const early = await say(jo, text.id, { ...on(2), body: "b2" });
  await say(ana, text.id, { body: "whole" });
  await say(ana, text.id, { anchor: { section: text.sections[1]?.id ?? "" }, body: "section" });
  await say(ana, text.id, { parentId: late.id, body: "d1a" });
  const gone = await say(jo, text.id, { parentId: early.id, body: "b2a" });
  await say(ana, text.id, { parentId: gone.id, body: "b2aa" });
  await removeComment(jo, gone.id);
});

const ask = async (search = "", as: Person | null = null) =>
  (await outcome(all.loader(get(`/t/${text.id}/comments`, { as, search, params: { id: text.id } })))) as {
    status: number;
    to: string | null;
    data: unknown;
  };
/** Place: comments, as the page shows them. */
const shown = (data: unknown) =>
  (data as CommentsInOrder).sections.map(({ heading, places }) => [
    heading,
    ...places.map(({ where, threads }) => [
      where.name,
      ...threads.flatMap(({ root, replies }) =>
        [root, ...replies.map(({ comment }) => comment)].map(({ body }) => body),
      ),
    ]),
  ]);

test("section by section and paragraph by paragraph, with a tombstone where somebody answered", async () => {
  const { data } = await ask();
  expect(shown(data)).toEqual([
    [null, ["The whole text", "whole"]],
    ["One", ["Section “One”", "section"], ["Paragraph 2", "b1", "b2", "", "b2aa"]],
    ["Two", ["Paragraph 4", "d1", "d1a"]],
  ]);
  expect(data).toMatchObject({ found: 7, next: null, viewer: null, mayComment: false });
});

test("questions, those in a state, one's own", async () => {
  expect(shown((await ask("?kind=question")).data)).toEqual([["One", ["Paragraph 2", "b1"]]]);
  expect(shown((await ask("?kind=question&state=open")).data)).toEqual([["One", ["Paragraph 2", "b1"]]]);
  expect(shown((await ask("?kind=question&state=answered")).data)).toEqual([]);
  expect(shown((await ask("?who=mine", jo)).data)).toEqual([
    ["One", ["Paragraph 2", "b2"]],
    ["Two", ["Paragraph 4", "d1"]],
  ]);
  const mine = (await ask("?who=mine", ana)).data as CommentsInOrder;
  expect(shown(mine).at(-1)).toEqual(["Two", ["Paragraph 4", "d1", "d1a"]]);
  expect(mine.openings).toHaveLength(2);
});

test("what cannot be asked", async () => {
  expect((await ask("?who=mine")).to).toMatch(/^\/sign-in/);
  for (const search of ["?kind=x", "?state=x", "?after=x", "?after=1.2.elsewhere"])
    expect(await ask(search)).toMatchObject({ status: 422 });
  expect(await outcome(all.loader(get("/", { as: jo, params: { id: secret } })))).toMatchObject({ status: 404 });
});

test("nothing yet", async () => {
  const got = await outcome(all.loader(get("/", { as: jo, params: { id: empty } })));
  expect(got).toMatchObject({ status: 200, data: { sections: [], found: 0, next: null } });
});

test.each([1, 2, 3, 5])("pages of %i together are the whole, nothing twice", async (limit) => {
  const whole = await commentsInOrder(null, text.id, {}, { limit: 100, after: null, language: "en" });
  const ids = (page: CommentsInOrder) =>
    page.sections.flatMap(({ places }) =>
      places.flatMap(({ threads }) =>
        threads.flatMap(({ root, replies }) => [root, ...replies.map(({ comment }) => comment)].map(({ id }) => id)),
      ),
    );
  const found: string[] = [];
  let after: string | null = null;
  for (let turn = 0; turn < 20; turn++) {
    const page: CommentsInOrder = await commentsInOrder(null, text.id, {}, { limit, after, language: "en" });
    found.push(...ids(page).filter((id) => !page.openings.includes(id)));
    after = page.next;
    if (!after) break;
  }
  // A tombstone whose answer stands on another page is not worth a line there.
  const tombstones = whole.sections
    .flatMap(({ places }) => places.flatMap(({ threads }) => threads.flatMap(({ replies }) => replies)))
    .filter(({ comment }) => comment.state === "removed");
  const visible = ids(whole).filter((id) => !tombstones.some(({ comment }) => comment.id === id));
  expect(found.filter((id) => visible.includes(id))).toEqual(visible);
  expect(new Set(found).size).toBe(found.length);
});
