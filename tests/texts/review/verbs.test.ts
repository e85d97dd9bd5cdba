/** Drafts that wait: kept, corrected, taken back, published, thrown away; and who may not. */
import { count, eq } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { read, schema, write } from "#db/db.server";
import { exportFor } from "~/export.server";
import { startAuthSession } from "~/accounts/auth-session.server";
import { viewerOfCookie } from "~/accounts/viewer.server";
import type { SignedIn } from "~/accounts/user";
import { putMember } from "~/groups/memberships.server";
import { readText } from "~/texts/import/read";
import { reviewLimits } from "~/texts/review/correction";
import {
  keepDraft,
  ownDrafts,
  publishDraft,
  publishedAs,
  reviewFor,
  sweepDrafts,
  throwDraftAway,
  waitingFor,
} from "~/texts/reviews.server";
import { correctDraft, undoCorrection } from "./steps";
import { textsOf, textView } from "~/texts/texts.server";
import { cookieOf } from "../../accounts/people";
import { addMember, makeGroup, makeUser, sampleText } from "../../support/people";

const { importDrafts, groups, users, texts } = schema;
let host: SignedIn, slug: string;
beforeEach(async () => {
  host = await makeUser();
  slug = await makeGroup(host);
});

const draft = (content = sampleText) => readText({ content, format: "markdown" });
const bring = (content = sampleText, more: { title?: string; byline?: string; key?: string; fileName?: string } = {}) =>
  keepDraft(host, slug, draft(content), { source: content, fileName: "a.md", ...more });
const saidIn = async (id: string, as = host) =>
  (await reviewFor(as, id)).draft.sections.map(({ heading, blocks }) => [heading, ...blocks.map(({ text }) => text)]);
const rowsOf = async (id: string) => (await read().select().from(importDrafts).where(eq(importDrafts.id, id))).length;
const textsIn = async () => (await textsOf(host, slug, { limit: 50, after: null })).items.length;
const essay = "# Of Studies\n\nOne.\n\nTwo. *Three.*\n\n## Use\n\nFour.\n";

describe("keeping", () => {
  test("nothing is on the lectern, and what was read stands there", async () => {
    const { id, url } = await bring(essay);
    expect(url).toBe(`/imports/${id}`);
    expect(await saidIn(id)).toEqual([
      [null, "One.", "Two. Three."],
      ["Use", "Four."],
    ]);
    expect(await textsIn()).toBe(0);
    expect(await waitingFor(host, (await reviewFor(host, id)).group)).toMatchObject([
      { id, title: "Of Studies", fileName: "a.md", version: 0 },
    ]);
  });

  test("under the same key it is the same draft, also sent at once; under another it is another", async () => {
    const key = "key-of-a-form";
    const all = await Promise.all([bring(essay, { key }), bring(essay, { key }), bring(essay, { key })]);
    expect(new Set(all.map(({ id }) => id)).size).toBe(1);
    expect((await bring(essay, { key: "key-of-another" })).id).not.toBe(all[0]?.id);
    expect((await bring(essay, { key, title: "Mine" })).id).not.toBe(all[0]?.id);
  });

  test("a title may wait, one that cannot stand is refused", async () => {
    const { id } = await bring("Only words.", {});
    expect((await reviewFor(host, id)).draft.title).toBeNull();
    for (const title of ["x".repeat(301), "a\u202eb"])
      await expect(bring(essay, { title })).rejects.toMatchObject({ kind: "invalid" });
    await expect(bring("Words.", { byline: "x".repeat(301) })).rejects.toMatchObject({ kind: "invalid" });
  });

  test("a file may be called anything", async () => {
    const { id } = await bring(essay, { fileName: `a\0b\ud800\u202e${"🦆".repeat(400)}` });
    const { fileName } = (await reviewFor(host, id)).row;
    expect(Array.from(fileName)).toHaveLength(300);
    expect(fileName).toMatch(/^a b 🦆/u);
  });

  test("at most so many wait for one person, and those published do not count", async () => {
    const made = [];
    for (let nth = 0; nth < reviewLimits.waiting; nth++) made.push(await bring(`# ${nth}\n\nWords.\n`));
    await expect(bring("# More\n\nWords.\n")).rejects.toMatchObject({ kind: "conflict" });
    await publishDraft(host, made[0]!.id, 0, {});
    await bring("# More\n\nWords.\n");
    const another = await makeUser();
    await addMember(slug, another, "facilitator");
    await keepDraft(another, slug, draft(), { source: "x", fileName: "" });
  });
});

