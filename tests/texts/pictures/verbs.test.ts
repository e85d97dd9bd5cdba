/** Pictures of texts: kept with what shows them, seen by whoever may read that, gone when nothing shows them. */
import { eq } from "drizzle-orm";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { read, schema, write } from "#db/db.server";
import type { SignedIn, Viewer } from "~/accounts/user";
import { beginReading, putAway, putForward } from "~/texts/editions.server";
import { readingOf } from "~/texts/import/apart.server";
import { hashesIn } from "~/texts/pictures/picture";
import { missingPictures, pictureFor, sweepPictures } from "~/texts/pictures/pictures.server";
import { pictureStore } from "~/texts/pictures/store.server";
import { keepDraft, publishDraft, reviewFor, sweepDrafts, throwDraftAway } from "~/texts/reviews.server";
import { correctDraft } from "../review/steps";
import { deleteText } from "~/texts/text-changes.server";
import { importText, textView } from "~/texts/texts.server";
import { addMember, makeCast, makeGroup, makeUser, type Cast } from "../../support/people";
import { dataAddress, drawing } from "./made";

const { pictures } = schema;
let made = 0;
/** Another picture each time. */
const colour = () => `#${(0x102030 + ++made * 4111).toString(16).padStart(6, "0").slice(-6)}`;
async function essay(address?: string): Promise<string> {
  return `# On lifts ${++made}\n\nOne.\n\n![A lift](${address ?? dataAddress(await drawing({ colour: colour() }))})\n\nTwo.\n`;
}
const reading = async (content?: string) => readingOf({ content: content ?? (await essay()), format: "markdown" });

async function textIn(host: SignedIn, slug: string, content?: string) {
  const { draft, hash } = await reading(content);
  const text = await importText(host, slug, draft, { source: { sha256: hash } });
  const [picture = ""] = hashesIn(draft.sections);
  return { id: text.id, picture };
}
const sees = (viewer: Viewer, hash: string) =>
  pictureFor(viewer, hash).then(
    () => true,
    (error: { kind: string }) => error.kind,
  );
const rows = () => read().select().from(pictures);
const later = () => Date.now() + 3 * 86_400_000;
const isThere = async (hash: string) => [
  (await rows()).some((row) => row.hash === hash),
  (await pictureStore().get(hash)) !== null,
];

let host: SignedIn, slug: string;
beforeAll(async () => {
  host = await makeUser();
  slug = await makeGroup(host);
});

test("a text shows its picture, without a number, with its description", async () => {
  const { id, picture } = await textIn(host, slug);
  const blocks = (await textView(host, id)).sections.flatMap((section) => section.blocks);
  expect(blocks.map(({ number, kind, text }) => [number, kind, text])).toEqual([
    [1, "paragraph", "One."],
    [null, "picture", "A lift"],
    [2, "paragraph", "Two."],
  ]);
  expect(blocks[1]?.html).toBe(
    `<img src="/pictures/${picture}" alt="A lift" width="120" height="80" loading="lazy" decoding="async">`,
  );
  expect((await pictureFor(host, picture)).length).toBeGreaterThan(20);
});

describe("who may see it", () => {
  let cast: Cast, hash: string;
  beforeAll(async () => {
    cast = await makeCast("private");
    hash = (await textIn(cast.host, cast.slug)).picture;
  });
  test("whoever reads in the group", async () => {
    for (const each of [cast.host, cast.member, cast.author]) expect(await sees(each, hash)).toBe(true);
  });
  test("and nobody else: for them there is none", async () => {
    for (const each of [null, cast.outsider, cast.pending]) expect(await sees(each, hash)).toBe("not-found");
    for (const odd of ["", "x", "../../lectern.db", hash.toUpperCase(), `${hash}0`, "0".repeat(64)])
      expect(await sees(cast.host, odd)).toBe("not-found");
  });
  test("whoever has it in a public group sees it there, and not that others have it", async () => {
    const content = await essay();
    const shown = await textIn(cast.host, cast.slug, content);
    expect(await sees(cast.outsider, shown.picture)).toBe("not-found");
    expect((await textIn(host, slug, content)).picture).toBe(shown.picture);
    expect(await sees(null, shown.picture)).toBe(true);
  });
  test("one of many groups is enough", async () => {
    const content = await essay();
    const reader = await makeUser();
    let last = "";
    for (let nth = 0; nth < 60; nth++) {
      const other = await makeUser();
      last = await makeGroup(other, "private");
      await textIn(other, last, content);
      if (nth === 20) await addMember(last, reader, "member");
    }
    const { picture } = await textIn(host, await makeGroup(host, "private"), content);
    expect(await sees(reader, picture)).toBe(true);
    expect(await sees(await makeUser(), picture)).toBe("not-found");
  });
});

