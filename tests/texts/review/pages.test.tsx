/** Looking a text over before it is added, as a browser without JavaScript does it: pages and forms. */
import type { ActionFunctionArgs } from "@remix-run/node";
import { renderToStaticMarkup } from "react-dom/server";
import { createMemoryRouter, RouterProvider } from "react-router-dom";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { schema, write } from "#db/db.server";
import * as add from "~/routes/g.$slug.texts.new";
import * as look from "~/routes/g.$slug.texts.outline";
import * as review from "~/routes/imports.$id._index";
import * as correct from "~/routes/imports.$id.corrections.$kind";
import * as publish from "~/routes/imports.$id.publish";
import * as away from "~/routes/imports.$id.throw-away";
import * as undo from "~/routes/imports.$id.undo";
import { ReviewPage } from "~/texts/review-page";
import type { ReviewPageData } from "~/texts/review-page.server";
import { textView } from "~/texts/texts.server";
import { column, pdfOf } from "../import/pdf-maker";
import { get, outcome, person, post, type Person } from "../../comments/page-support";
import { addMember, makeGroup, tokenOf } from "../../support/people";

let host: Person, second: Person, member: Person, outsider: Person, slug: string;
beforeAll(async () => {
  [host, second, member, outsider] = (await Promise.all(["Hedda", "Second", "Member", "Outsider"].map(person))) as [
    Person,
    Person,
    Person,
    Person,
  ];
  slug = await makeGroup(host, "private");
  await addMember(slug, second, "host");
  await addMember(slug, member);
});

// So many tests would be more than may wait for one person.
beforeEach(() => write(async (tx) => void (await tx.delete(schema.importDrafts))));

type Sent = { content?: string; title?: string; byline?: string; file?: File };
/** As a browser sends the form: the file goes along, chosen or not. */
async function send(fields: Sent) {
  const form = new FormData();
  for (const [name, value] of Object.entries({ content: "", title: "", file: new File([], ""), ...fields }))
    form.append(name, value);
  return outcome(look.action(post(`/g/${slug}/texts/outline`, form, { as: host, params: { slug } })));
}
async function bring(fields: Sent): Promise<string> {
  const { status, to } = await send(fields);
  expect({ status, to }).toEqual({ status: 303, to: expect.stringMatching(/^\/imports\/\w+$/) });
  return to!.slice("/imports/".length);
}
const see = (id: string, search = "", as: Person | null = host) =>
  outcome(review.loader(get(`/imports/${id}`, { as, params: { id }, search })));
const seen = async (id: string, search = "") => (await see(id, search)).data as unknown as ReviewPageData;
const step = (id: string, kind: string, fields: Record<string, string> | URLSearchParams, as: Person | null = host) => {
  const asked = post(
    `/imports/${id}/corrections/${kind}`,
    Object.fromEntries(fields instanceof URLSearchParams ? fields : Object.entries(fields)),
    { as, params: { id, kind } },
  );
  if (fields instanceof URLSearchParams) asked.request = new Request(asked.request, { body: fields });
  return outcome(correct.action(asked));
};
const doing = (
  door: { action: (args: ActionFunctionArgs) => Promise<unknown> },
  id: string,
  fields: Record<string, string>,
  as: Person | null = host,
) => outcome(door.action(post(`/imports/${id}/x`, fields, { as, params: { id } })));

function pageOf(page: ReviewPageData, refused?: Parameters<typeof ReviewPage>[0]["refused"]) {
  const element = <ReviewPage page={page} refused={refused} />;
  return renderToStaticMarkup(<RouterProvider router={createMemoryRouter([{ path: "/", element }])} />);
}

const words = "Only a sentence, and another one after it.\n";
const titled = "# Of Studies\n\nStudies serve for delight.\n";
const essay = "# Of Studies\n\nOne.\n\nTwo. *Three.*\n\n## Use\n\nFour.\n\n### Deep\n\nFive.\n";