describe("correcting", () => {
  test("step by step, and back", async () => {
    const { id } = await bring(essay);
    await correctDraft(host, id, 0, { do: "split", at: 1, before: 5 });
    await correctDraft(host, id, 1, { do: "heading", at: 2 });
    await correctDraft(host, id, 2, { do: "names", title: " Of Reading ", byline: "B" });
    expect(await saidIn(id)).toEqual([[null, "One.", "Two."], ["Three."], ["Use", "Four."]]);
    expect(await reviewFor(host, id)).toMatchObject({
      version: 3,
      draft: { title: "Of Reading", byline: "B" },
      row: { title: "Of Reading" },
    });
    await undoCorrection(host, id, 3);
    await undoCorrection(host, id, 4);
    expect(await reviewFor(host, id)).toMatchObject({ version: 5, row: { title: "Of Studies" } });
    expect(await saidIn(id)).toEqual([
      [null, "One.", "Two.", "Three."],
      ["Use", "Four."],
    ]);
    await undoCorrection(host, id, 5);
    await expect(undoCorrection(host, id, 6)).rejects.toMatchObject({ kind: "invalid" });
    expect(await saidIn(id)).toEqual([
      [null, "One.", "Two. Three."],
      ["Use", "Four."],
    ]);
  });

  test("where it comes from is corrected with the names, and taken back with them", async () => {
    const { id } = await bring(`---\ndate: 1921\nlicense: MIT\n---\n\n${essay}`);
    const said = async () => {
      const { published, source, licence } = (await reviewFor(host, id)).draft;
      return { published, source, licence };
    };
    expect(await said()).toEqual({ published: "1921", source: null, licence: "MIT" });
    const names = { do: "names", title: "T", byline: "" } as const;
    await correctDraft(host, id, 0, { ...names, published: " 1921-03 ", source: "https://example.org", licence: "" });
    expect(await said()).toEqual({ published: "1921-03", source: "https://example.org/", licence: null });
    await correctDraft(host, id, 1, names);
    expect(await said()).toEqual({ published: "1921-03", source: "https://example.org/", licence: null });
    await undoCorrection(host, id, 2);
    await undoCorrection(host, id, 3);
    expect(await said()).toEqual({ published: "1921", source: null, licence: "MIT" });
    const wrong = correctDraft(host, id, 4, { ...names, title: "", published: "then", source: "there" });
    await expect(wrong).rejects.toMatchObject({
      kind: "invalid",
      more: { errors: { title: expect.any(Function), published: expect.any(Function), source: expect.any(Function) } },
    });
  });

  test("a draft from before drafts said where they come from, and its steps, are read as they were", async () => {
    const { id } = await bring(essay);
    const { published: _1, source: _2, licence: _3, ...old } = draft(essay);
    await write((tx) => tx.update(importDrafts).set({ draft: old }).where(eq(importDrafts.id, id)));
    const step = { do: "names", title: "Of Reading", byline: "" };
    await write((tx) =>
      tx
        .update(importDrafts)
        .set({ corrections: [step], version: 1 })
        .where(eq(importDrafts.id, id)),
    );
    const none = { published: null, source: null, licence: null };
    expect((await reviewFor(host, id)).draft).toMatchObject({ ...none, title: "Of Reading" });
    const made = await publishDraft(host, id, 1, {});
    expect(await textView(host, made.id)).toMatchObject({ published: "", source: "", licence: "" });
  });

  test("what another process has stored is read, and its steps done", async () => {
    const { id } = await bring(essay);
    await reviewFor(host, id);
    const corrections = [{ do: "drop", at: 0 }];
    await write((tx) => tx.update(importDrafts).set({ corrections, version: 1 }).where(eq(importDrafts.id, id)));
    expect(await saidIn(id)).toEqual([
      [null, "Two. Three."],
      ["Use", "Four."],
    ]);
  });

  test("more drafts than are at hand keep apart", async () => {
    const ids = [];
    for (let nth = 0; nth < 6; nth++) ids.push((await bring(`# T\n\nWords ${nth}.\n\nMore.\n`)).id);
    for (const id of ids) await correctDraft(host, id, 0, { do: "join", at: 1 });
    for (const [nth, id] of ids.entries()) expect(await saidIn(id)).toEqual([[null, `Words ${nth}. More.`]]);
  });

  test("a second window hears that it changed, and nothing is done", async () => {
    const { id } = await bring(essay);
    await correctDraft(host, id, 0, { do: "drop", at: 0 });
    const old = [
      () => correctDraft(host, id, 0, { do: "drop", at: 0 }),
      () => undoCorrection(host, id, 0),
      () => publishDraft(host, id, 0, {}),
      () => correctDraft(host, id, -1, { do: "drop", at: 0 }),
    ];
    for (const each of old)
      await expect(each()).rejects.toMatchObject({ kind: "conflict", more: { current: { version: 1 } } });
    expect(await textsIn()).toBe(0);
    const both = await Promise.allSettled([
      correctDraft(host, id, 1, { do: "drop", at: 0 }),
      correctDraft(host, id, 1, { do: "drop", at: 1 }),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect((await reviewFor(host, id)).version).toBe(2);
  });

  test("what cannot be done is refused, and changes nothing", async () => {
    const { id } = await bring(essay);
    for (const step of [
      { do: "join", at: 0 },
      { do: "drop", at: 99 },
      { do: "level", section: 1, level: 9 },
      { do: "names", title: "", byline: "" },
      { do: "names", title: "x".repeat(301), byline: "" },
    ] as const)
      await expect(correctDraft(host, id, 0, step)).rejects.toMatchObject({ kind: "invalid" });
    expect((await reviewFor(host, id)).version).toBe(0);
  });

  test("so many steps and no more", async () => {
    const { id } = await bring(essay);
    const corrections = Array.from({ length: reviewLimits.corrections }, () => ({ do: "level", section: 1, level: 3 }));
    await write((tx) => tx.update(importDrafts).set({ corrections, version: 1 }).where(eq(importDrafts.id, id)));
    await expect(correctDraft(host, id, 1, { do: "drop", at: 0 })).rejects.toMatchObject({ kind: "invalid" });
    await undoCorrection(host, id, 1);
    await correctDraft(host, id, 2, { do: "drop", at: 0 });
  });
});

describe("publishing", () => {
  test("the text is as it was corrected, under the names that were given", async () => {
    const { id } = await bring(essay);
    await correctDraft(host, id, 0, { do: "leave-out", sections: [1] });
    const made = await publishDraft(host, id, 1, { title: "Mine", byline: "" });
    expect(made).toMatchObject({ url: `/t/${made.id}`, group: slug });
    const text = await textView(host, made.id);
    expect(text).toMatchObject({ title: "Mine", byline: "" });
    expect(text.sections.map(({ blocks }) => blocks.map((block) => block.text))).toEqual([["One.", "Two. Three."]]);
    const [edition] = await read().select().from(schema.editions).where(eq(schema.editions.textId, made.id));
    const again = await publishDraft(host, (await bring(essay)).id, 0, {});
    const [same] = await read().select().from(schema.editions).where(eq(schema.editions.textId, again.id));
    expect(same?.sourceHash).toBe(edition?.sourceHash);
  });

  test("once: again, and at once, it is the text that stands", async () => {
    const { id } = await bring(essay);
    const both = await Promise.all([publishDraft(host, id, 0, {}), publishDraft(host, id, 0, {})]);
    expect(both[0]).toEqual(both[1]);
    expect(await publishDraft(host, id, 0, { title: "Another" })).toEqual(both[0]);
    expect(await textsIn()).toBe(1);
    expect(await publishedAs(host, id)).toBe(both[0].url);
    await expect(reviewFor(host, id)).rejects.toMatchObject({ kind: "not-found" });
    await expect(throwDraftAway(host, id)).rejects.toMatchObject({ kind: "not-found" });
    expect(await textsIn()).toBe(1);
  });

  test("from where the form says, and where it says nothing, from where the draft does", async () => {
    const content = `---\ndate: 1921\nlicense: MIT\n---\n\n${essay}`;
    const one = await publishDraft(host, (await bring(content)).id, 0, {});
    expect(await textView(host, one.id)).toMatchObject({ published: "1921", source: "", licence: "MIT" });
    const { id } = await bring(`${content}More.\n`);
    await expect(publishDraft(host, id, 0, { source: "The Paper" })).rejects.toMatchObject({
      kind: "invalid",
      more: { errors: { source: expect.any(Function) } },
    });
    const two = await publishDraft(host, id, 0, { published: "", source: "https://example.org/" });
    expect(await textView(host, two.id)).toMatchObject({
      published: "",
      source: "https://example.org/",
      licence: "MIT",
    });
  });

  test("not without a title, and not when nothing is left", async () => {
    const { id } = await bring("Only words.");
    await expect(publishDraft(host, id, 0, { title: " " })).rejects.toMatchObject({ kind: "invalid" });
    await correctDraft(host, id, 0, { do: "drop", at: 0 });
    await expect(publishDraft(host, id, 1, { title: "T" })).rejects.toMatchObject({ kind: "invalid" });
    expect(await textsIn()).toBe(0);
  });
});

test("thrown away it is gone", async () => {
  const { id } = await bring(essay);
  expect(await throwDraftAway(host, id)).toEqual({ group: slug });
  await expect(reviewFor(host, id)).rejects.toMatchObject({ kind: "not-found" });
  expect(await rowsOf(id)).toBe(0);
});

test("after some days it goes by itself", async () => {
  const [old, young, published] = [await bring(essay), await bring("# B\n\nWords.\n"), await bring("# C\n\nWords.\n")];
  const text = await publishDraft(host, published.id, 0, {});
  const createdAt = new Date(Date.now() - reviewLimits.days * 86_400_000 - 1000);
  for (const { id } of [old, published])
    await write((tx) => tx.update(importDrafts).set({ createdAt }).where(eq(importDrafts.id, id)));
  expect(await sweepDrafts()).toBe(2);
  expect([await rowsOf(old.id), await rowsOf(young.id), await rowsOf(published.id)]).toEqual([0, 1, 0]);
  expect((await textView(host, text.id)).title).toBe("C");
});

test("with its group, its person and its text it goes too", async () => {
  const another = await makeUser();
  await addMember(slug, another, "facilitator");
  const kept = async (as: SignedIn, content: string) =>
    (await keepDraft(as, slug, draft(content), { source: content, fileName: "" })).id;
  const [ofAnother, published, waiting] = [
    await kept(another, essay),
    await kept(host, essay),
    await kept(host, "# B\n\nW.\n"),
  ];
  const text = await publishDraft(host, published, 0, {});
  const left = async () => [await rowsOf(ofAnother), await rowsOf(published), await rowsOf(waiting)];
  await write((tx) => tx.delete(texts).where(eq(texts.id, text.id)));
  expect(await left()).toEqual([1, 0, 1]);
  await write((tx) => tx.delete(users).where(eq(users.id, another.id)));
  expect(await left()).toEqual([0, 0, 1]);
  await write((tx) => tx.delete(groups).where(eq(groups.slug, slug)));
  expect(await left()).toEqual([0, 0, 0]);
});

test("what one has waiting is among what the server knows of one, and nobody else's is", async () => {
  await bring(essay);
  expect(await ownDrafts(host.id)).toMatchObject([{ title: "Of Studies", fileName: "a.md", format: "markdown" }]);
  expect(await ownDrafts((await makeUser()).id)).toEqual([]);
  const viewer = await viewerOfCookie(cookieOf(await startAuthSession({ id: host.id, isOperator: false })));
  if (!viewer) throw new Error("not signed in");
  const taken = JSON.parse(await (await exportFor(viewer)).text()) as { drafts: unknown };
  expect(taken.drafts).toMatchObject([{ title: "Of Studies" }]);
});

describe("who may not", () => {
  const everything = (as: SignedIn | null, id: string) => [
    () => reviewFor(as, id),
    () => publishedAs(as, id),
    ...(as
      ? [
          () => correctDraft(as, id, 0, { do: "drop" as const, at: 0 }),
          () => undoCorrection(as, id, 0),
          () => publishDraft(as, id, 0, {}),
          () => throwDraftAway(as, id),
        ]
      : []),
  ];
  const hears = async (as: SignedIn | null, id: string, kind: string) => {
    for (const verb of everything(as, id)) await expect(verb()).rejects.toMatchObject({ kind });
  };

  test("another host of the group, a member, somebody from outside, an operator: there is none", async () => {
    const { id } = await bring(essay);
    const [second, member, outsider] = [await makeUser(), await makeUser(), await makeUser()];
    await addMember(slug, second, "host");
    await addMember(slug, member);
    for (const as of [second, member, outsider, { ...outsider, isOperator: true }]) await hears(as, id, "not-found");
    await hears(null, id, "signed-out");
    expect(await waitingFor(second, (await reviewFor(host, id)).group)).toEqual([]);
    expect((await reviewFor(host, id)).version).toBe(0);
  });

  test("whoever brought it and may no longer add texts: there is none, until they may again", async () => {
    const second = await makeUser();
    await addMember(slug, second, "facilitator");
    const { id } = await keepDraft(second, slug, draft(), { source: "x", fileName: "" });
    const become = (role: "member" | "facilitator") => write((tx) => putMember(tx, slug, second.id, role));
    await become("member");
    await hears(second, id, "not-found");
    await become("facilitator");
    expect((await reviewFor(second, id)).version).toBe(0);
    await write((tx) => tx.update(groups).set({ archivedAt: new Date() }).where(eq(groups.slug, slug)));
    await hears(second, id, "not-found");
  });

  test("members and others keep none", async () => {
    const member = await makeUser();
    await addMember(slug, member);
    const kept = () => read().select({ count: count() }).from(importDrafts);
    const before = await kept();
    await expect(keepDraft(member, slug, draft(), { source: "x", fileName: "" })).rejects.toMatchObject({
      kind: "forbidden",
    });
    const [secret, outsider] = [await makeGroup(host, "private"), await makeUser()];
    await expect(keepDraft(outsider, secret, draft(), { source: "x", fileName: "" })).rejects.toMatchObject({
      kind: "not-found",
    });
    expect(await kept()).toEqual(before);
  });

  test.each(["", "\0", "no-such-draft", "a".repeat(300)])("%j is no draft", async (id) => {
    await hears(host, id, "not-found");
  });
});
