/** Drafts as programs look them over: brought, corrected, taken back, published; and who may not. */
import { beforeAll, describe, expect, test } from "vitest";
import { makeCast, tokenOf, type Cast } from "../support/people";
import { call, type Answer, type Json } from "./client";

let cast: Cast, token: string;
beforeAll(async () => {
  cast = await makeCast("private");
  token = await tokenOf(cast.host);
});

const content = [
  "# Of Studies",
  "Studies serve for delight. For ornament too.",
  "And for ability.",
  "## Use",
  "To spend too much time in them is sloth.",
  "### Further",
  "Crafty men contemn them.",
  "## Notes",
  "Of the publisher.",
].join("\n\n");
const post = (path: string, body: unknown, as = token, headers: Record<string, string> = {}) =>
  call("POST", path, { token: as, body, headers });
const bring = async (more: object = {}): Promise<Json> => {
  const { status, headers, body } = await post(`/groups/${cast.slug}/drafts`, { content, format: "markdown", ...more });
  expect([status, headers.get("Location")]).toEqual([201, `/api/v1/drafts/${body.id}`]);
  return body;
};
const correct = (id: string, version: unknown, corrections: unknown, as = token) =>
  post(`/drafts/${id}/corrections`, { version, corrections }, as);
const read = async (id: string): Promise<Json> => (await call("GET", `/drafts/${id}`, { token })).body;
const said = async (id: string) =>
  (await read(id)).sections.map(({ heading, level, blocks }: Json) => [
    `${level} ${heading}`,
    ...blocks.map(({ text }: Json) => text),
  ]);
const titles = async () =>
  (await call("GET", `/groups/${cast.slug}/texts`, { token })).body.items.map(({ title }: Json) => title);

