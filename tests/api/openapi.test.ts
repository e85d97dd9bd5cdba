/** The document describes what is there: every route file, every method, and real answers fit its schemas. */
import { beforeAll, describe, expect, test } from "vitest";
import { addresses, schemaOf } from "~/api/addresses";
import type { Method, SchemaName } from "~/api/operation";
import { openApi } from "~/api/openapi";
import { makeCast, makeUser, tokenOf, type Cast } from "../support/people";
import { call, routes, type Answer, type Json } from "./client";

const document = openApi() as Json;
const methods: Method[] = ["GET", "POST", "PUT", "PATCH", "DELETE"];
const pathOf = (segments: string[]) =>
  `/${segments
    .slice(2)
    .map((segment) => (segment.startsWith("$") ? `{${segment.slice(1)}}` : segment))
    .join("/")}`;

test("every route file is in the document, and nothing else", () => {
  const files = routes.filter(({ segments }) => segments.at(-1) !== "$").map(({ segments }) => pathOf(segments));
  expect(Object.keys(document.paths).sort()).toEqual(files.sort());
});

test("every method that is described is known there, and no other", async () => {
  for (const [path, verbs] of Object.entries(addresses)) {
    for (const method of methods) {
      const { status } = await call(method, path.replace(/\{\w+\}/g, "nowhere-at-all"));
      expect([path, method, status === 405]).toEqual([path, method, !(method in verbs)]);
    }
  }
});

test("it is sound: version, references, parameters, operation ids", async () => {
  expect(document.openapi).toMatch(/^3\.1\.\d$/);
  expect(document.info).toMatchObject({ title: expect.any(String), version: expect.any(String) });
  const names = new Set(Object.keys(document.components.schemas));
  for (const [, name] of JSON.stringify(document).matchAll(/"\$ref":"#\/components\/schemas\/([^"]+)"/g))
    expect(names).toContain(name);
  expect(JSON.stringify(document)).not.toMatch(/"\$ref":"(?!#\/components\/schemas\/\w+")/);
  const ids: string[] = [];
  for (const [path, item] of Object.entries<Json>(document.paths)) {
    const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    expect((item.parameters ?? []).map((each: Json) => each.name)).toEqual(inPath);
    for (const each of item.parameters ?? [])
      expect(each).toMatchObject({ in: "path", required: true, schema: { type: "string" } });
    for (const method of methods.map((each) => each.toLowerCase())) {
      const operation = item[method];
      if (!operation) continue;
      ids.push(operation.operationId);
      expect(operation.summary).toMatch(/^\S/);
      expect(Object.keys(operation.responses).length).toBeGreaterThan(0);
      for (const [status, response] of Object.entries<Json>(operation.responses)) {
        expect(status).toMatch(/^[2-5]\d\d$/);
        expect([path, status, response.description]).toEqual([path, status, expect.any(String)]);
      }
      for (const requirement of operation.security) {
        for (const scheme of Object.keys(requirement))
          expect(document.components.securitySchemes).toHaveProperty(scheme);
      }
    }
  }
  expect(new Set(ids).size).toBe(ids.length);
  expect(await call("GET", "/openapi.json")).toMatchObject({ status: 200, body: document });
});

