import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { schema, write } from "#db/db.server";
import { postComment, removeComment } from "~/comments/comments.server";
import * as comment from "~/routes/c.$id._index";
import * as remove from "~/routes/c.$id.delete";
import * as edit from "~/routes/c.$id.edit";
import * as history from "~/routes/c.$id.history";
import * as question from "~/routes/c.$id.question";
import * as reaction from "~/routes/c.$id.reactions.$name";
import * as reply from "~/routes/c.$id.reply";
import * as restore from "~/routes/c.$id.restore";
import * as all from "~/routes/t.$id.comments";
import * as people from "~/routes/t.$id.people";
import * as place from "~/routes/t.$id.place";
import * as seen from "~/routes/t.$id.seen";
import { addMember, block, makeGroup, makeText } from "../support/people";
import { get, outcome, pendingIn, person, post, type Person } from "./page-support";

let ana: Person, jo: Person, outsider: Person, waiting: Person;
let id: string, secret: string;
let blocks: string[];

beforeAll(async () => {
  [ana, jo, outsider, waiting] = [await person("Ana"), await person("Jo"), await person("Olga"), await person("Wim")];
  const slug = await makeGroup(ana, "public");
  await addMember(slug, jo);
  await pendingIn(slug, ana, waiting);
  const content =
    "First paragraph of it.\n\n# One\n\nSecond paragraph of it.\n\nThird paragraph of it.\n\n# Two\n\nFourth paragraph of it.\n";
  const text = await makeText(ana, slug, content);
  id = text.id;
  blocks = [1, 2, 3, 4].map((number) => block(text, number));
  secret = (await makeText(ana, await makeGroup(ana, "private"), "Behind closed doors.\n")).id;
});

const say = (as: Person, body: string, more: object = {}) =>
  postComment(as, id, { body, ...more }).then((answer) => answer.comment);
const at = (n: number) => ({ anchor: { block: blocks[n - 1] } });

describe("posting from the reading page", () => {
  const send = (fields: Record<string, string>, as: Person | null = jo, textId = id) =>
    outcome(all.action(post(`/t/${textId}/comments`, fields, { as, params: { id: textId } })));

  test("goes to the comment in its discussion", async () => {
    const fields = {
      id: "form-0000001",
      body: "Yes.",
      block: blocks[1] ?? "",
      quoteExact: "Second",
      quotePrefix: "",
      quoteSuffix: " paragraph",
    };
    for (let press = 0; press < 2; press++)
      expect(await send(fields)).toMatchObject({ status: 303, to: `/t/${id}?p=2#c-form-0000001` });
    expect(await send({ id: "form-0000002", body: "And?", parentId: "form-0000001" })).toMatchObject({
      to: `/t/${id}?p=2#c-form-0000002`,
    });
    expect((await send({ body: "All of it." })).to).toMatch(new RegExp(`^/t/${id}\\?p=text#c-`));
  });

  test("refused, it keeps all that was typed and knows where it belongs", async () => {
    const got = await send({ id: "form-0000003", body: " ", kind: "question", block: blocks[2] ?? "" });
    expect(got).toMatchObject({
      status: 422,
      data: { kind: "invalid", values: { id: "form-0000003", kind: "question" } },
    });
    expect(got.data["errors"]).toHaveProperty("body");
    expect(got.data["current"]).toMatchObject({
      where: { name: "Paragraph 3", href: `/t/${id}?p=3#p3` },
      seenBy: "Seen by anyone who comes here, under your name Jo",
    });
    const elsewhere = await send({ body: "x", block: "none", quoteExact: "y" });
    expect(elsewhere).toMatchObject({
      status: 422,
      data: { values: { body: "x", quoteExact: "y" }, current: { where: { name: "The whole text" } } },
    });
  });

  test("a taken id is refused with the words kept", async () => {
    expect(await send({ id: "form-0000001", body: "Something else" })).toMatchObject({
      status: 409,
      data: { values: { body: "Something else" } },
    });
  });

  test("who may not", async () => {
    expect(await send({ body: "hello" }, outsider)).toMatchObject({ status: 403, data: { values: { body: "hello" } } });
    expect(await send({ body: "hello" }, waiting)).toMatchObject({ status: 403 });
    expect((await send({ body: "hello" }, null)).to).toMatch(/^\/sign-in\?to=/);
    for (const as of [jo, outsider]) expect(await send({ body: "hello" }, as, secret)).toMatchObject({ status: 404 });
  });
});

describe("a comment's own address", () => {
  test("leads to its place; removed, unknown and hidden ones are not found", async () => {
    const mine = await say(jo, "Here", at(3));
    const hidden = (await postComment(ana, secret, { body: "hush" })).comment;
    const go = (commentId: string, as: Person | null) =>
      outcome(comment.loader(get(`/c/${commentId}`, { as, params: { id: commentId } })));
    expect(await go(mine.id, null)).toMatchObject({ status: 302, to: `/t/${id}?p=3#c-${mine.id}` });
    await removeComment(jo, mine.id);
    for (const [which, as] of [
      [mine.id, jo],
      ["unknown", ana],
      [hidden.id, jo],
      [hidden.id, null],
    ] as const)
      expect(await go(which, as)).toMatchObject({ status: 404 });
    expect(comment.ErrorBoundary).toBeTypeOf("function");
  });
});