describe("the title of a text", () => {
  const cases: [string, () => Sent, string][] = [
    ["that has one", () => ({ file: new File([titled], "bacon.md") }), "Of Studies"],
    ["without: the file's name", () => ({ file: new File([words], "On_tea.v2.txt") }), "On tea.v2"],
    ["without, already given", () => ({ file: new File([words], "tea.txt"), title: "Mine" }), "Mine"],
    ["without, in a file without a name", () => ({ file: new File([words], ".txt") }), ""],
    ["without, pasted", () => ({ content: words }), ""],
  ];
  test.each(cases)("%s", async (_, sent, title) => {
    const page = await seen(await bring(sent()));
    expect(page.title).toBe(title);
    const box = /<input[^>]*name="title"[^>]*>/.exec(pageOf(page))?.[0] ?? "";
    expect(box).toContain("required");
    expect(box).toContain(`value="${title}"`);
  });
});

test("a PDF is looked over first, whichever button is pressed", async () => {
  const said = "The first paragraph goes on for several lines, so that there is something to join. ".repeat(4).trim();
  const bytes = new Uint8Array(pdfOf([column([said, said]).placed]));
  const form = new FormData();
  for (const [name, value] of Object.entries({ content: "", title: "Guessed", file: new File([bytes], "a.pdf") }))
    form.append(name, value);
  const { to } = await outcome(add.action(post(`/g/${slug}/texts/new`, form, { as: host, params: { slug } })));
  expect(to).toMatch(/^\/imports\/\w+$/);
  const page = await seen(to!.slice("/imports/".length));
  expect(page).toMatchObject({ title: "Guessed", fileName: "a.pdf", paragraphs: 2 });
  expect(page.warnings.length).toBeGreaterThan(0);
});

test("what was left out is said", async () => {
  const page = await seen(await bring({ file: new File([`${titled}\n![A lift](a.png)\n`], "a.md") }));
  expect(pageOf(page)).toContain("1 picture was left out");
});

test.each<[string, () => Sent]>([
  ["content", () => ({ content: "# A\n\n## B\n\n### C" })],
  ["file", () => ({ file: new File(["# A\n\n## B\n\n### C"], "a.md") })],
])("headings with nothing under them are refused at the %s", async (at, sent) => {
  const { status, data } = await send(sent());
  expect([status, Object.keys((data["errors"] as object | undefined) ?? {})]).toEqual([422, [at]]);
});