describe("real answers fit, with no field more", () => {
  let cast: Cast;
  const tokens: Record<string, string> = {};
  beforeAll(async () => {
    cast = await makeCast("public");
    for (const who of ["host", "author", "outsider"] as const) tokens[who] = await tokenOf(cast[who]);
  });

  /** Calls what the table describes, and holds the answer against it. */
  async function ask(
    method: Method,
    path: string,
    values: Record<string, string>,
    who: string | null,
    body?: object,
  ): Promise<Answer> {
    const operation = addresses[path]?.[method];
    const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(values[name] ?? ""));
    if (body && operation?.takes?.["application/json"])
      expect(fits(operation.takes["application/json"], body)).toBe(true);
    const answer = await call(method, filled, { token: who ? tokens[who] : undefined, ...(body ? { body } : {}) });
    const name = operation?.gives[answer.status];
    if (name === undefined)
      throw new Error(`${method} ${path} is not said to answer ${answer.status}: ${JSON.stringify(answer.body)}`);
    if (name) expect(schemaOf(name).parse(answer.body)).toEqual(answer.body);
    return answer;
  }
  const fits = (name: SchemaName, body: object) => schemaOf(name).safeParse(body).success;

  test("groups, members, invites", async () => {
    const made = await ask("POST", "/groups", {}, "host", {
      name: "Night school",
      visibility: "public",
      joining: "open",
    });
    const { slug } = made.body;
    await ask("GET", "/groups", {}, null);
    await ask("GET", "/groups/{slug}", { slug }, null);
    await ask("PATCH", "/groups/{slug}", { slug }, "host", { description: "Mondays" });
    await ask("POST", "/groups/{slug}/members", { slug }, "author");
    await ask("GET", "/groups/{slug}/members", { slug }, "author");
    await ask("PATCH", "/groups/{slug}/members/{user}", { slug, user: cast.author.id }, "host", {
      role: "facilitator",
    });
    const invite = await ask("POST", "/groups/{slug}/invites", { slug }, "host", { days: 3, uses: 2 });
    const { code } = invite.body;
    await ask("GET", "/groups/{slug}/invites", { slug }, "host");
    await ask("GET", "/invites/{code}", { code }, "outsider");
    await ask("POST", "/invites/{code}", { code }, "outsider");
    await ask("POST", "/invites/{code}", { code }, "outsider");
    await ask("DELETE", "/groups/{slug}/invites/{code}", { slug, code }, "host");
    await ask("DELETE", "/groups/{slug}/members/{user}", { slug, user: "me" }, "outsider");
    await ask("DELETE", "/groups/{slug}", { slug }, "host");
  });

  test("texts and comments", async () => {
    const { slug } = cast;
    const text = await ask("POST", "/groups/{slug}/texts", { slug }, "host", {
      format: "markdown",
      content: "# One\n\n## Two\n\nSome words.",
    });
    const { id } = text.body;
    await ask("GET", "/groups/{slug}/texts", { slug }, null);
    await ask("GET", "/texts/{id}", { id }, null);
    await ask("PATCH", "/texts/{id}", { id }, "host", { byline: "by" });
    await ask("PATCH", "/texts/{id}", { id }, "host", { published: "1921", source: null, licence: "MIT" });
    const anchor = { block: text.body.sections.at(-1).blocks[0].id, quote: { exact: "words" } };
    const comment = await ask("POST", "/texts/{id}/comments", { id }, "author", {
      id: "an-id-of-mine",
      anchor,
      kind: "question",
      body: "why?",
    });
    await ask("POST", "/texts/{id}/comments", { id }, "author", {
      id: "an-id-of-mine",
      anchor,
      kind: "question",
      body: "why?",
    });
    const the = { id: comment.body.id, name: "agree" };
    await ask("PUT", "/comments/{id}/reactions/{name}", the, "host");
    await ask("GET", "/texts/{id}/comments", { id }, "host");
    await ask("DELETE", "/comments/{id}/reactions/{name}", the, "host");
    await ask("PATCH", "/comments/{id}", the, "author", { body: "how?", version: 1, question: "answered" });
    await ask("GET", "/comments/{id}", the, null);
    await ask("GET", "/comments/{id}/history", the, null);
    await ask("DELETE", "/comments/{id}", the, "author");
    await ask("GET", "/texts/{id}/changes", { id }, null);
    await ask("GET", "/texts/{id}/standing", { id }, "author");
    await ask("POST", "/comments/{id}/restore", the, "author");
    await ask("POST", "/preview", {}, "author", { body: "*x*", text: id });
    await ask("DELETE", "/texts/{id}", { id }, "host");
  });

  test("drafts", async () => {
    const { slug } = cast;
    const sent = { format: "markdown", content: "# One\n\nSome words. Some more.\n\nOthers.", title: "Drafted" };
    const { id } = (await ask("POST", "/groups/{slug}/drafts", { slug }, "host", sent)).body;
    await ask("GET", "/drafts", {}, "host");
    await ask("GET", "/drafts/{id}", { id }, "host");
    const corrections = [
      { do: "split", at: 0, before: "Some more" },
      { do: "join", at: 2 },
      { do: "heading", at: 0 },
      { do: "level", section: 0, level: 2 },
      { do: "retitle", section: 0, heading: "Words" },
      { do: "reword", at: 0, words: "Some more, and others." },
      { do: "paragraph", section: 0 },
      { do: "drop", at: 0 },
      { do: "names", byline: "Somebody" },
    ];
    const now = await ask("POST", "/drafts/{id}/corrections", { id }, "host", { version: 0, corrections });
    expect((await ask("GET", "/drafts/{id}", { id }, "host")).body).toMatchObject({ corrections: 9, last: "names" });
    const { version } = (await ask("POST", "/drafts/{id}/undo", { id }, "host", { version: now.body.version })).body;
    for (const status of [201, 200])
      expect((await ask("POST", "/drafts/{id}/publish", { id }, "host", { version })).status).toBe(status);
    const { text } = (await ask("POST", "/drafts/{id}/publish", { id }, "host", { version })).body;
    for (const status of [201, 200])
      expect((await ask("POST", "/texts/{id}/drafts", { id: text.id }, "host", {})).status).toBe(status);
    const again = await ask("POST", "/texts/{id}/drafts", { id: text.id }, "host", {});
    const out = { version: 0, corrections: [{ do: "names", title: "Drafted", byline: "" }] };
    await ask("POST", "/drafts/{id}/corrections", again.body, "host", out);
    await ask("DELETE", "/drafts/{id}", again.body, "host");
  });

  test("editions", async () => {
    const { slug } = cast;
    const format = "markdown";
    const first = "# One\n\nThe grass was counted blade by blade, and nobody thought that it was odd.\n\nTwo.";
    const text = await ask("POST", "/groups/{slug}/texts", { slug }, "host", { format, content: first });
    const { id } = text.body;
    const block = text.body.sections[0].blocks[1].id;
    const said = await ask("POST", "/texts/{id}/comments", { id }, "author", { anchor: { block }, body: "Of two." });
    const second = { format, content: first.replace("\n\nTwo.", "\n\nQuite another thing."), note: "Two is gone." };
    const the = { id, number: "2", thread: said.body.id };
    for (const status of [201, 200])
      expect((await ask("POST", "/texts/{id}/editions", { id }, "host", second)).status).toBe(status);
    await ask("GET", "/texts/{id}/editions", { id }, "host");
    await ask("GET", "/texts/{id}/editions/{number}", the, "host");
    const report = await ask("GET", "/texts/{id}/editions/{number}/report", the, "host");
    expect(report.body).toMatchObject({ counts: { orphaned: 1 }, items: [{ thread: the.thread, how: "orphaned" }] });
    await ask("GET", "/texts/{id}/editions/{number}/threads/{thread}", the, "host");
    await ask("PATCH", "/texts/{id}/editions/{number}/threads/{thread}", the, "host", { to: 1 });
    expect((await ask("POST", "/texts/{id}/editions/{number}/threads/{thread}/undo", the, "host")).body).toMatchObject({
      ...{ how: "orphaned", byHand: false },
    });
    await ask("PATCH", "/texts/{id}/editions/{number}/threads/{thread}", the, "host", { to: 1 });
    await ask("PATCH", "/texts/{id}/editions/{number}", the, "host", { state: "read" });
    expect((await ask("GET", "/texts/{id}/editions/{number}/report", the, null)).body).toMatchObject({
      ...{ edition: { note: "Two is gone.", by: null }, items: [{ byHand: true, to: { number: 1 } }] },
    });
    await ask("POST", "/texts/{id}/editions", { id }, "host", { format, content: first });
    await ask("DELETE", "/texts/{id}/editions/{number}", { id, number: "3" }, "host");
  });

  test("one's own account; a token cannot make tokens", async () => {
    await ask("GET", "/me", {}, "author");
    const tokens = await ask("GET", "/me/tokens", {}, "author");
    expect(JSON.stringify(tokens.body)).not.toContain("lct_");
    const refused = await call("POST", "/me/tokens", {
      token: await tokenOf(await makeUser()),
      body: { name: "more" },
    });
    expect(refused.status).toBe(403);
    expect(schemaOf("Problem").parse(refused.body)).toEqual(refused.body);
    const own = await tokenOf(cast.host);
    const [newest] = (await call("GET", "/me/tokens", { token: own })).body.items;
    const revoked = await call("DELETE", `/me/tokens/${newest.id}`, { token: own });
    expect([204, 403]).toContain(revoked.status);
  });
});
