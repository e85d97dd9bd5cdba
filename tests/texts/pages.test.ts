import type { AppLoadContext } from "@remix-run/node";
import { beforeAll, describe, expect, test } from "vitest";
import * as add from "~/routes/g.$slug.texts.new";
import * as outline from "~/routes/g.$slug.texts.outline";
import { createElement } from "react";
import { renderToString } from "react-dom/server";
import { createMemoryRouter, RouterProvider } from "react-router-dom";
import { schema, write } from "#db/db.server";
import { groupFor } from "~/groups/groups.server";
import { mintId } from "~/mint";
import * as review from "~/routes/imports.$id._index";
import * as cancel from "~/routes/imports.$id.cancel";
import * as publish from "~/routes/imports.$id.publish";
import * as remove from "~/routes/t.$id.delete";
import * as settings from "~/routes/t.$id.settings";
import { ImportPage } from "~/texts/import-page";
import type { ImportPageData } from "~/texts/import-page.server";
import { isSameTitle } from "~/texts/same-title";
import { textLimits } from "~/texts/text";
import type { Origin } from "~/texts/origin";
import { textFor, textView } from "~/texts/texts.server";
import { importJobWords } from "~/words/import-jobs";
import { addMember, makeGroup, makeText, tokenOf } from "../support/people";
import { get, outcome, person, post, type Person } from "../comments/page-support";

let host: Person, member: Person, outsider: Person;
let slug: string, secret: string;

beforeAll(async () => {
  [host, member, outsider] = [await person("Hanna"), await person("Mira"), await person("Olga")];
  slug = await makeGroup(host, "public");
  secret = await makeGroup(host, "private");
  await addMember(slug, member);
});

type Fields = {
  key?: string;
  content?: string;
  title?: string;
  byline?: string;
  format?: string;
  file?: File;
} & Partial<Origin>;
const formOf = (fields: Fields) => {
  const form = new FormData();
  for (const [name, value] of Object.entries({ content: "", title: "", byline: "", format: "", ...fields }))
    form.append(name, value);
  if (!fields.file) form.append("file", new File([], ""));
  return form;
};
const doors = { new: add, outline };
const send = (to: keyof typeof doors, fields: Fields, as: Person | null = host, group = slug) =>
  outcome(doors[to].action(post(`/g/${group}/texts/${to}`, formOf(fields), { as, params: { slug: group } })));

const essay = "# Of Studies\n\nStudies serve for delight.\n\n## Use\n\nTo spend too much time in studies is sloth.\n";
/** The file name goes along, so that what a browser sends is what is tested. */
const file = (name: string, content: string | Uint8Array<ArrayBuffer>) => new File([content], name);

