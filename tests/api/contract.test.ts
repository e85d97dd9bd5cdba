/** The contract as a program meets it that knows nothing else: its addresses and names are written here by hand. */
import { beforeAll, describe, expect, test } from "vitest";
import type { SignedIn } from "~/accounts/user";
import { addMember, makeGroup, makeUser, sampleText, tokenOf } from "../support/people";
import { call, type Json } from "./client";

let host: SignedIn, member: SignedIn;
let token: string, memberToken: string, slug: string;

beforeAll(async () => {
  [host, member] = [await makeUser(), await makeUser()];
  slug = await makeGroup(host);
  await addMember(slug, member);
  [token, memberToken] = [await tokenOf(host), await tokenOf(member)];
});

const textNames = ["id", "title", "url", "seq", "edition", "sections"];
const viewNames = [
  "id",
  "textId",
  "seq",
  "version",
  "anchor",
  "parentId",
  "threadId",
  "kind",
  "state",
  "author",
  "body",
  "html",
].concat(["createdAt", "editedAt", "reactions", "replyCount"]);
const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

async function newText(): Promise<Json> {
  const { status, body } = await call("POST", `/groups/${slug}/texts`, {
    token,
    body: { title: "Commons", content: sampleText },
  });
  expect(status).toBe(201);
  return body;
}
const firstBlock = (text: Json): string => text.sections.flatMap((section: Json) => section.blocks)[0].id;

describe("texts", () => {
  test("from JSON: 201 with the text, which reads back the same, to strangers too", async () => {
    const made = await call("POST", `/groups/${slug}/texts`, {
      token,
      body: { title: "My title", content: sampleText },
    });
    expect(made.status).toBe(201);
    expect(made.headers.get("Location")).toBe(`/api/v1/texts/${made.body.id}`);
    expect(Object.keys(made.body)).toEqual(expect.arrayContaining(textNames));
    expect(made.body).toMatchObject({ title: "My title", edition: 1, seq: 0 });
    const blocks = made.body.sections.flatMap((section: Json) => section.blocks);
    expect(blocks.map((block: Json) => block.number)).toEqual([1, 2, 3, 4, 5]);
    for (const section of made.body.sections)
      expect(section).toMatchObject({ id: expect.any(String), level: expect.any(Number) });
    for (const block of blocks) expect(Object.keys(block).sort()).toEqual(["html", "id", "kind", "number", "text"]);
    expect((await call("GET", `/texts/${made.body.id}`)).body).toEqual(made.body);
    expect((await call("GET", `/groups/${slug}/texts`)).body.items[0]).toMatchObject({
      id: made.body.id,
      title: "My title",
    });
  });

  test("from a file in a form, titled by the form, by the file, or refused", async () => {
    const form = new FormData();
    form.set("file", new File([sampleText], "commons.md", { type: "text/markdown" }));
    form.set("title", "By the form");
    // The same words stand in the group already, from other tests here.
    form.set("again", "true");
    const made = await call("POST", `/groups/${slug}/texts`, { token, raw: form });
    expect(made).toMatchObject({ status: 201, body: { title: "By the form" } });
    form.delete("title");
    expect(await call("POST", `/groups/${slug}/texts`, { token, raw: form })).toMatchObject({
      status: 201,
      body: { title: "The Commons" },
    });
    form.delete("file");
    expect(await call("POST", `/groups/${slug}/texts`, { token, raw: form })).toMatchObject({
      status: 422,
      body: { errors: { file: expect.any(String) } },
    });
  });

  test("retitled, and taken off", async () => {
    const { id } = await newText();
    const renamed = await call("PATCH", `/texts/${id}`, { token, body: { byline: "Anon" } });
    expect(renamed).toMatchObject({ status: 200, body: { title: "Commons", byline: "Anon", seq: 1 } });
    expect((await call("PATCH", `/texts/${id}`, { token, body: {} })).status).toBe(422);
    expect((await call("PATCH", `/texts/${id}`, { token, body: { title: 7 } })).body.errors).toHaveProperty("title");
    expect(await call("DELETE", `/texts/${id}`, { token })).toMatchObject({ status: 204, body: null });
    expect((await call("GET", `/texts/${id}`, { token })).status).toBe(404);
    expect((await call("DELETE", `/texts/${id}`, { token })).status).toBe(404);
  });

  test("said to come from elsewhere, by whoever looks after it", async () => {
    const { id, ...made } = await newText();
    expect(made).toMatchObject({ published: "", source: "", licence: "" });
    const origin = { published: "1921-03-04", source: "https://example.org/a", licence: "CC BY 4.0" };
    expect(await call("PATCH", `/texts/${id}`, { token, body: origin })).toMatchObject({ status: 200, body: origin });
    const { body } = await call("GET", `/groups/${slug}/texts?limit=200`);
    expect(body.items.find((line: Json) => line.id === id)).toMatchObject(origin);
    const wrong = { published: "1921-13", source: "ftp://example.org/", licence: 7 };
    const refused = await call("PATCH", `/texts/${id}`, { token, body: wrong });
    expect([refused.status, Object.keys(refused.body.errors).sort()]).toEqual([422, Object.keys(wrong).sort()]);
    const less = await call("PATCH", `/texts/${id}`, { token, body: { published: null, licence: "" } });
    expect(less.body).toMatchObject({ published: "", source: origin.source, licence: "" });
    expect((await call("PATCH", `/texts/${id}`, { token: memberToken, body: origin })).status).toBe(403);
    expect((await call("PATCH", `/texts/${id}`, { body: origin })).status).toBe(401);
    expect((await call("GET", `/texts/${id}`)).body).toMatchObject({ published: "", licence: "" });
  });

  test("import jobs are not there yet", async () => {
    expect((await call("GET", "/imports/any", { token })).status).toBe(404);
  });
});

