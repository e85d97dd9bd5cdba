/** What hosts and readers can do with texts, and who may not. */
import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { read, schema } from "#db/db.server";
import type { SignedIn } from "~/accounts/user";
import { visibilities } from "~/groups/group";
import { onAnnouncement } from "~/live/announce.server";
import { isRefusal } from "~/refusals";
import { articleOf } from "~/texts/articles.server";
import { readText } from "~/texts/import/read";
import { changeText, deleteText } from "~/texts/text-changes.server";
import { importText, textFor, textsOf, textView } from "~/texts/texts.server";
import { letBeRead } from "~/comments/migration.server";
import { putForward } from "~/texts/editions.server";
import { commentFor } from "~/comments/reading.server";
import { addMember, makeCast, makeGroup, makeText, makeUser, sampleText, say, type Cast } from "../support/people";

let host: SignedIn, slug: string;
beforeAll(async () => {
  host = await makeUser();
  slug = await makeGroup(host);
});

const draft = (content = sampleText) => readText({ content, format: "markdown" });

describe("importing", () => {
  test("keeps sections, numbers and words, and reads back the same", async () => {
    const made = await importText(host, slug, draft(), { source: sampleText });
    const view = await textView(null, made.id);
    expect(view).toMatchObject({ title: "The Commons", edition: 1, seq: 0, group: slug, url: `/t/${made.id}` });
    const numbers = view.sections.flatMap((section) => section.blocks).map((block) => block.number);
    expect(numbers).toEqual([1, 2, 3, 4, 5]);
    const ids = view.sections.flatMap((section) => [section.id, ...section.blocks.map((block) => block.id)]);
    expect(new Set(ids).size).toBe(ids.length);
    expect(view.words).toBeGreaterThan(30);
  });

  test("looks up blocks by id, by number, and their sections", async () => {
    const view = await makeText(host, slug);
    const article = await articleOf(view.id, 1);
    for (const section of view.sections) {
      expect(article.section(section.id)).toEqual(section);
      for (const block of section.blocks) {
        expect(article.block(block.id)).toEqual(block);
        expect(article.sectionOf(block.id)?.id).toBe(section.id);
        expect(article.numbered(block.number ?? 0)).toBe(block.id);
      }
    }
    for (const odd of ["", "constructor", "__proto__"])
      expect([article.block(odd), article.section(odd)]).toEqual([undefined, undefined]);
    expect([article.numbered(0), article.numbered(99)]).toEqual([null, null]);
  });

  test("the same words twice, and paragraphs that repeat, have ids of their own", async () => {
    const content = Array.from({ length: 50 }, () => "Again and again.").join("\n\n");
    const [one, two] = [await makeText(host, slug, content), await makeText(host, slug, content)];
    const ids = [one, two].flatMap((text) =>
      text.sections.flatMap((section) => section.blocks.map((block) => block.id)),
    );
    expect(new Set(ids).size).toBe(100);
  });

  test("five thousand paragraphs", async () => {
    const content = Array.from({ length: 5000 }, (_, n) => `Paragraph ${n} of many.`).join("\n\n");
    const text = await makeText(host, slug, content);
    expect(text.sections.flatMap((section) => section.blocks).at(-1)).toMatchObject({ number: 5000 });
  });

  test.each([
    ["nothing", {}],
    ["only spaces", { title: " \t" }],
    ["a NUL", { title: "a\u0000b" }],
    ["a lone surrogate", { title: "a\ud800" }],
    ["nothing to be seen", { title: "\u200b\u200d" }],
    ["what turns the direction", { title: "a\u202eb" }],
    ["301 characters", { title: "🦆".repeat(301) }],
    ["a number", { title: 7 }],
    ["an object", { title: { toString: 1 } }],
  ])("refused: a title of %s", async (_, names) => {
    const importing = importText(host, slug, draft("words"), { ...names, source: "words" });
    await expect(importing).rejects.toMatchObject({
      kind: "invalid",
      more: { errors: { title: expect.any(Function) } },
    });
  });

  test("a title of 300 characters is kept exactly", async () => {
    const title = "🦆".repeat(300);
    const { id } = await importText(host, slug, draft("words"), { title, byline: "  E. P. ", source: "words" });
    expect(await textView(host, id)).toMatchObject({ title, byline: "E. P." });
  });
});

