/** What a new edition of a long text costs when every paragraph of it was changed, and what everybody else feels of it. */
import path from "node:path";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { root } from "./support/process";
import { seed } from "./support/seed";
import { temporaryFolder } from "./support/server";
import { row, shown } from "./support/table";

/** A book of a million words, as most books are; and as long as they come. */
const sizes = [
  { paragraphs: 12_500, wordsEach: 67 },
  { paragraphs: 18_000, wordsEach: 55 },
];
/** Some on a whole paragraph, some on a passage of it, some of those left out in the new edition. */
const threads = 300;

export default async function editions() {
  const folder = temporaryFolder();
  const { people } = await seed(folder, { comments: 0, writers: 1 });
  process.env["DATA_DIR"] = folder;
  const { checkpointApart, closeDatabase } = await import("#db/db.server");
  const { importText, textView } = await import("../app/texts/texts.server");
  const { putForward } = await import("../app/texts/editions.server");
  const { compareIn } = await import("../app/texts/comparer.server");
  const { changesPage } = await import("../app/comments/edition-pages.server");
  const { movedTo } = await import("../app/comments/moved-to.server");
  const { postComment } = await import("../app/comments/comments.server");
  const { migrationReport } = await import("../app/comments/migration-report.server");
  const { letBeRead } = await import("../app/comments/migration.server");
  // As the built server does; this runs from source.
  compareIn(path.join(root, "build", "comparer.js"), 200_000);
  checkpointApart(path.join(root, "build", "checkpointer.js"));
  const [host] = people;
  if (!host) throw new Error("nobody there");
  const viewer = { ...host, isOperator: false, by: { authSession: "bench" } };

  const rows = [];
  for (const [nth, { paragraphs, wordsEach }] of sizes.entries()) {
    const texts = prose(paragraphs, wordsEach);
    const { id } = await importText(viewer, "bench", draftOf(texts), { source: `first ${nth}`, title: `Book ${nth}` });
    const blocks = (await textView(viewer, id)).sections.flatMap((section) => section.blocks);
    for (let thread = 0; thread < threads; thread++) {
      const { id: block, text } = blocks[Math.floor((thread * blocks.length) / threads)] ?? { id: "", text: "" };
      const exact = text.split(" ").slice(10, 18).join(" ");
      const quote = thread % 3 === 0 ? undefined : { exact, prefix: "", suffix: "" };
      await postComment(viewer, id, { anchor: { block, quote }, body: "What of this?" });
    }
    const changed = texts.map((text, at) => (at % 60 === 0 ? text.split(" ").reverse().join(" ") : mended(text)));
    const brought = await watched(() => putForward(viewer, id, draftOf(changed), { source: `second ${nth}` }));
    const reported = await watched(() =>
      migrationReport(viewer, id, 2, { how: null, after: null, limit: 50, language: "en" }),
    );
    const begun = await watched(() => letBeRead(viewer, id, 2));
    const told = await watched(() => changesPage(viewer, id, "2", { from: 0, language: "en" }));
    const led = await watched(() => movedTo(viewer, id, "1"));
    const of = `${paragraphs.toLocaleString("en")} paragraphs`;
    for (const [meanwhile, { took, longest }, most] of [
      ["the edition is compared and kept", brought, 30],
      ["its report is worked out", reported, 30],
      ["it begins to be read", begun, 10],
      ["what is different in it is shown", told, 10],
      ["a link of the edition before is led on", led, 10],
    ] as const)
      rows.push(
        row(`${of}: ${meanwhile}`, { reached: shown(took, "s"), value: took, most, asked: `${most} s` }),
        row(`${of}: the longest that others wait while ${meanwhile}`, {
          ...{ reached: shown(longest, "ms"), value: longest, most: 50, asked: "50 ms" },
        }),
      );
  }
  await closeDatabase();
  return {
    title: "New editions",
    rows,
    notes: `Every paragraph is changed, and there are ${threads} threads on them. The report is worked out from nothing, as when it is first opened.`,
  };
}

/** Seconds, and the milliseconds of the longest turn of the event loop. */
async function watched(run: () => Promise<unknown>): Promise<{ took: number; longest: number }> {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  const began = performance.now();
  await run();
  const took = (performance.now() - began) / 1000;
  await new Promise((resolve) => setTimeout(resolve, 5));
  delay.disable();
  return { took, longest: delay.max / 1e6 };
}

/** Of 3,000 words, the first of them much more often than the last, as words are. */
function prose(paragraphs: number, wordsEach: number): string[] {
  let state = 7;
  const chance = () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32;
  const word = () => `w${Math.floor(3_000 * chance() ** 3).toString(36)}`;
  return Array.from({ length: paragraphs }, () => `${Array.from({ length: wordsEach }, word).join(" ")}.`);
}

const mended = (text: string) =>
  text
    .split(" ")
    .map((word, at) => (at % 17 === 3 ? `${word}x` : word))
    .join(" ");

const draftOf = (texts: string[]) => ({
  ...{
    format: "plain" as const,
    title: "A book",
    byline: null,
    language: "en",
    published: null,
    source: null,
    licence: null,
    warnings: [],
  },
  sections: Array.from({ length: Math.ceil(texts.length / 50) }, (_, at) => ({
    ...{ heading: `Chapter ${at + 1}`, level: 1 },
    blocks: texts.slice(at * 50, at * 50 + 50).map((text) => ({ kind: "paragraph" as const, html: text, text })),
  })),
});