describe("comments", () => {
  test("posted: 201 with a CommentView; the same id again: 200 with the row that stands; other words: 409", async () => {
    const text = await newText();
    const sent = {
      id: "minted-by-me-1",
      anchor: { block: firstBlock(text), quote: { exact: "nobody owned", prefix: "", suffix: "" } },
      body: "*So* it was.",
    };
    const made = await call("POST", `/texts/${text.id}/comments`, { token, body: sent });
    expect(made.status).toBe(201);
    expect(Object.keys(made.body)).toEqual(expect.arrayContaining(viewNames));
    expect(made.body).toMatchObject({
      id: sent.id,
      anchor: sent.anchor,
      version: 1,
      kind: "comment",
      state: "visible",
      author: { id: host.id, name: host.name },
    });
    expect(made.body.createdAt).toMatch(instant);
    const again = await call("POST", `/texts/${text.id}/comments`, { token, body: sent });
    expect(again).toMatchObject({ status: 200, body: made.body });
    expect((await call("POST", `/texts/${text.id}/comments`, { token, body: { ...sent, body: "other" } })).status).toBe(
      409,
    );
    const answers = await Promise.all(
      Array.from({ length: 20 }, () =>
        call("POST", `/texts/${text.id}/comments`, { token, body: { id: "minted-by-me-2", body: "once" } }),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([...Array<number>(19).fill(200), 201]);
    expect((await call("GET", `/texts/${text.id}/comments`)).body.items).toHaveLength(2);
  });

  test("edited by version, 409 with what stands; history; questions", async () => {
    const text = await newText();
    const { body: comment } = await call("POST", `/texts/${text.id}/comments`, {
      token,
      body: { kind: "question", body: "one" },
    });
    const path = `/comments/${comment.id}`;
    expect(await call("PATCH", path, { token, body: { body: "two", version: 1 } })).toMatchObject({
      status: 200,
      body: { body: "two", version: 2 },
    });
    const late = await call("PATCH", path, { token, body: { body: "late", version: 1 } });
    expect(late).toMatchObject({ status: 409, body: { current: { id: comment.id, body: "two", version: 2 } } });
    expect((await call("GET", `${path}/history`)).body.items.map((each: Json) => each.body)).toEqual(["one", "two"]);
    const both = await call("PATCH", path, { token, body: { body: "three", version: 2, question: "answered" } });
    expect(both).toMatchObject({ status: 200, body: { body: "three", version: 3, question: "answered" } });
    expect((await call("PATCH", path, { token, body: {} })).status).toBe(422);
    expect(await call("PATCH", path, { token, body: { body: "four", version: 3, question: "solved" } })).toMatchObject({
      status: 422,
    });
    expect((await call("GET", path)).body.body).toBe("three");
  });

  test("deleted and taken back; reacted to", async () => {
    const text = await newText();
    const { body: comment } = await call("POST", `/texts/${text.id}/comments`, { token, body: { body: "one" } });
    const path = `/comments/${comment.id}`;
    expect(await call("PUT", `${path}/reactions/agree`, { token: memberToken })).toMatchObject({
      status: 200,
      body: { reactions: { agree: 1 } },
    });
    expect((await call("GET", `/texts/${text.id}/comments`, { token: memberToken })).body.mine).toEqual({
      [comment.id]: ["agree"],
    });
    expect((await call("DELETE", `${path}/reactions/agree`, { token: memberToken })).body.reactions).toEqual({});
    expect((await call("PUT", `${path}/reactions/%F0%9F%91%8D`, { token })).status).toBe(422);
    expect(await call("DELETE", path, { token })).toMatchObject({
      status: 200,
      body: { state: "removed", body: "", author: null },
    });
    expect((await call("GET", path)).status).toBe(404);
    expect(await call("POST", `${path}/restore`, { token })).toMatchObject({
      status: 200,
      body: { state: "visible", body: "one" },
    });
  });

  test("changes since: the present state, in order of seq, each once, in pages", async () => {
    const text = await newText();
    const posted: string[] = [];
    for (const word of ["a", "b", "c", "d", "e"]) {
      posted.push((await call("POST", `/texts/${text.id}/comments`, { token, body: { body: word } })).body.id);
    }
    await call("PATCH", `/comments/${posted[0]}`, { token, body: { body: "A", version: 1 } });
    const seen: Json[] = [];
    let since = 0;
    for (let more = true; more;) {
      const { body } = await call("GET", `/texts/${text.id}/changes?since=${since}&limit=2`);
      seen.push(...body.comments);
      ({ more, seq: since } = body);
    }
    expect(seen.map(({ body }) => body)).toEqual(["b", "c", "d", "e", "A"]);
    expect(since).toBe(6);
    expect((await call("GET", `/texts/${text.id}/changes?since=6`)).body).toEqual({
      seq: 6,
      comments: [],
      more: false,
    });
    expect((await call("GET", `/texts/${text.id}/changes`)).body.comments).toHaveLength(5);
    for (const since of ["-1", "1.5", "x", "%00", "1e3", "9".repeat(16), ""]) {
      expect([since, (await call("GET", `/texts/${text.id}/changes?since=${since}`)).status]).toEqual([since, 422]);
    }
    expect((await call("GET", `/texts/${text.id}/changes?since=999999999999999`)).status).toBe(200);
  });

  test("filters: block, section, thread, kind", async () => {
    const text = await newText();
    const section = text.sections[1].id;
    const post = async (body: object) =>
      (await call("POST", `/texts/${text.id}/comments`, { token, body: { body: "x", ...body } })).body.id;
    const onBlock = await post({ anchor: { block: firstBlock(text) } });
    const reply = await post({ parentId: onBlock });
    const onSection = await post({ anchor: { section }, kind: "question" });
    const list = async (query: string) =>
      (await call("GET", `/texts/${text.id}/comments?${query}`)).body.items.map(({ id }: Json) => id);
    expect(await list(`block=${firstBlock(text)}`)).toEqual([onBlock, reply]);
    expect(await list(`section=${section}`)).toEqual([onSection]);
    expect(await list(`thread=${onBlock}`)).toEqual([onBlock, reply]);
    expect(await list("kind=question")).toEqual([onSection]);
    expect(await list("block=nowhere")).toEqual([]);
    for (const odd of ["block=%00", "thread=%00", "section=%ED%A0%80", "block=%27%20or%201%3D1%20--"])
      expect(await list(odd)).toEqual([]);
    expect((await call("GET", `/texts/${text.id}/comments?kind=rant`)).status).toBe(422);
  });

  test("preview is what will be shown", async () => {
    const text = await newText();
    const body = `**So** @${member.name}, see ¶ 1 and <script>alert(1)</script>`;
    const { body: comment } = await call("POST", `/texts/${text.id}/comments`, { token, body: { body } });
    expect(await call("POST", "/preview", { token, body: { body, text: text.id } })).toMatchObject({
      status: 200,
      body: { html: comment.html },
    });
    expect((await call("POST", "/preview", { token, body: { body } })).body.html).toContain("<strong>So</strong>");
    expect((await call("POST", "/preview", { token, body: { body: "" } })).body.errors).toHaveProperty("body");
    expect((await call("POST", "/preview", { token, body: { body, text: "nowhere" } })).status).toBe(404);
    expect((await call("POST", "/preview", { body: { body } })).status).toBe(401);
  });
});

describe("lists are keyset pages: each row once, whatever the size", () => {
  const visit = async (path: string) => {
    const seen: string[] = [];
    let after = "";
    for (let page = 0; page < 100; page++) {
      const { status, body } = await call(
        "GET",
        `${path}${path.includes("?") ? "&" : "?"}${after && `after=${encodeURIComponent(after)}`}`,
      );
      expect(status).toBe(200);
      expect(Object.keys(body)).toEqual(expect.arrayContaining(["items", "next"]));
      seen.push(...body.items.map(({ id }: Json) => id));
      if (body.next === null) return seen;
      after = body.next;
    }
    throw new Error("never ends");
  };

  test.each([1, 2, 3, 7, 200])("comments and texts by %i", async (limit) => {
    const own = await makeGroup(host);
    const post = (path: string, body: object) => call("POST", path, { token, body });
    const text = (await post(`/groups/${own}/texts`, { title: "t", content: "one" })).body;
    const ids: string[] = [];
    for (let n = 0; n < 7; n++) ids.push((await post(`/texts/${text.id}/comments`, { body: `n ${n}` })).body.id);
    expect(await visit(`/texts/${text.id}/comments?limit=${limit}`)).toEqual(ids);
    const texts = [text.id];
    for (let n = 0; n < 4; n++)
      texts.push((await post(`/groups/${own}/texts`, { title: `t${n}`, content: "one" })).body.id);
    expect((await visit(`/groups/${own}/texts?limit=${limit}`)).sort()).toEqual(texts.sort());
  });

  test.each([
    "limit=0",
    "limit=-1",
    "limit=201",
    "limit=x",
    "limit=1.5",
    "limit=",
    "after=x",
    "after=99999999999",
    "after=%00",
    "after=999999999999999.x",
    `after=${"9".repeat(600)}`,
  ])("refused: %s", async (query) => {
    const text = await newText();
    expect((await call("GET", `/texts/${text.id}/comments?${query}`)).status).toBe(422);
    if (query !== "after=99999999999") expect((await call("GET", `/groups/${slug}/texts?${query}`)).status).toBe(422);
  });
});