describe("replying", () => {
  test("shows what is answered, and posts under it", async () => {
    const root = await say(ana, "Root", at(1));
    const page = await outcome(reply.loader(get(`/c/${root.id}/reply`, { as: jo, params: { id: root.id } })));
    expect(page).toMatchObject({
      status: 200,
      data: { comment: { body: "Root" }, where: { name: "Paragraph 1" }, quoting: false },
    });
    const sent = await outcome(
      reply.action(
        post(`/c/${root.id}/reply`, { id: "reply-000001", body: "Leaf" }, { as: jo, params: { id: root.id } }),
      ),
    );
    expect(sent).toMatchObject({ status: 303, to: `/t/${id}?p=1#c-reply-000001` });
  });

  test("whoever may not write is told before writing", async () => {
    const root = await say(ana, "Root", at(1));
    const open = (as: Person | null) =>
      outcome(reply.loader(get(`/c/${root.id}/reply`, { as, params: { id: root.id } })));
    expect((await open(null)).to).toBe(`/sign-in?to=${encodeURIComponent(`/c/${root.id}/reply`)}`);
    expect(await open(outsider)).toMatchObject({ status: 403 });
  });

  test("to what was deleted meanwhile: the words are kept, the page still stands", async () => {
    const root = await say(ana, "Root", at(1));
    await removeComment(ana, root.id);
    const sent = await outcome(
      reply.action(post(`/c/${root.id}/reply`, { body: "Too late" }, { as: jo, params: { id: root.id } })),
    );
    expect(sent).toMatchObject({ status: 422, data: { values: { body: "Too late" } } });
    const page = await outcome(reply.loader(get(`/c/${root.id}/reply`, { as: jo, params: { id: root.id } })));
    expect(page).toMatchObject({ status: 200, data: { comment: { state: "removed", body: "" } } });
  });
});

describe("editing", () => {
  const save = (commentId: string, fields: Record<string, string>, as: Person | null = jo) =>
    outcome(edit.action(post(`/c/${commentId}/edit`, fields, { as, params: { id: commentId } })));

  test("changes, and goes back to the place", async () => {
    const mine = await say(jo, "one two", at(4));
    expect(await save(mine.id, { body: "one three", version: "1" })).toMatchObject({
      status: 303,
      to: `/t/${id}?p=4#c-${mine.id}`,
    });
    const past = await outcome(history.loader(get(`/c/${mine.id}/history`, { params: { id: mine.id } })));
    expect(past.data).toMatchObject({
      count: 2,
      older: null,
      changes: [
        { version: 2, isNow: true },
        { version: 1, isFirst: true },
      ],
    });
    expect((past.data["changes"] as Array<{ pieces: unknown }>)[0]?.pieces).toEqual([
      { is: "same", text: "one" },
      { is: "left out", text: " two" },
      { is: "added", text: " three" },
    ]);
  });

  test("an older version is refused with both wordings", async () => {
    const mine = await say(jo, "first", at(4));
    await save(mine.id, { body: "second", version: "1" });
    expect(await save(mine.id, { body: "other", version: "1" })).toMatchObject({
      status: 409,
      data: { kind: "conflict", current: { body: "second", version: 2 }, values: { body: "other", version: "1" } },
    });
    expect(await save(mine.id, { body: "x", version: "" })).toMatchObject({ status: 422 });
    expect(await save(mine.id, { body: "", version: "2" })).toMatchObject({
      status: 422,
      data: { values: { version: "2" } },
    });
  });

  test("deleted meanwhile: the wording is kept", async () => {
    const mine = await say(jo, "first", at(4));
    await removeComment(jo, mine.id);
    expect(await save(mine.id, { body: "much work", version: "1" })).toMatchObject({
      status: 410,
      data: { values: { body: "much work" } },
    });
    expect(await outcome(edit.loader(get("/", { as: jo, params: { id: mine.id } })))).toMatchObject({ status: 200 });
  });

  test("nobody else's", async () => {
    const mine = await say(jo, "mine", at(4));
    const open = (as: Person | null) =>
      outcome(edit.loader(get(`/c/${mine.id}/edit`, { as, params: { id: mine.id } })));
    expect(await open(ana)).toMatchObject({ status: 403 });
    expect((await open(null)).to).toMatch(/^\/sign-in/);
    expect(await save(mine.id, { body: "theirs", version: "1" }, ana)).toMatchObject({ status: 403 });
  });
});