describe("the page", () => {
  test("shows outline and text, and what can be done where", async () => {
    const page = await seen(await bring({ content: essay }));
    expect(page).toMatchObject({
      version: 0,
      last: null,
      isWhole: true,
      paragraphs: 4,
      outline: [
        { heading: null, from: 1, to: 2, href: "#s-0" },
        { heading: "Use", from: 3, to: 3, href: "#s-1" },
        { heading: "Deep", from: 4, to: 4, href: "#s-2" },
      ],
    });
    const [first, use] = page.shown;
    expect(first?.blocks).toMatchObject([
      { at: 0, number: 1, canJoin: false, openings: [] },
      { at: 1, number: 2, canJoin: true, canHead: true, openings: [{ before: 5, says: "Three." }] },
    ]);
    expect(use?.under).toBe(1);
    const html = pageOf(page);
    expect(html).toContain("Two. <em>Three.</em>");
    expect(html).not.toContain("/undo");
    // Every form says which draft it was made for, and every button goes to an address of it.
    const forms = [...html.matchAll(/<form[^>]*action="([^"]*)"[^>]*>(.*?)<\/form>/gs)];
    expect(forms.length).toBeGreaterThan(6);
    for (const [, action, inside] of forms) {
      expect(action).toMatch(new RegExp(`^/imports/${page.id}/`));
      if (!action?.endsWith("throw-away")) expect(inside).toContain('name="version" value="0"');
    }
  });

  test("of a long text a part at a time, each part leading to the next", async () => {
    const many = (nth: number, of: number) => Array.from({ length: of }, (_, at) => `Words ${nth} ${at}.`).join("\n\n");
    const id = await bring({
      title: "Long",
      content: `## A\n\n${many(1, 10)}\n\n## B\n\n${many(2, 320)}\n\n## C\n\n${many(3, 4)}\n`,
    });
    const told = async (search: string) => {
      const { shown, previous, next } = await seen(id, search);
      const blocks = shown.flatMap((section) => section.blocks);
      return [blocks.length, blocks[0]?.at, previous, next];
    };
    expect(await told("")).toEqual([10, 0, null, "?section=1#s-1"]);
    expect(await told("?section=1")).toEqual([150, 10, "?section=0#s-0", "?section=1&from=150#s-1"]);
    expect(await told("?section=1&from=300")).toEqual([20, 310, "?section=1&from=150#s-1", "?section=2#s-2"]);
    expect(await told("?section=2")).toEqual([4, 330, "?section=1&from=300#s-1", null]);
    for (const odd of ["?section=99&from=99", "?section=2&from=1e9", "?section=2&from=-1"])
      expect((await told(odd))[1]).toBe(330);
    expect(await told("?section=x")).toEqual(await told(""));
    // One goes back to where one was.
    const at = (place: number, version: number, kind = "drop") =>
      step(id, kind, { at: String(place), version: String(version) });
    expect((await at(320, 0)).to).toBe(`/imports/${id}?section=1&from=300#b-320`);
    expect((await at(12, 1, "join")).to).toBe(`/imports/${id}?section=1#b-11`);
  });

  test("a form does a step and leads back to its place", async () => {
    const id = await bring({ content: essay });
    expect(await step(id, "split", { version: "0", at: "1", before: "5" })).toMatchObject({
      status: 303,
      to: `/imports/${id}#b-1`,
    });
    expect(await step(id, "level", { version: "1", section: "1", level: "4" })).toMatchObject({
      to: `/imports/${id}#s-1`,
    });
    expect(await step(id, "names", { version: "2", title: "Mine", byline: "B" })).toMatchObject({
      to: `/imports/${id}`,
    });
    const page = await seen(id);
    expect(page).toMatchObject({ version: 3, last: "names", title: "Mine", byline: "B", paragraphs: 5 });
    expect(pageOf(page)).toContain("/undo");
    expect(await doing(undo, id, { version: "3" })).toMatchObject({
      ...{ status: 303, to: `/imports/${id}?undone=names` },
    });
    expect(await seen(id)).toMatchObject({ version: 4, title: "Of Studies", last: "level" });
  });

  test("what is taken back is where one is led, and is said", async () => {
    const id = await bring({ content: essay });
    const steps: [kind: string, fields: Record<string, string>, to: string][] = [
      ["split", { at: "1", before: "5" }, "?undone=split#b-1"],
      ["reword", { at: "2", words: "4." }, "?undone=reword#b-2"],
      ["drop", { at: "3" }, "?undone=drop#b-3"],
      ["retitle", { section: "1", heading: "Of use" }, "?undone=retitle#s-1"],
      ["leave-out", { section: "2" }, "?undone=leave-out#s-2"],
    ];
    let version = 0;
    for (const [kind, fields, to] of steps) {
      await step(id, kind, { version: String(version++), ...fields });
      expect((await doing(undo, id, { version: String(version++) })).to).toBe(`/imports/${id}${to}`);
    }
    const html = pageOf(await seen(id, "?undone=drop"));
    expect(html).toMatch(/id="b-3"[^>]*tabindex="-1"/i);
    expect(await seen(id, "?undone=drop")).toMatchObject({ undone: "drop" });
    expect(await seen(id, "?undone=constructor")).toMatchObject({ undone: null });
  });

  test("the words of a picture are its description; what has no number is counted by itself", async () => {
    const id = await bring({ content: essay });
    const page = await seen(id);
    const [section] = page.shown;
    const [block] = section?.blocks ?? [];
    if (!section || !block) throw new Error("nothing is shown");
    const unnumbered = (["picture", "caption", "picture", "caption"] as const).map((kind, nth) => ({
      ...{ ...block, at: nth, number: null, kind, nth: Math.floor(nth / 2) + 1, words: "So" },
    }));
    const html = pageOf({ ...page, last: "describe", shown: [{ ...section, blocks: unnumbered }] });
    for (const said of ["Change picture 1", "Change picture 2", "Change caption 1", "Change caption 2"])
      expect(html.split(`aria-label="${said}"`)).toHaveLength(2);
    for (const said of ["Description of picture 2", "What caption 2 says", "the description of a picture"])
      expect(html).toContain(said);
  });

  describe("what was typed elsewhere", () => {
    const typed = [
      { do: "reword", at: 3, words: "Four, or five." },
      { do: "retitle", section: 2, heading: "Deeper" },
      { do: "level", section: 2, level: 4 },
      { do: "names", title: "Typed", byline: "B" },
    ];
    const also = JSON.stringify(typed);
    const told = async (id: string) => {
      const { title, shown, version } = await seen(id);
      const last = shown.at(-1);
      const said = shown.flatMap(({ blocks }) => blocks).map(({ words }) => words);
      return { title, version, heading: last?.heading, level: last?.level, said };
    };

    test("is kept by the same request, and what was asked is done after it", async () => {
      const id = await bring({ content: `${essay}\nSix.\n` });
      expect(await step(id, "join", { version: "0", at: "1", also })).toMatchObject({
        ...{ status: 303, to: `/imports/${id}#b-0` },
      });
      expect(await told(id)).toEqual({
        ...{ title: "Typed", version: 1, heading: "Deeper", level: 4 },
        said: ["One. Two. Three.", "Four.", "Four, or five.", "Six."],
      });
    });

    test("is kept as well by what takes back, and by what adds the text", async () => {
      const id = await bring({ content: `${essay}\nSix.\n` });
      await step(id, "drop", { version: "0", at: "0" });
      // As the page shows it after the step: what was the third block is the second.
      const shifted = JSON.stringify(typed.map((each) => (each.at === undefined ? each : { ...each, at: 2 })));
      expect(await doing(undo, id, { version: "1", also: shifted })).toMatchObject({
        to: `/imports/${id}?undone=drop#b-0`,
      });
      expect(await told(id)).toMatchObject({
        title: "Typed",
        said: ["One.", "Two. Three.", "Four.", "Four, or five.", "Six."],
      });
      const last = JSON.stringify([{ do: "reword", at: 0, words: "Won." }]);
      const { to } = await doing(publish, id, { version: "2", title: "Typed", byline: "", also: last });
      expect((await textView(host, to?.slice(3) ?? "")).sections[0]?.blocks[0]?.text).toBe("Won.");
      // Sent once more it is that text, and nothing is changed.
      expect((await doing(publish, id, { version: "2", title: "Typed", also: last })).to).toBe(to);
    });

    test("on what is taken back is not lost: that is said", async () => {
      const id = await bring({ content: essay });
      await step(id, "join", { version: "0", at: "1" });
      const onJoined = JSON.stringify([{ do: "reword", at: 0, words: "Both." }]);
      const got = await doing(undo, id, { version: "1", also: onJoined });
      expect(got).toMatchObject({ status: 422, data: { values: { also: onJoined } } });
      expect((await seen(id)).version).toBe(1);
      expect(pageOf(await seen(id), got.data as never)).toContain("Both.");
    });

    test("stands in its boxes where the step is refused, to go along with the next", async () => {
      const id = await bring({ content: essay });
      const got = await step(id, "join", { version: "0", at: "0", also });
      expect(got.status).toBe(422);
      expect(await told(id)).toMatchObject({ version: 0, title: "Of Studies" });
      const html = pageOf(await seen(id), got.data as never);
      expect(html.match(/data-unkept/g)).toHaveLength(4);
      for (const said of ["Four, or five.", 'value="Deeper"', 'value="Typed"']) expect(html).toContain(said);
      expect(pageOf(await seen(id))).not.toContain("data-unkept");
    });

    test("that cannot be kept is said to be elsewhere; nothing is done", async () => {
      const id = await bring({ content: essay });
      for (const wrong of [[{ do: "reword", at: 0, words: "" }], [{ do: "retitle", section: 9, heading: "x" }]]) {
        const got = await step(id, "join", { version: "0", at: "1", also: JSON.stringify(wrong) });
        expect(got).toMatchObject({
          status: 422,
          data: { errors: { form: expect.stringContaining("another place") } },
        });
      }
      for (const broken of ["{", "{}", "[1]", '[{"do":"drop","at":0}]', "null"])
        expect((await step(id, "join", { version: "0", at: "1", also: broken })).status).toBe(422);
      expect((await seen(id)).version).toBe(0);
    });

    test("is to be copied where the draft is another by now: its places may be others", async () => {
      const id = await bring({ content: essay });
      await step(id, "drop", { version: "0", at: "0" });
      const late = await step(id, "join", { version: "0", at: "1", also });
      const html = pageOf(await seen(id), late.data as never);
      expect(html).toMatch(/<textarea[^>]*readOnly[^>]*>Four, or five\.</i);
      expect(html).not.toMatch(/name="words"[^>]*>Four, or five/);
    });
  });

  test("where the text comes from is shown to be corrected, and what is wrong with it is said", async () => {
    const id = await bring({ content: `---\ndate: 1921\n---\n\n${essay}` });
    const page = await seen(id);
    expect(page.origin).toEqual({ published: "1921", source: "", licence: "" });
    const html = pageOf(page);
    expect(html).toMatch(/<details[^>]* open=""[^>]*>.*name="published"[^>]*value="1921"/s);
    for (const name of ["published", "source", "licence"])
      expect(html).toMatch(new RegExp(`<input(?=[^>]*name="${name}")(?=[^>]*maxLength)`, "i"));
    const names = { version: "0", title: "T", byline: "" };
    for (const answer of [
      await step(id, "names", { ...names, source: "The Paper" }),
      await doing(publish, id, { ...names, source: "The Paper" }),
    ])
      expect(answer).toMatchObject({
        status: 422,
        data: { values: { source: "The Paper" }, errors: { source: expect.stringContaining("https://") as string } },
      });
    const { to } = await doing(publish, id, { ...names, source: "https://example.org/a", licence: "MIT" });
    expect(await textView(host, to?.slice(3) ?? "")).toMatchObject({
      ...{ published: "1921", source: "https://example.org/a", licence: "MIT" },
    });
  });

  test("several sections are left out at once, or one with what stands under it", async () => {
    const id = await bring({ content: essay });
    const ticked = new URLSearchParams([
      ["version", "0"],
      ["section", "0"],
      ["section", "2"],
    ]);
    expect((await step(id, "leave-out", ticked)).to).toBe(`/imports/${id}#s-0`);
    expect((await seen(id)).outline.map(({ heading }) => heading)).toEqual(["Use"]);
    await doing(undo, id, { version: "1" });
    await step(id, "leave-out", { version: "2", section: "1", under: "1" });
    expect((await seen(id)).outline.map(({ heading }) => heading)).toEqual([null]);
  });

  test("a second window hears what stands, and keeps what was typed", async () => {
    const id = await bring({ content: essay });
    await step(id, "drop", { version: "0", at: "0" });
    const late = await step(id, "names", { version: "0", title: "Typed", byline: "" });
    expect(late).toMatchObject({
      status: 409,
      data: { kind: "conflict", values: { title: "Typed" }, current: { version: 1 } },
    });
    const html = pageOf(await seen(id), late.data as never);
    expect(html).toContain(String(late.data["detail"]));
    expect(html).toContain('value="Typed"');
    expect(html).toContain('name="version" value="1"');
    for (const door of [undo, publish])
      expect(await doing(door, id, { version: "0", title: "T" })).toMatchObject({ status: 409 });
  });

  test.each<[string, string, Record<string, string>, number]>([
    ["no place", "join", {}, 422],
    ["a place that is none", "drop", { at: "x" }, 422],
    ["a place beyond the end", "drop", { at: "4" }, 422],
    ["no section", "leave-out", {}, 422],
    ["an unknown step", "polish", { at: "0" }, 404],
    ["an inherited name", "constructor", { at: "0" }, 404],
    ["a title that is too long", "names", { title: "x".repeat(301) }, 422],
  ])("%s is refused", async (_, kind, fields, status) => {
    const id = await bring({ content: essay });
    expect((await step(id, kind, { version: "0", ...fields })).status).toBe(status);
    expect((await seen(id)).version).toBe(0);
  });

  test("published it leads to the text, from every address that it had", async () => {
    const id = await bring({ content: essay });
    await step(id, "drop", { version: "0", at: "0" });
    expect(await doing(publish, id, { version: "1", title: "", byline: "" })).toMatchObject({ status: 303 });
    const { status, to } = await doing(publish, id, { version: "1", title: "Mine", byline: "Me" });
    expect({ status, to }).toEqual({ status: 303, to: expect.stringMatching(/^\/t\/\w+$/) });
    expect((await see(id)).to).toBe(to);
    expect((await textView(host, to!.slice(3))).sections[0]?.blocks).toHaveLength(1);
  });

  test("without a title it stays, with the error at its box", async () => {
    const id = await bring({ content: words });
    const got = await doing(publish, id, { version: "0", title: " ", byline: "Me" });
    expect(got).toMatchObject({ status: 422, data: { values: { byline: "Me" } } });
    expect(Object.keys(got.data["errors"] as object)).toEqual(["title"]);
  });

  test("thrown away one is back at the form, and hears of none there", async () => {
    const id = await bring({ content: "# Thrown away soon\n\nWords.\n" });
    const form = () => outcome(add.loader(get(`/g/${slug}/texts/new`, { as: host, params: { slug } })));
    const waiting = async () => ((await form()).data as { waiting: { url: string; title: string }[] }).waiting;
    expect(await waiting()).toContainEqual(
      expect.objectContaining({ url: `/imports/${id}`, title: "Thrown away soon" }),
    );
    expect(await doing(away, id, {})).toMatchObject({ status: 303, to: `/g/${slug}/texts/new` });
    expect((await see(id)).status).toBe(404);
    expect((await waiting()).map(({ url }) => url)).not.toContain(`/imports/${id}`);
    const theirs = await outcome(add.loader(get(`/g/${slug}/texts/new`, { as: second, params: { slug } })));
    expect(theirs.data).toMatchObject({ waiting: [] });
  });
});