async function over(at: string): Promise<Answer> {
  for (;;) {
    const answer = await call("GET", at, { token });
    if (!["queued", "running"].includes(answer.body.state as string)) return answer;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

describe("bringing one", () => {
  test("nothing is on the lectern, and it stands in one's own list, with its places", async () => {
    const { id, version, url } = await bring({ title: "Mine" });
    expect({ version, url }).toEqual({ version: 0, url: `/imports/${id}` });
    expect(await titles()).not.toContain("Mine");
    expect((await call("GET", "/drafts", { token })).body).toMatchObject({
      items: [{ id, title: "Mine", group: cast.slug, editionOf: null, fileName: "" }],
      next: null,
    });
    const { sections, corrections, last } = await read(id);
    expect({ corrections, last }).toEqual({ corrections: 0, last: null });
    expect(sections.map(({ section }: Json) => section)).toEqual([0, 1, 2, 3]);
    expect(sections.flatMap(({ blocks }: Json) => blocks.map(({ at }: Json) => at))).toEqual([0, 1, 2, 3, 4]);
    await call("DELETE", `/drafts/${id}`, { token });
    expect((await call("GET", `/drafts/${id}`, { token })).status).toBe(404);
    expect((await call("GET", "/drafts", { token })).body.items).toEqual([]);
  });

  test("a file, and as a job", async () => {
    const raw = new FormData();
    raw.set("file", new File([content], "studies.md"));
    raw.set("published", "1597");
    raw.set("licence", "Public domain");
    const headers = { Prefer: "respond-async" };
    const begun = await call("POST", `/groups/${cast.slug}/drafts`, { token, raw, headers });
    expect(begun.status).toBe(202);
    const { body: job } = await over(`/imports/${begun.body.id}`);
    expect(job).toMatchObject({ state: "done", draft: expect.any(String), review: `/imports/${job.draft}` });
    expect(await read(job.draft)).toMatchObject({
      fileName: "studies.md",
      title: "Of Studies",
      published: "1597",
      licence: "Public domain",
    });
    await call("DELETE", `/drafts/${job.draft}`, { token });
  });
});

describe("correcting one", () => {
  test("step by step, each as the draft stands after the one before; and back", async () => {
    const { id } = await bring();
    const made = await correct(id, 0, [
      { do: "split", at: 0, before: "For ornament" },
      { do: "join", at: 2 },
      { do: "heading", at: 0 },
      { do: "leave-out", sections: [1], under: true },
      { do: "retitle", section: 0, heading: "Delight" },
      { do: "level", section: 0, level: 2 },
      { do: "reword", at: 0, words: "For ornament, and for ability." },
      { do: "names", byline: "Bacon" },
    ]);
    expect([made.status, made.body.version]).toEqual([200, 1]);
    expect(await said(id)).toEqual([
      ["2 Delight", "For ornament, and for ability."],
      ["2 Notes", "Of the publisher."],
    ]);
    expect(await read(id)).toMatchObject({ title: "Of Studies", byline: "Bacon", corrections: 8, last: "names" });
    expect((await post(`/drafts/${id}/undo`, { version: 1 })).body.version).toBe(2);
    expect(await read(id)).toMatchObject({ byline: "", corrections: 7, last: "reword" });
    expect((await post(`/drafts/${id}/undo`, { version: 2, steps: 7 })).body.version).toBe(3);
    expect((await read(id)).corrections).toBe(0);
    for (const steps of [1, 0, 1.5, "1", 5000])
      expect((await post(`/drafts/${id}/undo`, { version: 3, steps })).status).toBe(422);
    await call("DELETE", `/drafts/${id}`, { token });
  });

  test("of a list in which one cannot be done, none is; the place is named", async () => {
    const { id } = await bring();
    const wrong: Array<[unknown, string]> = [
      [{ do: "join", at: 0 }, "corrections.1"],
      [{ do: "join", at: "1" }, "corrections.1"],
      [{ do: "join" }, "corrections.1"],
      [{ do: "vanish", at: 0 }, "corrections.1"],
      [{ do: "constructor", at: 0 }, "corrections.1"],
      ["join", "corrections.1"],
      [null, "corrections.1"],
      [{ do: "split", at: 1, before: "nowhere" }, "corrections.1"],
      [{ do: "split", at: 1, before: "s" }, "corrections.1"],
      [{ do: "split", at: 99, before: "And" }, "corrections.1"],
      [{ do: "leave-out", sections: [] }, "corrections.1"],
      [{ do: "leave-out", sections: [0, 99] }, "corrections.1"],
      [{ do: "level", section: 1, level: 7 }, "corrections.1"],
      [{ do: "reword", at: 0, words: "" }, "corrections.1.words"],
      [{ do: "reword", at: 0, words: "a\u0000b" }, "corrections.1.words"],
      [{ do: "retitle", section: 1, heading: "x".repeat(301) }, "corrections.1.heading"],
      [{ do: "names", title: "" }, "corrections.1.title"],
    ];
    for (const [step, field] of wrong) {
      const { status, body } = await correct(id, 0, [{ do: "drop", at: 1 }, step]);
      expect([step, status, Object.keys(body.errors)]).toEqual([step, 422, [field]]);
    }
    for (const list of [undefined, null, [], {}, "join", Array.from({ length: 501 }, () => ({ do: "drop", at: 0 }))])
      expect(Object.keys((await correct(id, 0, list)).body.errors)).toEqual(["corrections"]);
    expect(await read(id)).toMatchObject({ version: 0, corrections: 0 });
    await call("DELETE", `/drafts/${id}`, { token });
  });

  test("what was changed meanwhile is refused with the version that stands", async () => {
    const { id } = await bring();
    await correct(id, 0, [{ do: "drop", at: 0 }]);
    const late = [
      () => correct(id, 0, [{ do: "drop", at: 0 }]),
      () => post(`/drafts/${id}/undo`, { version: 0 }),
      () => post(`/drafts/${id}/publish`, { version: 0 }),
    ];
    for (const each of late) expect(await each()).toMatchObject({ status: 409, body: { current: { version: 1 } } });
    for (const version of [undefined, "1", 1.5, null])
      expect(Object.keys((await correct(id, version, [{ do: "drop", at: 0 }])).body.errors)).toEqual(["version"]);
    const both = await Promise.all([1, 2].map(() => correct(id, 1, [{ do: "drop", at: 0 }])));
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    await call("DELETE", `/drafts/${id}`, { token });
  });
});

describe("publishing one", () => {
  test("puts it on the lectern once", async () => {
    const { id } = await bring({ title: "To be published" });
    const { body } = await correct(id, 0, [{ do: "leave-out", sections: [1, 2, 3] }]);
    const made = await post(`/drafts/${id}/publish`, { version: body.version, byline: "Bacon" });
    expect(made.status).toBe(201);
    const { text } = made.body;
    expect(text).toMatchObject({ title: "To be published", byline: "Bacon", group: cast.slug });
    expect(made.headers.get("Location")).toBe(`/api/v1/texts/${text.id}`);
    expect((await call("GET", `/texts/${text.id}`, { token })).body.sections).toHaveLength(1);
    const again = await post(`/drafts/${id}/publish`, { version: 99 });
    expect([again.status, again.body]).toEqual([200, made.body]);
    for (const method of ["GET", "DELETE"]) expect((await call(method, `/drafts/${id}`, { token })).status).toBe(404);
  });

  test("of the text as it stands, corrected: an edition that waits", async () => {
    const { body: text } = await post(`/groups/${cast.slug}/texts`, { content, format: "markdown" });
    const open = () => post(`/texts/${text.id}/drafts`, {});
    const first = await open();
    expect([first.status, first.body]).toMatchObject([201, { editionOf: text.id, version: 0 }]);
    expect((await open()).body.id).toBe(first.body.id);
    const { id } = first.body;
    await correct(id, 0, [{ do: "reword", at: 1, words: "And for ability, too." }]);
    const made = await post(`/drafts/${id}/publish`, { version: 1 });
    expect([made.status, made.body]).toMatchObject([201, { text: { id: text.id, edition: 1 }, edition: 2 }]);
    expect(made.headers.get("Location")).toBe(`/api/v1/texts/${text.id}/editions/2`);
    const { body: edition } = await call("GET", `/texts/${text.id}/editions/2`, { token });
    expect(edition).toMatchObject({ state: "waiting" });
    expect(edition.sections[0].blocks[1]).toMatchObject({
      ...{ id: text.sections[0].blocks[1].id, text: "And for ability, too." },
    });
    expect((await post(`/drafts/${id}/publish`, { version: 1 })).body).toEqual(made.body);
    expect((await open()).status).toBe(409);
  });

  test("of another text than it stands: brought as a draft of an edition, with a note", async () => {
    const { body: text } = await post(`/groups/${cast.slug}/texts`, { content, format: "markdown" });
    const sent = { content: "# Of Studies\n\nQuite other words.", format: "markdown", note: "Rewritten." };
    const { status, body } = await post(`/texts/${text.id}/drafts`, sent);
    expect([status, body]).toMatchObject([201, { editionOf: text.id, note: "Rewritten.", title: text.title }]);
    expect((await post(`/texts/${text.id}/drafts`, { ...sent, note: "x".repeat(501) })).body.errors).toHaveProperty(
      "note",
    );
    const made = await post(`/drafts/${body.id}/publish`, { version: 0 });
    expect(made.body).toMatchObject({ edition: 2 });
  });
});

test("nobody else hears of it; a token that only reads changes nothing", async () => {
  const { id } = await bring();
  const acts: Array<[string, string, object?]> = [
    ["GET", `/drafts/${id}`],
    ["POST", `/drafts/${id}/corrections`, { version: 0, corrections: [{ do: "drop", at: 0 }] }],
    ["POST", `/drafts/${id}/undo`, { version: 0 }],
    ["POST", `/drafts/${id}/publish`, { version: 0 }],
    ["DELETE", `/drafts/${id}`],
  ];
  const reading = await tokenOf(cast.host, ["read"]);
  for (const [method, path, body] of acts) {
    for (const who of ["member", "moderator", "outsider", "elsewhere"] as const)
      expect([who, path, (await call(method, path, { token: await tokenOf(cast[who]), body })).status]).toEqual([
        ...[who, path, 404],
      ]);
    expect((await call(method, path, { body })).status).toBe(401);
    expect((await call(method, path, { token: reading, body })).status).toBe(method === "GET" ? 200 : 403);
  }
  expect((await call("GET", "/drafts", { token: await tokenOf(cast.member) })).body.items).toEqual([]);
  expect((await call("GET", "/drafts")).status).toBe(401);
  const essay = { content, format: "markdown" };
  expect((await post(`/groups/${cast.slug}/drafts`, essay, await tokenOf(cast.member))).status).toBe(403);
  expect((await post(`/groups/${cast.slug}/drafts`, essay, await tokenOf(cast.outsider))).status).toBe(404);
  expect((await post(`/texts/${cast.text.id}/drafts`, {}, await tokenOf(cast.member))).status).toBe(403);
  expect((await post(`/texts/${cast.text.id}/drafts`, {}, await tokenOf(cast.outsider))).status).toBe(404);
  expect((await read(id)).version).toBe(0);
});