describe("deleting", () => {
  const params = (commentId: string) => ({ params: { id: commentId } });
  const open = (commentId: string, as: Person | null) =>
    outcome(remove.loader(get(`/c/${commentId}/delete`, { as, ...params(commentId) })));
  const press = (commentId: string, as: Person | null) =>
    outcome(remove.action(post(`/c/${commentId}/delete`, {}, { as, ...params(commentId) })));
  const undo = (commentId: string, as: Person | null) =>
    outcome(restore.action(post(`/c/${commentId}/restore`, {}, { as, ...params(commentId) })));

  test("asks, deletes, offers the way back, takes it", async () => {
    const mine = await say(jo, "Oops", at(2));
    expect(await open(mine.id, jo)).toMatchObject({ status: 200, data: { undo: 0, comment: { state: "visible" } } });
    for (let again = 0; again < 2; again++)
      expect(await press(mine.id, jo)).toMatchObject({ status: 303, to: `/c/${mine.id}/delete` });
    const after = await open(mine.id, jo);
    expect(after.data).toMatchObject({ comment: { state: "removed", body: "" } });
    expect(after.data["undo"]).toBeGreaterThan(20);
    expect(await undo(mine.id, jo)).toMatchObject({ status: 303, to: `/t/${id}?p=2#c-${mine.id}` });
    expect(await open(mine.id, jo)).toMatchObject({ data: { comment: { state: "visible", body: "Oops" } } });
  });

  test("after the time the way back is closed, and says so", async () => {
    const mine = await say(jo, "Late", at(2));
    await removeComment(jo, mine.id);
    await write((tx) =>
      tx
        .update(schema.comments)
        .set({ removedAt: new Date(Date.now() - 60_000) })
        .where(eq(schema.comments.id, mine.id)),
    );
    expect(await open(mine.id, jo)).toMatchObject({ data: { undo: 0 } });
    expect(await undo(mine.id, jo)).toMatchObject({ status: 409, data: { kind: "conflict" } });
  });

  test("nobody else", async () => {
    const mine = await say(jo, "Mine", at(2));
    expect(await press(mine.id, ana)).toMatchObject({ status: 403 });
    expect((await press(mine.id, null)).to).toMatch(/^\/sign-in/);
    await removeComment(jo, mine.id);
    for (const as of [ana, outsider]) {
      expect(await open(mine.id, as)).toMatchObject({ status: 404 });
      expect(await undo(mine.id, as)).toMatchObject({ status: 404 });
    }
  });
});

test("a question is settled, a tap is given and taken; both go back", async () => {
  const asked = await say(jo, "Why?", { ...at(3), kind: "question" });
  const params = { id: asked.id, name: "agree" };
  const back = { status: 303, to: `/t/${id}?p=3#c-${asked.id}` };
  const settle = (state: string, as: Person) =>
    outcome(question.action(post(`/c/${asked.id}/question`, { state }, { as, params })));
  const tap = (on: string, as: Person, name = "agree") =>
    outcome(reaction.action(post("/", { on }, { as, params: { ...params, name } })));
  expect(await settle("answered", ana)).toMatchObject(back);
  expect(await settle("nonsense", ana)).toMatchObject({ status: 422 });
  expect(await settle("open", outsider)).toMatchObject({ status: 403 });
  expect(await tap("1", ana)).toMatchObject(back);
  expect(await tap("1", outsider)).toMatchObject({ status: 403 });
  expect(await tap("1", ana, "__proto__")).toMatchObject({ status: 422 });
  const page = await outcome(reply.loader(get("/", { as: jo, params })));
  expect(page.data).toMatchObject({ comment: { question: "answered", reactions: { agree: 1 } } });
  expect(await tap("0", ana)).toMatchObject(back);
});

describe("what a page sends in the background", () => {
  const json = "application/json";
  test("seen and place: 204 for a script, a redirect for a form", async () => {
    const params = { id };
    expect(
      await outcome(seen.action(post("/", { place: "text", seq: "1" }, { as: jo, params, accept: json }))),
    ).toMatchObject({ status: 204 });
    expect(await outcome(seen.action(post("/", { seq: "1" }, { as: jo, params })))).toMatchObject({
      status: 303,
      to: `/t/${id}`,
    });
    expect(await outcome(seen.action(post("/", { seq: "" }, { as: jo, params, accept: json })))).toMatchObject({
      status: 422,
      data: { type: "/problems/invalid" },
    });
    expect(
      await outcome(place.action(post("/", { block: blocks[2] ?? "" }, { as: jo, params, accept: json }))),
    ).toMatchObject({ status: 204 });
    expect(await outcome(place.action(post("/", { block: "none" }, { as: jo, params, accept: json })))).toMatchObject({
      status: 422,
    });
    expect(await outcome(place.action(post("/", { block: "none" }, { as: null, params, accept: json })))).toMatchObject(
      { status: 401 },
    );
    expect(
      await outcome(seen.action(post("/", { seq: "1" }, { as: jo, params: { id: secret }, accept: json }))),
    ).toMatchObject({ status: 404 });
  });

  test("people: members by the beginning of their names, for members", async () => {
    const ask = (q: string, as: Person | null, textId = id) =>
      outcome(people.loader(get("/", { as, search: `?q=${q}`, params: { id: textId }, accept: json })));
    expect((await ask("a", jo)).data).toEqual({ people: [{ id: ana.id, name: "Ana" }] });
    expect((await ask("w", jo)).data).toEqual({ people: [] });
    for (const as of [outsider, waiting, null]) expect(await ask("a", as)).toMatchObject({ status: 403 });
    expect(await ask("a", jo, secret)).toMatchObject({ status: 404 });
  });
});