describe("adding a text", () => {
  test("pasted: goes to the text", async () => {
    const { status, to } = await send("new", { content: essay.replaceAll("\n", "\r\n"), byline: "Francis Bacon" });
    expect({ status, to }).toEqual({ status: 303, to: expect.stringMatching(/^\/t\/\w+$/) });
    const text = await textView(host, to?.slice(3) ?? "");
    expect(text).toMatchObject({ title: "Of Studies", byline: "Francis Bacon", group: slug });
    expect(text.sections.flatMap(({ blocks }) => blocks).map(({ number }) => number)).toEqual([1, 2]);
  });

  test("with where it comes from; a box left empty leaves it to the text", async () => {
    const content = "---\ntitle: Of Travel\nlicence: Public domain\n---\n\nTravel, in the younger sort.";
    const { to } = await send("new", { content, format: "markdown", published: "1625", source: "", licence: " " });
    const origin = { published: "1625", source: "", licence: "Public domain" };
    expect(await textView(host, to?.slice(3) ?? "")).toMatchObject({ title: "Of Travel", ...origin });
  });

  test("as a file, in another encoding", async () => {
    const { to } = await send("new", {
      file: file("essay.txt", new Uint8Array([0xff, 0xfe, ...new Uint8Array(Buffer.from("Čaj je vroč.", "utf16le"))])),
      title: "Tea",
    });
    const text = await textView(host, to?.slice(3) ?? "");
    expect(text.sections[0]?.blocks[0]?.text).toBe("Čaj je vroč.");
  });

  test("looked over first, nothing is on the lectern, and what was sent is what comes onto it", async () => {
    const { status, to } = await send("outline", { file: file("bacon.md", essay), byline: "Francis Bacon" });
    expect({ status, to }).toEqual({ status: 303, to: expect.stringMatching(/^\/imports\/\w+$/) });
    const id = to?.slice("/imports/".length) ?? "";
    const { data: page } = await outcome(review.loader(get(to ?? "", { as: host, params: { id } })));
    expect(page).toMatchObject({
      paragraphs: 2,
      title: "Of Studies",
      byline: "Francis Bacon",
      fileName: "bacon.md",
      outline: expect.arrayContaining([expect.objectContaining({ heading: "Use", from: 2, to: 2 })]) as unknown,
      shown: expect.arrayContaining([
        expect.objectContaining({
          blocks: [
            expect.objectContaining({
              number: 2,
              kind: "paragraph",
              html: expect.stringContaining("sloth") as string,
            }),
          ],
        }),
      ]) as unknown,
    });
    const sent = { version: "0", title: "Of Studies", byline: "Francis Bacon" };
    const made = await outcome(publish.action(post(`${to}/publish`, sent, { as: host, params: { id } })));
    expect(await textView(host, made.to?.slice(3) ?? "")).toMatchObject({
      title: "Of Studies",
      byline: "Francis Bacon",
    });
  });

  test("sent twice, from the form or to be looked over, it is one text", async () => {
    const page = await outcome(add.loader(get(`/g/${slug}/texts/new`, { as: host, params: { slug } })));
    const key = String(page.data["key"]);
    const fields = { content: essay, title: "Sent twice", key };
    const { to } = await send("new", fields);
    expect((await send("new", fields)).to).toBe(to);
    const kept = await send("outline", { content: essay, key });
    expect(kept.to).toMatch(/^\/imports\//);
    expect((await send("outline", { content: essay, key })).to).toBe(kept.to);
    // Refused, the form goes out again under its key.
    expect((await send("new", { title: "T", key })).data).toMatchObject({ values: { key } });
    expect((await send("new", { ...fields, key: "of-another-form" })).to).not.toBe(to);
  });

  test.each<[string, Fields, string]>([
    ["nothing", { title: "T" }, "content"],
    ["only blanks", { content: "   ", title: "T" }, "content"],
    ["no title anywhere", { content: "Just words." }, "title"],
    ["both a paste and a file", { content: "Pasted words.", title: "T", file: file("a.txt", "Filed words.") }, "file"],
    ["a PDF called text", { title: "T", file: file("a.txt", "%PDF-1.7\n%âãÏÓ\n1 0 obj") }, "file"],
    ["an unknown form", { content: "Words.", title: "T", format: "rtf" }, "format"],
    ["a day that never was", { content: "Words.", title: "T", published: "1625-02-30" }, "published"],
    ["a title that is too long", { content: "Words.", title: "x".repeat(301) }, "title"],
  ])("%s is refused at its field, and what was typed is kept", async (_, fields, at) => {
    const got = await send("new", fields);
    expect(got).toMatchObject({
      status: 422,
      data: { values: { title: fields.title ?? "", content: fields.content ?? "" } },
    });
    expect(Object.keys(got.data["errors"] as object)).toEqual([at]);
  });

  test("what is too large breaks off and says so, announced or not", async () => {
    const request = (body: ReadableStream<Uint8Array> | string, headers: Record<string, string>) =>
      new Request(`http://lectern.test/g/${slug}/texts/new`, {
        ...{
          method: "POST",
          headers: { Cookie: host.cookie, "Content-Type": "multipart/form-data; boundary=x", ...headers },
          body,
        },
        ...({ duplex: "half" } as object),
      });
    let sent = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        sent += 1024 * 1024;
        controller.enqueue(new Uint8Array(1024 * 1024));
      },
    });
    for (const each of [request(endless, {}), request("--x--", { "Content-Length": String(textLimits.upload * 2) })]) {
      const got = await outcome(add.action({ request: each, params: { slug }, context: {} as AppLoadContext }));
      expect(got).toMatchObject({
        status: 422,
        data: { errors: { file: expect.stringContaining("25 MB") as string } },
      });
    }
    expect(sent).toBeLessThan(textLimits.upload + 8 * 1024 * 1024);
  });

  test.each<[string, () => Person | null, () => string, number | string]>([
    ["a member", () => member, () => slug, 403],
    ["somebody from outside", () => outsider, () => slug, 403],
    ["somebody who may not know the group", () => outsider, () => secret, 404],
    ["a stranger", () => null, () => slug, "sign-in"],
  ])("%s may not", async (_, as, group, what) => {
    const page = await outcome(add.loader(get(`/g/${group()}/texts/new`, { as: as(), params: { slug: group() } })));
    const sent = [
      await send("new", { content: essay }, as(), group()),
      await send("outline", { content: essay }, as(), group()),
    ];
    for (const got of [page, ...sent]) {
      if (what === "sign-in") expect(got.to).toMatch(/^\/sign-in\?to=/);
      else expect(got.status).toBe(what);
    }
    for (const got of what === 403 ? sent : []) {
      const { kind, values } = got.data as { kind?: string; values?: { content?: string } };
      expect({ kind, content: values?.content }).toEqual({ kind: "forbidden", content: essay });
    }
  });

  test("what was written under a right since lost, or with a token that may only read, is given back", async () => {
    const token = await tokenOf(host, ["read"]);
    const request = post(`/g/${slug}/texts/new`, formOf({ content: essay, title: "Mine" }), { params: { slug } });
    request.request.headers.set("Authorization", `Bearer ${token}`);
    expect(await outcome(add.action(request))).toMatchObject({
      status: 403,
      data: { kind: "forbidden", values: { title: "Mine", content: essay } },
    });
    const page = await outcome(outline.loader(get("/", { as: member, params: { slug } })));
    expect(page).toMatchObject({ status: 403, data: { slug, mayNot: expect.any(String) as string } });
  });

  test.each<[string, number, BodyInit | null, string | null]>([
    ["nothing", 422, null, null],
    ["an empty body", 422, "", "application/x-www-form-urlencoded"],
    ["no form", 415, "content", "multipart/form-data; boundary=x"],
    ["another type", 415, "{}", "application/json"],
    ["parts without end", 413, "--x\r\n".repeat(30), "multipart/form-data; boundary=x"],
    ["fields without end", 413, "a=1&".repeat(30), "application/x-www-form-urlencoded"],
  ])("%s is refused: %i", async (_, status, body, type) => {
    for (const door of Object.values(doors)) {
      const headers = { Cookie: host.cookie, ...(type ? { "Content-Type": type } : {}) };
      const request = new Request("http://lectern.test/", { method: "POST", headers, body });
      const args = { request, params: { slug }, context: {} as AppLoadContext };
      expect(await outcome(door.action(args))).toMatchObject({ status });
    }
  });

  test("a group whose name no database takes is not found", async () => {
    for (const slug of ["\0", "a\0b", "\r\n"])
      expect((await send("new", { content: essay }, host, slug)).status).toBe(404);
  });
});