describe("among words", () => {
  const inItem = async () =>
    `# On lifts ${++made}\n\n- One ![a lift](${dataAddress(await drawing({ colour: colour() }))}) two.\n`;

  test("it is shown, kept and swept as others are", async () => {
    const content = await inItem();
    const { id, picture } = await textIn(host, slug, content);
    const [block] = (await textView(host, id)).sections.flatMap((section) => section.blocks);
    expect(block).toMatchObject({
      ...{ number: 1, kind: "list", text: "One  two." },
      html: `<ul>\n<li>One <img src="/pictures/${picture}" alt="a lift" width="120" height="80" loading="lazy" decoding="async"> two.</li>\n</ul>`,
    });
    await sweepPictures(later());
    expect([await sees(null, picture), ...(await isThere(picture))]).toEqual([true, true, true]);
    await deleteText(host, id);
    await sweepPictures(later());
    expect(await isThere(picture)).toEqual([false, false]);
  });

  test("a draft's is seen by whoever brought it; an edition with another is another", async () => {
    const first = await reading(await inItem());
    const { id } = await keepDraft(host, slug, first.draft, { source: { sha256: first.hash }, fileName: "a.md" });
    const [picture = ""] = hashesIn(first.draft.sections);
    expect([await sees(host, picture), await sees(await makeUser(), picture)]).toEqual([true, "not-found"]);
    await throwDraftAway(host, id);
    const text = await textIn(host, slug, await inItem());
    const { draft, hash } = await reading(await inItem());
    const { number } = await putForward(host, text.id, draft, { source: { sha256: hash } });
    expect([number, await sees(null, hashesIn(draft.sections)[0] ?? "")]).toEqual([2, true]);
  });

  test("nobody gets to see another's by writing its address", async () => {
    const cast = await makeCast("private");
    const { picture } = await textIn(cast.host, cast.slug, await inItem());
    const img = `<img src="/pictures/${picture}" alt="a lift" width="1" height="1" loading="lazy" decoding="async">`;
    const contents = [
      { content: `<p>See ${img} here, and ${img}.</p><ul><li>${img}</li></ul>`, format: "html" },
      {
        content: `See ![a lift](/pictures/${picture}) here.\n\n- ![a lift](/pictures/${picture})\n`,
        format: "markdown",
      },
      { content: `See ${img} here.\n\n${img}\n`, format: "markdown" },
      { content: `See ${img} here.`, format: "plain" },
    ];
    for (const source of contents) {
      const { draft, hash } = await readingOf(source);
      expect(hashesIn(draft.sections)).toEqual([]);
      await keepDraft(cast.outsider, await makeGroup(cast.outsider), draft, {
        source: { sha256: hash },
        fileName: "a",
      });
      expect(await sees(cast.outsider, picture)).toBe("not-found");
    }
    // Nor by correcting what their own text says.
    const own = await reading(await inItem());
    const { id } = await keepDraft(cast.outsider, await makeGroup(cast.outsider), own.draft, {
      source: { sha256: `${own.hash.slice(1)}0` },
      fileName: "b",
    });
    await correctDraft(cast.outsider, id, 0, { do: "names", title: img, byline: img });
    expect(await sees(cast.outsider, picture)).toBe("not-found");
  });
});