describe("under a key", () => {
  const key = "form-of-a-text";
  const put = (content: string, more: object = {}, of = key) =>
    importText(host, slug, draft(content), { title: "Keyed", source: content, key: of, ...more });

  test("the same again is the same text, told and logged once; anything else is another", async () => {
    const told: unknown[] = [];
    const stop = onAnnouncement("changed", (change) => told.push(change));
    const { id } = await put("Once only.");
    const count = told.length;
    expect(count).toBeGreaterThan(0);
    expect(await put("Once only.")).toMatchObject({ id, url: `/t/${id}` });
    expect(told).toHaveLength(count);
    stop();
    const log = await read().select().from(schema.acts).where(eq(schema.acts.targetId, id));
    expect(log.filter(({ act }) => act === "text.add")).toHaveLength(1);
    const others = [
      await put("Once more."),
      await put("Once only.", { title: "Called otherwise" }),
      await put("Once only.", {}, "another-form"),
      await put("Once only.", {}, ""),
      await put("Once only.", {}, ""),
      await put("Once only.", {}, "short"),
    ];
    expect(new Set([id, ...others.map((other) => other.id)]).size).toBe(7);
    for (const other of [id, ...others.map(({ id }) => id)]) expect(other).toMatch(/^[0-9a-hjkmnp-tv-z]{12}$/);
  });

  test("sent twice at once it is one text", async () => {
    const made = await Promise.all([1, 2, 3].map(() => put("All at once.", {}, "form-sent-at-once")));
    expect(new Set(made.map(({ id }) => id)).size).toBe(1);
  });

  test("the key of one is no key to the text of another, nor to that of another group", async () => {
    const { id } = await put("Shared words.");
    const other = await makeUser();
    await addMember(slug, other, "facilitator");
    const theirs = await importText(other, slug, draft("Shared words."), {
      title: "Keyed",
      source: "Shared words.",
      key,
    });
    const elsewhere = await importText(host, await makeGroup(host), draft("Shared words."), {
      title: "Keyed",
      source: "Shared words.",
      key,
    });
    expect(new Set([id, theirs.id, elsewhere.id]).size).toBe(3);
  });
});