describe("looking after a text", () => {
  const params = (id: string) => ({ params: { id } });
  const rename = (id: string, fields: Record<string, string>, as: Person | null = host) =>
    outcome(settings.action(post(`/t/${id}/settings`, fields, { as, ...params(id) })));
  const destroy = (id: string, confirm: string, as: Person | null = host) =>
    outcome(remove.action(post(`/t/${id}/delete`, { confirm }, { as, ...params(id) })));

  test("title and byline are mended, a missing title is refused with the rest kept", async () => {
    const { id } = await makeText(host, slug);
    expect(await rename(id, { title: " New title ", byline: "B" })).toMatchObject({
      status: 303,
      to: `/t/${id}/settings?saved=1`,
    });
    expect((await textFor(host, id)).text).toMatchObject({ title: "New title", byline: "B" });
    expect(await rename(id, { title: " ", byline: "Kept" })).toMatchObject({
      status: 422,
      data: { values: { byline: "Kept" }, errors: { title: expect.any(String) as string } },
    });
  });

  test("where it comes from is mended there, and shown to be", async () => {
    const { id, title } = await makeText(host, slug);
    const names = { title, byline: "" };
    const origin = { published: "1921-03", source: "https://example.org/a", licence: "CC BY 4.0" };
    expect(await rename(id, { ...names, ...origin })).toMatchObject({ status: 303 });
    expect((await textFor(host, id)).text).toMatchObject(origin);
    expect((await outcome(settings.loader(get("/", { as: host, ...params(id) })))).data).toMatchObject({
      text: { origin },
    });
    expect(await rename(id, { ...names, published: "March 1921" })).toMatchObject({
      status: 422,
      data: {
        values: { published: "March 1921" },
        errors: { published: expect.stringContaining("1921-03") as string },
      },
    });
    await rename(id, names);
    expect((await textFor(host, id)).text).toMatchObject(origin);
  });

  test("deleted once its title was typed", async () => {
    const { id } = await makeText(host, slug);
    await rename(id, { title: "The “Commons” — today", byline: "" });
    expect(await destroy(id, "The Commons")).toMatchObject({
      status: 422,
      data: { values: { confirm: "The Commons" }, errors: { confirm: expect.any(String) as string } },
    });
    expect(await destroy(id, 'the "commons" - Today ')).toMatchObject({ status: 303, to: `/g/${slug}` });
    await expect(textFor(host, id)).rejects.toMatchObject({ status: 404 });
  });

  test("who may not", async () => {
    const { id, title } = await makeText(host, slug);
    for (const as of [member, outsider]) {
      expect(await outcome(settings.loader(get("/", { as, ...params(id) })))).toMatchObject({ status: 403 });
      expect(await rename(id, { title: "x", byline: "" }, as)).toMatchObject({ status: 403 });
      expect(await destroy(id, title, as)).toMatchObject({ status: 403 });
    }
    expect((await destroy(id, title, null)).to).toMatch(/^\/sign-in/);
    expect((await textFor(host, id)).text.title).toBe(title);
    const hidden = await makeText(host, secret);
    expect(await destroy(hidden.id, hidden.title, member)).toMatchObject({ status: 404 });
  });
});