test.each<[string, () => Person | null, number | string]>([
  ["another host", () => second, 404],
  ["a member", () => member, 404],
  ["somebody from outside", () => outsider, 404],
  ["a stranger", () => null, "sign-in"],
])("%s may not", async (_, as, what) => {
  const id = await bring({ content: essay });
  const answers = [
    await see(id, "", as()),
    await outcome(correct.loader(get("/", { as: as(), params: { id, kind: "drop" } }))),
    await step(id, "drop", { version: "0", at: "0" }, as()),
    await step(id, "drop", {}, as()),
    await doing(undo, id, { version: "0" }, as()),
    await doing(publish, id, { version: "0", title: "T" }, as()),
    await doing(away, id, {}, as()),
  ];
  for (const got of answers) {
    if (what === "sign-in") expect(got.to).toMatch(/^\/sign-in\?to=/);
    else expect(got.status).toBe(what);
    expect(JSON.stringify(got.data)).not.toContain("Studies");
  }
  expect((await seen(id)).version).toBe(0);
});

test("a token that may only read changes nothing", async () => {
  const id = await bring({ content: essay });
  const asked = post(`/imports/${id}/undo`, { version: "0" }, { params: { id } });
  asked.request.headers.set("Authorization", `Bearer ${await tokenOf(host, ["read"])}`);
  expect((await outcome(undo.action(asked))).status).toBe(403);
});
