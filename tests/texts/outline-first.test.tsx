import { renderToStaticMarkup } from "react-dom/server";
import { createMemoryRouter, RouterProvider } from "react-router-dom";
import { beforeAll, describe, expect, test } from "vitest";
import * as outline from "~/routes/g.$slug.texts.outline";
import type { ShownOutline } from "~/texts/add-text.server";
import type { AddTextValues } from "~/texts/add-text-form";
import { OutlinePage } from "~/texts/outline-page";
import { outcome, person, post, type Person } from "../comments/page-support";
import { makeGroup } from "../support/people";

let host: Person, slug: string;
beforeAll(async () => {
  host = await person("Hedda");
  slug = await makeGroup(host, "public");
});

type Sent = { content?: string; title?: string; file?: File };
async function outlineOf(fields: Sent) {
  const form = new FormData();
  for (const [name, value] of Object.entries({ content: "", title: "", file: new File([], ""), ...fields }))
    form.append(name, value);
  const path = `/g/${slug}/texts/outline`;
  const { data, status } = await outcome(outline.action(post(path, form, { as: host, params: { slug } })));
  return { status, ...data } as unknown as {
    status: number;
    outline: ShownOutline;
    values: AddTextValues;
    errors?: object;
  };
}

function pageOf({ outline, values }: { outline: ShownOutline; values: AddTextValues }) {
  const group = { slug, name: "G", visibility: "public", hasGuests: false } as const;
  const element = <OutlinePage group={group} outline={outline} values={values} />;
  return renderToStaticMarkup(<RouterProvider router={createMemoryRouter([{ path: "/", element }])} />);
}

const words = "Only a sentence, and another one after it.\n";
const titled = "# Of Studies\n\nStudies serve for delight.\n";

describe("the title of a text", () => {
  const cases: [string, () => Sent, string, boolean][] = [
    ["that has one", () => ({ file: new File([titled], "bacon.md") }), "Of Studies", false],
    ["without: the file's name", () => ({ file: new File([words], "On_tea.v2.txt") }), "On tea.v2", true],
    ["without, already given", () => ({ file: new File([words], "tea.txt"), title: "Mine" }), "Mine", true],
    ["without, in a file without a name", () => ({ file: new File([words], ".txt") }), "", true],
    ["without, pasted", () => ({ content: words }), "", true],
  ];
  test.each(cases)("%s", async (_, sent, title, required) => {
    const found = await outlineOf(sent());
    expect(found.values.title).toBe(title);
    const box = /<input[^>]*name="title"[^>]*>/.exec(pageOf(found))?.[0] ?? "";
    expect(box.includes("required")).toBe(required);
  });
});

test("what was left out is said", async () => {
  const found = await outlineOf({ file: new File([`${titled}\n![A lift](a.png)\n`], "a.md") });
  expect(pageOf(found)).toContain("1 picture was left out");
});

test.each<[string, () => Sent]>([
  ["content", () => ({ content: "# A\n\n## B\n\n### C" })],
  ["file", () => ({ file: new File(["# A\n\n## B\n\n### C"], "a.md") })],
])("headings with nothing under them are refused at the %s", async (at, sent) => {
  const { status, errors } = await outlineOf(sent());
  expect([status, Object.keys(errors ?? {})]).toEqual([422, [at]]);
});
