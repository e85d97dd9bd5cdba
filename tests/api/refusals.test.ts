/** What the API answers to whoever may not, and to what no honest program sends: never 5xx, always problem+json. */
import { beforeAll, describe, expect, test } from "vitest";
import { visibilities } from "~/groups/group";
import { block, makeCast, makeText, tokenOf, type Cast } from "../support/people";
import { call } from "./client";

const everybody = [
  "host",
  "author",
  "member",
  "pending",
  "outsider",
  "elsewhere",
  "anonymous",
  "mistaken",
  "reading",
] as const;
type Who = (typeof everybody)[number];
type Ask = [method: string, path: (cast: Cast) => string, body?: object];

const reads: Ask[] = [
  ["GET", ({ slug }) => `/groups/${slug}/texts`],
  ["GET", ({ text }) => `/texts/${text.id}`],
  ["GET", ({ text }) => `/texts/${text.id}/comments`],
  ["GET", ({ text }) => `/texts/${text.id}/changes`],
  ["GET", ({ comment }) => `/comments/${comment.id}`],
  ["GET", ({ comment }) => `/comments/${comment.id}/history`],
];
/** With the one who may among those asked. */
const writes: Array<{ may: Who[]; ask: Ask }> = [
  { may: ["host"], ask: ["POST", ({ slug }) => `/groups/${slug}/texts`, { title: "t", content: "words" }] },
  { may: ["host"], ask: ["PATCH", ({ text }) => `/texts/${text.id}`, { title: "new" }] },
  { may: ["host", "author", "member"], ask: ["POST", ({ text }) => `/texts/${text.id}/comments`, { body: "words" }] },
  {
    may: ["author"],
    ask: ["PATCH", ({ comment }) => `/comments/${comment.id}`, { body: "Whose beasts?", version: 1 }],
  },
  { may: ["host", "author"], ask: ["PATCH", ({ comment }) => `/comments/${comment.id}`, { question: "parked" }] },
  { may: ["host", "author", "member"], ask: ["PUT", ({ comment }) => `/comments/${comment.id}/reactions/agree`] },
  { may: ["host", "author", "member"], ask: ["DELETE", ({ comment }) => `/comments/${comment.id}/reactions/agree`] },
  {
    may: ["host", "author", "member", "pending", "outsider", "elsewhere"],
    ask: ["POST", () => "/preview", { body: "x" }],
  },
  // Last: after these there is nothing more to ask about.
  { may: [], ask: ["DELETE", ({ comment }) => `/comments/${comment.id}`] },
  { may: [], ask: ["DELETE", ({ text }) => `/texts/${text.id}`] },
];
/** They could, and the rest of the table would have nothing left to ask about. */
const spared: Who[] = ["author", "host"];

describe.each(visibilities)("in a %s group", (visibility) => {
  let cast: Cast;
  const tokens = {} as Record<Who, string | undefined>;
  beforeAll(async () => {
    cast = await makeCast(visibility);
    for (const who of ["host", "author", "member", "pending", "outsider", "elsewhere"] as const)
      tokens[who] = await tokenOf(cast[who]);
    tokens.mistaken = "lct_nobody-has-this-token-at-all";
    tokens.reading = await tokenOf(cast.author, ["read"]);
  });

  const sees = (who: Who) => visibility !== "private" || ["host", "author", "member", "reading"].includes(who);

  test.each(reads)("%s %s", async (method, path) => {
    for (const who of everybody) {
      const { status } = await call(method, path(cast), { token: tokens[who] });
      expect([who, status]).toEqual([who, who === "mistaken" ? 401 : sees(who) ? 200 : 404]);
    }
  });

  const asked = writes.map(({ may, ask: [method, path, body] }) => ({
    title: `${method} ${String(path)} ${JSON.stringify(body ?? "")}`,
    may,
    method,
    path,
    body,
  }));
  test.each(asked)("$title", async ({ may, method, path, body }) => {
    for (const who of everybody) {
      if (may.length === 0 && spared.includes(who)) continue;
      const { status } = await call(method, path(cast), { token: tokens[who], body });
      expect([who, status < 300 ? "done" : status]).toEqual([who, expected(who, may)]);
    }
  });

  function expected(who: Who, may: Who[]): number | "done" {
    if (who === "anonymous" || who === "mistaken") return 401;
    if (who === "reading") return 403;
    if (may.includes(who)) return "done";
    return sees(who) ? 403 : 404;
  }

  test("a token may do no more than its scopes", async () => {
    const writing = await tokenOf(cast.author, ["write"]);
    expect((await call("GET", `/texts/${cast.text.id}`, { token: writing })).status).toBe(403);
    expect(
      (await call("POST", `/texts/${cast.text.id}/comments`, { token: writing, body: { body: "x" } })).status,
    ).toBe(201);
    expect((await call("GET", `/texts/${cast.text.id}`, { headers: { Authorization: "Bearer " } })).status).toBe(401);
  });
});

