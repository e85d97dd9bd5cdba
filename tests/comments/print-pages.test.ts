/** Pages of the printed book on the reading page: led to also where they stand in a part that comes later, and no obstacle to a passage. */
import { beforeAll, expect, test } from "vitest";
import type { SignedIn } from "~/accounts/user";
import { markQuotes } from "~/comments/mark-quotes";
import { findQuote } from "~/comments/quote";
import { readingPart } from "~/comments/reading-part.server";
import { readWebPage } from "~/texts/import/html/web-page";
import { importText, textView } from "~/texts/texts.server";
import { makeGroup, makeUser } from "../support/people";

let host: SignedIn, id: string;
const prose = (nth: number) => `Paragraph ${nth} is long enough to be taken for one, and has a comma. `.repeat(2);
const page = (number: number) => `<span role="doc-pagebreak" aria-label="${number}"></span>`;

beforeAll(async () => {
  host = await makeUser();
  const body = Array.from(
    { length: 300 },
    (_, nth) => `<p>${prose(nth)}${nth === 250 ? `Before ${page(12)}behind.` : ""}</p>`,
  );
  const draft = readWebPage(`<html><body><h1>A book</h1>${body.join("")}</body></html>`);
  id = (await importText(host, await makeGroup(host), draft, { source: "book" })).id;
});

const partAt = (anchor: string) =>
  readingPart(null, id, { block: null, anchor }, { language: "en", here: null, discussed: new Map() });

test("what stands behind # brings its part", async () => {
  const { html, first } = await partAt("page-12");
  expect(html).toContain(`<span class="print-page" id="page-12" data-page="12"></span>`);
  const blocks = (await textView(null, id)).sections.flatMap((section) => section.blocks);
  expect(blocks.findIndex((block) => block.id === first)).toBeGreaterThan(0);
});

test.each(["page-13", "page-12-2", "page-", 'page-12"', "page-constructor"])("%s is nowhere", async (anchor) =>
  expect(partAt(anchor)).rejects.toMatchObject({ kind: "not-found" }),
);

test("a passage over the break of a page is found and marked", async () => {
  const blocks = (await textView(null, id)).sections.flatMap((section) => section.blocks);
  const block = blocks.find(({ html }) => html.includes("page-12"));
  expect(block?.text).toContain("Before behind.");
  const span = findQuote(block?.text ?? "", { exact: "Before behind", prefix: "", suffix: "." });
  const marked = markQuotes(block?.html ?? "", span ? [span] : [], block?.text ?? "");
  expect(marked).toContain(
    `<mark class="quote">Before </mark><span class="print-page" id="page-12" data-page="12"></span><mark class="quote">behind</mark>.`,
  );
});