describe("afterwards", () => {
  test("title and byline are mended apart, and count as a change", async () => {
    const text = await makeText(host, slug);
    await changeText(host, text.id, { byline: "Anon" });
    await changeText(host, text.id, { title: "Mended" });
    expect(await textView(host, text.id)).toMatchObject({ title: "Mended", byline: "Anon", seq: 2 });
    await expect(changeText(host, text.id, { title: "" })).rejects.toMatchObject({ kind: "invalid" });
    await expect(changeText(host, text.id, { byline: ["x"] })).rejects.toMatchObject({ kind: "invalid" });
  });

  test("where it comes from is kept as its file says it, mended by part, and logged", async () => {
    const origin = { published: "1921-03", source: "https://example.org/a", licence: "CC BY 4.0" };
    const content = "---\ndate: March 1921\nsource: https://example.org/a\nlicense: CC BY 4.0\n---\n\n# A\n\nWords.\n";
    const { id } = await importText(host, slug, draft(content), { source: content });
    expect(await textView(host, id)).toMatchObject(origin);
    const other = { ...origin, published: "", source: "https://example.org/b" };
    await changeText(host, id, { published: "", source: "https://example.org/b" });
    expect(await textView(host, id)).toMatchObject({ ...other, title: "A", seq: 1 });
    await changeText(host, id, { title: "B" });
    expect(await textView(host, id)).toMatchObject({ ...other, title: "B" });
    const { items } = await textsOf(host, slug, { limit: 200, after: null });
    expect(items.find((line) => line.id === id)).toMatchObject(other);
    const log = await read().select().from(schema.acts).where(eq(schema.acts.targetId, id));
    expect(log.find(({ after }) => after && "source" in after)).toMatchObject({
      act: "text.change",
      before: { published: "1921-03", source: "https://example.org/a" },
      after: { published: "", source: "https://example.org/b" },
    });
  });

  test("what is wrong with where it comes from is told by field, beside the rest, and nothing is changed", async () => {
    const text = await makeText(host, slug);
    const wrong = { title: "", published: "long ago", source: "javascript:alert(1)", licence: "x".repeat(301) };
    const change = changeText(host, text.id, { ...wrong, dueOn: "never" });
    await expect(change).rejects.toMatchObject({ kind: "invalid" });
    await change.catch((error: unknown) => {
      const errors = isRefusal(error) ? Object.keys(error.more.errors ?? {}) : [];
      expect(errors.sort()).toEqual(["dueOn", "licence", "published", "source", "title"]);
    });
    const { title, published, source, licence, seq } = await textView(host, text.id);
    expect({ title, published, source, licence, seq }).toEqual({
      ...{ title: text.title, published: "", source: "", licence: "", seq: 0 },
    });
  });

  test("a new edition says nothing of it: what stands there stays", async () => {
    const text = await makeText(host, slug);
    await changeText(host, text.id, { published: "1921", source: "https://example.org/a" });
    const content = `---\ndate: 2021\nsource: https://example.org/b\nlicense: MIT\n---\n\n${sampleText}\nOne more.\n`;
    const { number } = await putForward(host, text.id, draft(content), { source: content });
    await letBeRead(host, text.id, number);
    expect(await textView(host, text.id)).toMatchObject({
      ...{ edition: 2, published: "1921", source: "https://example.org/a", licence: "" },
    });
  });

  test("deleted with everything said on it", async () => {
    const text = await makeText(host, slug);
    const comment = await say(host, text.id, { body: "on it" });
    await deleteText(host, text.id);
    await expect(textView(host, text.id)).rejects.toMatchObject({ kind: "not-found" });
    await expect(commentFor(host, comment.id)).rejects.toMatchObject({ kind: "not-found" });
    await expect(say(host, text.id, { body: "too late" })).rejects.toMatchObject({ kind: "not-found" });
  });

  test("listed newest first, each once, in pages of any size", async () => {
    const own = await makeGroup(host);
    const ids: string[] = [];
    // Several at once: equal instants must not hide each other.
    for (let n = 0; n < 3; n++)
      ids.push(...(await Promise.all([1, 2, 3].map(() => makeText(host, own)))).map(({ id }) => id));
    for (const limit of [1, 2, 4, 9, 50]) {
      const seen: string[] = [];
      let after: string | null = null;
      do {
        const page: Awaited<ReturnType<typeof textsOf>> = await textsOf(null, own, { limit, after });
        seen.push(...page.items.map(({ id }) => id));
        after = page.next;
      } while (after);
      expect([...seen].sort()).toEqual([...ids].sort());
    }
    await expect(textsOf(null, own, { limit: 5, after: "nonsense" })).rejects.toMatchObject({ kind: "invalid" });
  });
});

describe.each(visibilities)("who may what in a %s group", (visibility) => {
  let cast: Cast;
  beforeAll(async () => {
    cast = await makeCast(visibility);
  });

  test.each([
    ["host", "yes"],
    ["facilitator", "yes"],
    ["moderator", "forbidden"],
    ["member", "forbidden"],
    ["pending", visibility === "private" ? "not-found" : "forbidden"],
    ["outsider", visibility === "private" ? "not-found" : "forbidden"],
    ["elsewhere", visibility === "private" ? "not-found" : "forbidden"],
  ] as const)("%s adds, renames, deletes: %s", async (who, end) => {
    const doomed = await makeText(cast.host, cast.slug);
    const viewer = cast[who];
    for (const doing of [
      () => importText(viewer, cast.slug, draft(), { source: "x" }),
      () => changeText(viewer, doomed.id, { title: "mine" }),
      () => changeText(viewer, doomed.id, { source: "https://example.org/mine" }),
      () => deleteText(viewer, doomed.id),
    ]) {
      expect(
        await doing().then(
          () => "yes",
          (error: unknown) => (isRefusal(error) ? error.kind : error),
        ),
      ).toBe(end);
    }
    const reading = textFor(viewer, cast.text.id).then(
      () => "yes",
      (error: unknown) => (isRefusal(error) ? error.kind : error),
    );
    expect(await reading).toBe(end === "not-found" ? "not-found" : "yes");
  });
});