test.each([
  ["on reading", "On Reading", true],
  ["  On\u00a0Reading ", "On Reading", true],
  ["it's", "It’s", true],
  ["", "", false],
  ["On Readin", "On Reading", false],
])("%j typed for %j: %s", (typed, title, expected) => expect(isSameTitle(typed, title)).toBe(expected));

describe("an import that takes longer", () => {
  const underWay = async (more: object = {}) => {
    const [id, { group }] = [mintId(), await groupFor(host, slug)];
    const about = { id, groupId: group.id, userId: host.id, fileName: "a book.epub", state: "running" } as const;
    const now = { progress: { stage: "chapters", at: 3, of: 12 }, createdAt: new Date(), beatAt: new Date() };
    await write((tx) => tx.insert(schema.importJobs).values({ ...about, ...now, ...more }));
    return id;
  };
  const show = (id: string, as: Person | null = host) =>
    outcome(review.loader(get(`/imports/${id}`, { as, params: { id } })));
  const stop = (id: string, as: Person | null = host) =>
    outcome(cancel.action(post(`/imports/${id}/cancel`, {}, { as, params: { id } })));

  test("shows how far it is, without a script too", async () => {
    const { data } = await show(await underWay());
    expect(data).toMatchObject({ importing: { state: "running", fileName: "a book.epub" }, group: { slug } });
    const markup = pageOf(data as unknown as ImportPageData);
    expect(markup).toContain("Reading page 3 of 12 of the book.");
    expect(markup).toContain('<noscript><meta http-equiv="refresh"');
    expect(markup).toMatch(/<form [^>]*action="\/imports\/\w+\/cancel"/);
  });

  test("leads on when it is done", async () => {
    const text = await makeText(host, slug);
    expect((await show(await underWay({ state: "done", textId: text.id }))).to).toBe(`/t/${text.id}`);
  });

  test("says why it failed, and when it was lost", async () => {
    const lost = await show(await underWay({ beatAt: new Date(0) }));
    expect(lost.data).toMatchObject({ importing: { state: "failed", problem: importJobWords.en.lost } });
    expect(pageOf(lost.data as unknown as ImportPageData)).toContain(`href="/g/${slug}/texts/new"`);
  });

  test("can be cancelled by whoever started it, and by nobody else", async () => {
    const id = await underWay();
    expect((await stop(id, member)).status).toBe(404);
    expect((await show(id, member)).status).toBe(404);
    expect((await show(id, null)).to).toMatch(/^\/sign-in/);
    expect((await stop(id)).to).toBe(`/g/${slug}/texts/new`);
    expect((await show(id)).status).toBe(404);
  });
});

function pageOf(page: ImportPageData): string {
  const router = createMemoryRouter([{ path: "/", element: createElement(ImportPage, { page }) }]);
  return renderToString(createElement(RouterProvider, { router })).replaceAll("<!-- -->", "");
}

describe("the same source twice", () => {
  const words = "# A thing of its own\n\nSaid once.\n";
  const shown = (to: string) =>
    outcome(review.loader(get(to, { as: host, params: { id: to.replace("/imports/", "") } })));

  test("is told before it is added again, pasted or as a file, and can be added all the same", async () => {
    const first = await send("new", { content: words });
    expect(first.to).toMatch(/^\/t\//);
    const again = await send("new", { file: file("a.md", words.replaceAll("\n", "\r\n")) });
    expect(again.to).toMatch(/^\/imports\//);
    const { data } = await shown(again.to ?? "");
    expect(data["standing"]).toEqual({ title: "A thing of its own", url: first.to });
    const id = again.to?.replace("/imports/", "") ?? "";
    const names = { version: "0", title: "A thing of its own", byline: "" };
    const twice = await outcome(publish.action(post(`/imports/${id}/publish`, names, { as: host, params: { id } })));
    expect([twice.to?.startsWith("/t/"), twice.to === first.to]).toEqual([true, false]);
  });

  test("sent twice by one form it is the text that stands; in another group it is another", async () => {
    const content = `${words}\nAnd again.\n`;
    const once = await send("new", { content, key: "a-key-of-this-form" });
    expect((await send("new", { content, key: "a-key-of-this-form" })).to).toBe(once.to);
    expect((await send("new", { content }, host, secret)).to).toMatch(/^\/(?:t\/|g\/)/);
    const fresh = await send("outline", { content: `${words}\nNothing like it.\n` });
    expect((await shown(fresh.to ?? "")).data["standing"]).toBeNull();
  });
});