describe("a draft", () => {
  const bring = async (as = host) => {
    const { draft, hash } = await reading();
    const { id } = await keepDraft(as, slug, draft, { source: { sha256: hash }, fileName: "a.md" });
    return { id, picture: hashesIn(draft.sections)[0] ?? "" };
  };
  test("is seen by whoever brought it alone, until it is published", async () => {
    const { id, picture } = await bring();
    expect([await sees(host, picture), await sees(await makeUser(), picture), await sees(null, picture)]).toEqual([
      true,
      "not-found",
      "not-found",
    ]);
    await publishDraft(host, id, 0, {});
    expect(await sees(null, picture)).toBe(true);
  });
  test("another description is a correction; none is allowed, another kind of nothing is not", async () => {
    const { id, picture } = await bring();
    await correctDraft(host, id, 0, { do: "reword", at: 1, words: 'A "paternoster"' });
    expect((await reviewFor(host, id)).draft.sections[0]?.blocks[1]).toMatchObject({
      kind: "picture",
      text: 'A "paternoster"',
      html: expect.stringContaining(`src="/pictures/${picture}" alt="A &quot;paternoster&quot;"`) as string,
    });
    await correctDraft(host, id, 1, { do: "reword", at: 1, words: "" });
    expect((await reviewFor(host, id)).draft.sections[0]?.blocks[1]).toMatchObject({ text: "" });
    await expect(correctDraft(host, id, 2, { do: "reword", at: 0, words: "" })).rejects.toMatchObject({
      kind: "invalid",
    });
    await expect(correctDraft(host, id, 2, { do: "reword", at: 1, words: "x".repeat(2001) })).rejects.toMatchObject({
      kind: "invalid",
    });
    for (const step of ["join", "heading"] as const)
      await expect(correctDraft(host, id, 2, { do: step, at: 1 })).rejects.toMatchObject({ kind: "invalid" });
    await correctDraft(host, id, 2, { do: "drop", at: 1 });
    expect((await reviewFor(host, id)).draft.sections[0]?.blocks.map(({ kind }) => kind)).toEqual([
      "paragraph",
      "paragraph",
    ]);
  });
  test("thrown away it takes its picture along, some days later", async () => {
    const { id, picture } = await bring();
    await sweepPictures(later());
    expect(await isThere(picture)).toEqual([true, true]);
    await throwDraftAway(host, id);
    expect(await sweepPictures()).toBe(0);
    expect(await isThere(picture)).toEqual([true, true]);
    expect(await sweepPictures(later())).toBeGreaterThan(0);
    expect(await isThere(picture)).toEqual([false, false]);
    expect(await sweepDrafts()).toBe(0);
  });
});

describe("editions", () => {
  test("one that waits shows its own, the ones before keep theirs", async () => {
    const { id, picture } = await textIn(host, slug);
    const { draft, hash } = await reading();
    const [now = ""] = hashesIn(draft.sections);
    const { number } = await putForward(host, id, draft, { source: { sha256: hash } });
    await write((tx) => beginReading(tx, { textId: id, from: 1, to: number, kept: 0 }));
    await sweepPictures(later());
    expect([await sees(null, picture), await sees(null, now)]).toEqual([true, true]);
  });
  test("one that is put away leaves the text as it was", async () => {
    const { id, picture } = await textIn(host, slug);
    const { draft, hash } = await reading();
    const { number } = await putForward(host, id, draft, { source: { sha256: hash } });
    await putAway(host, id, number);
    expect(await sees(null, picture)).toBe(true);
  });
});

test("what a deleted text showed goes, unless another shows it", async () => {
  const content = await essay();
  const [one, two] = [await textIn(host, slug, content), await textIn(host, slug, content)];
  await deleteText(host, one.id);
  await sweepPictures(later());
  expect(await isThere(one.picture)).toEqual([true, true]);
  await deleteText(host, two.id);
  await sweepPictures(later());
  expect(await isThere(one.picture)).toEqual([false, false]);
  const again = await textIn(host, slug, content);
  expect([again.picture, await sees(null, again.picture)]).toEqual([one.picture, true]);
});

describe("the operator", () => {
  beforeEach(() => sweepPictures(later()));
  test("hears which are missing", async () => {
    const { picture } = await textIn(host, slug);
    expect((await missingPictures()).missing).toBe(0);
    await pictureStore().remove(picture);
    const { missing, of } = await missingPictures();
    expect([missing, of]).toEqual([1, (await rows()).length]);
    expect(await sees(host, picture)).toBe("not-found");
    expect(await read().select().from(pictures).where(eq(pictures.hash, picture))).toHaveLength(1);
  });
});