describe("what is sent", () => {
  let cast: Cast, token: string, comments: string;
  beforeAll(async () => {
    cast = await makeCast("public");
    token = await tokenOf(cast.author);
    comments = `/texts/${cast.text.id}/comments`;
  });

  const nested = (depth: number) => "[".repeat(depth) + "]".repeat(depth);
  test.each<[string, number, string, string?]>([
    ["no JSON", 422, "{"],
    ["a list", 422, "[]"],
    ["null", 422, "null"],
    ["a string", 422, '"x"'],
    ["10,000 deep in the body", 413, `{"body":${nested(10_000)}}`],
    ["10,000 deep in the anchor", 413, `{"body":"x","anchor":{"block":${nested(10_000)}}}`],
    ["10,000 deep where nobody looks", 413, `{"body":"x","more":${nested(10_000)}}`],
    ["100,000 deep", 413, nested(100_000)],
    ["a form", 415, "body=x", "application/x-www-form-urlencoded"],
    ["plain text", 415, '{"body":"x"}', "text/plain"],
    ["a megabyte", 413, JSON.stringify({ body: "x".repeat(1024 * 1024) })],
  ])("%s: %i", async (_, status, raw, type = "application/json") => {
    const started = Date.now();
    expect((await call("POST", comments, { token, raw, type })).status).toBe(status);
    expect(Date.now() - started).toBeLessThan(2000);
  });

  test("what is no UTF-8", async () => {
    expect(
      (await call("POST", comments, { token, raw: Buffer.from([0x7b, 0xff, 0x7d]), type: "application/json" })).status,
    ).toBe(422);
  });

  test("fields that nobody may set change nothing", async () => {
    const extra = {
      role: "host",
      authorId: cast.host.id,
      author: { id: cast.host.id, name: "x" },
      createdAt: "2001-01-01T00:00:00.000Z",
      seq: 9999,
      bornSeq: 9999,
      textId: "other",
      threadId: "other",
      state: "removed",
      version: 7,
      replyCount: 5,
      reactions: { agree: 100 },
      html: "<script>alert(1)</script>",
      edition: 9,
      groupId: "x",
      isOperator: true,
    };
    const { body } = await call("POST", comments, { token, body: { ...extra, body: "mine" } });
    expect(body).toMatchObject({
      author: { id: cast.author.id },
      state: "visible",
      version: 1,
      replyCount: 0,
      reactions: {},
      textId: cast.text.id,
    });
    expect(body.threadId).toBe(body.id);
    expect(body.seq).toBeLessThan(9999);
    expect(body.html).not.toContain("script");
    expect(Date.parse(body.createdAt)).toBeGreaterThan(Date.now() - 60_000);
    const { body: edited } = await call("PATCH", `/comments/${body.id}`, {
      token,
      body: { ...extra, version: 1, body: "mine, edited" },
    });
    expect(edited).toMatchObject({
      author: { id: cast.author.id },
      state: "visible",
      version: 2,
      createdAt: body.createdAt,
      bornSeq: body.bornSeq,
    });
    const hosts = await tokenOf(cast.host);
    const made = await call("POST", `/groups/${cast.slug}/texts`, {
      token: hosts,
      body: { ...extra, id: "my-own-id", title: "t", content: "words" },
    });
    expect(made.body).toMatchObject({ seq: 0, edition: 1, group: cast.slug });
    expect(made.body.id).not.toBe("my-own-id");
    const renamed = await call("PATCH", `/texts/${made.body.id}`, {
      token: hosts,
      body: { ...extra, state: undefined, title: "u" },
    });
    expect(renamed.body).toMatchObject({ id: made.body.id, seq: 1, edition: 1, createdAt: made.body.createdAt });
  });

  test.each([
    '{"__proto__":{"polluted":1,"body":"x"}}',
    '{"constructor":{"prototype":{"polluted":1}},"body":"x"}',
    '{"body":"x","anchor":{"__proto__":{"block":"nowhere"}}}',
    '{"body":"x","anchor":{"constructor":{"prototype":{"polluted":1}}}}',
    '{"body":"x","__proto__":null,"kind":"comment"}',
    '{"body":"x","kind":"__proto__"}',
    '{"body":"x","anchor":{"block":"__proto__"}}',
    '{"body":"x","parentId":"constructor"}',
  ])("keys of prototypes are harmless: %s", async (raw) => {
    const before = Object.getOwnPropertyNames(Object.prototype);
    const { status, body } = await call("POST", comments, { token, raw });
    expect([201, 422]).toContain(status);
    if (status === 201) expect(body.anchor).toEqual({});
    expect(Object.getOwnPropertyNames(Object.prototype)).toEqual(before);
    expect(({} as Record<string, unknown>)["polluted"]).toBeUndefined();
  });

  test.each([
    "%",
    "%zz",
    "%00",
    "%ff",
    "%ED%A0%80",
    "%2e%2e",
    "..%2f..%2f",
    "%0a",
    "a".repeat(300),
    "%F0%9F%91%8D",
    "'%20or%201=1--",
    "__proto__",
    "constructor",
  ])("addresses with %s in them are not found", async (odd) => {
    for (const path of [
      `/texts/${odd}`,
      `/texts/${odd}/comments`,
      `/texts/${odd}/changes`,
      `/comments/${odd}`,
      `/comments/${odd}/history`,
      `/groups/${odd}/texts`,
    ]) {
      expect([path, (await call("GET", path, { token })).status]).toEqual([path, 404]);
    }
    expect(
      (await call("PUT", `/comments/${cast.comment.id}/reactions/${odd}`, { token })).status,
    ).toBeGreaterThanOrEqual(404);
    expect((await call("DELETE", `/comments/${odd}`, { token })).status).toBe(404);
  });

  test("addresses and methods there are not", async () => {
    for (const method of ["GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE"]) {
      for (const path of ["", "/nothing", "/texts/x/y/z", "/%"])
        expect((await call(method, path, method === "POST" ? { raw: "{" } : {})).status).toBe(404);
    }
    const refused = await call("PUT", `/texts/${cast.text.id}`, { token });
    expect([refused.status, refused.headers.get("Allow")]).toEqual([405, "GET, PATCH, DELETE"]);
    expect((await call("POST", `/comments/${cast.comment.id}`, { token, body: {} })).status).toBe(405);
  });

  test("hostile words come back as they were sent, or the field is named", async () => {
    const words = [
      "<b>",
      "'; drop table comments; --",
      "\u202eevil",
      "a\u0301\u0323",
      "ﬀ",
      "\u2028",
      "𝕏",
      "﷽",
      "{{7*7}}",
      "${7}",
      "%s%n",
      "\\u0000",
      "\u0000",
      "\ud800",
      "\u0085",
      "\t",
    ];
    for (const body of words.map((word) => `x${word}y`)) {
      const { status, body: answer } = await call("POST", comments, { token, body: { body } });
      if (status === 422) expect(answer.errors).toHaveProperty("body");
      else expect((await call("GET", `/comments/${answer.id}`)).body.body).toBe(body);
      const title = await call("PATCH", `/texts/${cast.text.id}`, { token: await hostToken(), body: { title: body } });
      if (title.status === 422) expect(title.body.errors).toHaveProperty("title");
      else expect(title).toMatchObject({ status: 200, body: { title: body } });
    }
  });
  let kept: string | undefined;
  const hostToken = async () => (kept ??= await tokenOf(cast.host));

  test("a block of another text, a quote that is not there, too long: the field is named", async () => {
    const other = await makeText(cast.host, cast.slug);
    const own = cast.text.sections[0]!.blocks[0]!.id;
    const tries: Array<[string, object]> = [
      ["anchor", { anchor: { block: block(other, 1) } }],
      ["quote", { anchor: { block: own, quote: { exact: "not in there" } } }],
      ["parentId", { parentId: "nowhere-at-all" }],
      ["body", { body: "🦆".repeat(20_001) }],
      ["kind", { kind: 7 }],
      ["id", { id: "short" }],
    ];
    for (const [field, change] of tries) {
      const { status, body } = await call("POST", comments, { token, body: { body: "x", ...change } });
      expect([status, Object.keys(body.errors)]).toEqual([422, [field]]);
    }
    expect((await call("POST", comments, { token, body: { body: "🦆".repeat(20_000) } })).status).toBe(201);
  });
});
