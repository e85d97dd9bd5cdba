/** What comes in: a web page beside bare Readability, a book of a million words beside its own bytes, and what everybody else feels of it. */
import fs from "node:fs";
import path from "node:path";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { Readability } from "@mozilla/readability";
import { strToU8, zipSync, type Zippable } from "fflate";
import { parseHTML } from "linkedom";
import { sentences, seed } from "./support/seed";
import { root } from "./support/process";
import { temporaryFolder } from "./support/server";
import { median, row, rounds, shown } from "./support/table";

const pageBytes = 340_000;
const chapters = 300;
const paragraphs = 50;
const wordsEach = 67;

export default async function imports() {
  const folder = temporaryFolder();
  const { people, textId } = await seed(folder, { comments: 0, writers: 1 });
  process.env["DATA_DIR"] = folder;
  const { closeDatabase } = await import("#db/db.server");
  const { readSource } = await import("../app/texts/import/read");
  const { readInChild } = await import("../app/texts/import/child.server");
  const { importText } = await import("../app/texts/texts.server");
  const { readingPage } = await import("../app/comments/reading-page.server");

  const page = webPage();
  const bare = () => {
    const { document } = parseHTML(page);
    return new Readability(document as unknown as Document).parse()?.textContent?.length ?? 0;
  };
  const ours = () => readSource({ content: page, format: "html" });
  const [floors, costs]: number[][] = [[], []];
  bare();
  await ours();
  for (let round = 0; round < rounds() * 3; round++) {
    floors?.push(await cpuFor(bare));
    costs?.push(await cpuFor(ours));
  }
  const [floor, cost] = [median(floors ?? []), median(costs ?? [])];

  const epub = book();
  const reader = path.join(root, "build", "reader.js");
  const delay = monitorEventLoopDelay({ resolution: 5 });
  const watching = watchChildren();
  delay.enable();
  const began = performance.now();
  const { draft, hash } = await readInChild(
    { bytes: epub, fileName: "book.epub" },
    reader,
    { patience: 60_000, memory: 500 * 1024 * 1024 },
    { onPicture: () => undefined },
  );
  const took = (performance.now() - began) / 1000;
  delay.disable();
  const [host] = people;
  if (!host) throw new Error("nobody there");
  const viewer = { ...host, isOperator: false, by: { authSession: "bench" } };
  const made = await importText(viewer, "bench", draft, { source: { sha256: hash }, title: "A book" });

  const opened = (id: string) => () => readingPage(null, id, { p: null, language: "en" });
  const [article, whole] = [opened(textId), opened(made.id)];
  await article();
  const first = await cpuFor(whole);
  const [short, long]: number[][] = [[], []];
  for (let round = 0; round < rounds() * 4; round++) {
    short?.push(await cpuFor(article));
    long?.push(await cpuFor(whole));
  }
  const [ofArticle, ofBook] = [median(short ?? []), median(long ?? [])];
  const bytes = async (open: () => ReturnType<typeof readingPage>) => {
    const { html, page } = await open();
    return html.length + JSON.stringify(page).length;
  };
  const [articleBytes, bookBytes] = [await bytes(article), await bytes(whole)];
  await closeDatabase();

  const words = draft.sections.reduce((sum, { blocks }) => sum + blocks.length * wordsEach, 0);
  return {
    title: "Imports",
    rows: [
      row(`A web page of ${shown(pageBytes / 1000, "kB")}`, {
        ...{ reached: shown(cost, "ms"), floor: shown(floor, "ms"), ratio: shown(cost / floor) },
        ...{ value: cost / floor, most: 1.5, asked: "1.5 times bare Readability" },
      }),
      row(`A book of ${words.toLocaleString("en")} words in ${chapters} chapters`, {
        ...{ reached: shown(took, "s"), value: took, most: 60, asked: "60 s" },
      }),
      row("The same: memory of the process that reads it", {
        ...{ reached: shown(watching.stop(), "MB"), value: watching.stop(), most: 500, asked: "500 MB" },
      }),
      row("The same: the longest that everybody else waits", {
        ...{ reached: shown(delay.max / 1e6, "ms"), value: delay.max / 1e6, most: 50, asked: "50 ms" },
      }),
      row("Opening that book, as the text of 60 paragraphs", {
        ...{ reached: shown(ofBook, "ms"), floor: shown(ofArticle, "ms"), ratio: shown(ofBook / ofArticle) },
        ...{ value: ofBook, most: 50, asked: "50 ms" },
      }),
      row("The same: what goes over the wire", {
        ...{ reached: shown(bookBytes / 1000, "kB"), floor: shown(articleBytes / 1000, "kB") },
        ...{ ratio: shown(bookBytes / articleBytes), value: bookBytes / 1000, most: 500, asked: "500 kB" },
      }),
    ],
    notes: `Processor time, medians, but for the book, which is timed by the clock. Its page is put together for the first time in ${shown(first, "ms")}: its blocks are read then, and kept.`,
  };
}

/** Milliseconds of processor time. */
async function cpuFor(run: () => unknown): Promise<number> {
  const before = process.cpuUsage();
  await run();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** The most that a child of this process has held, in megabytes. Linux only. */
function watchChildren(): { stop(): number } {
  let most = 0;
  const look = () => {
    for (const name of fs.readdirSync("/proc").filter((each) => /^\d+$/.test(each))) {
      try {
        const status = fs.readFileSync(`/proc/${name}/status`, "utf8");
        if (!new RegExp(`^PPid:\\s+${process.pid}$`, "m").test(status)) continue;
        most = Math.max(most, Number(/^VmHWM:\s+(\d+)/m.exec(status)?.[1] ?? 0) / 1024);
      } catch {
        // It has ended in between.
      }
    }
  };
  const timer = setInterval(look, 100);
  return {
    stop() {
      clearInterval(timer);
      return most;
    },
  };
}

/** An article with what stands around one: menus, a column of links, comments of readers. */
function webPage(): string {
  const words = sentences(11);
  const link = (nth: number) => `<li class="menu-item"><a href="/${nth}">${words(3)}</a></li>`;
  const links = (many: number) =>
    `<ul class="menu">${Array.from({ length: many }, (_, nth) => link(nth)).join("")}</ul>`;
  let body = "";
  for (let section = 1; body.length < pageBytes * 0.8; section++) {
    body += `<h2 id="part-${section}">${words(4)}</h2>`;
    for (let nth = 0; nth < 8; nth++)
      body += `<p>${words(90)}, <a href="/x">${words(2)}</a>, <em>${words(4)}</em>.</p>\n`;
  }
  const around = `<header>${links(40)}</header><aside class="sidebar">${links(200)}</aside>`;
  const said = `<div class="comments">${Array.from({ length: 60 }, () => `<div class="comment"><p>${words(20)}</p></div>`).join("")}</div>`;
  return `<!doctype html><html lang="en"><head><title>${words(5)}</title></head><body>${around}<main><article><h1>${words(5)}</h1>${body}</article></main>${said}<footer>${links(30)}</footer></body></html>`;
}

function book(): Uint8Array {
  const words = sentences(13);
  const files: Zippable = {};
  const put = (name: string, text: string) => (files[name] = strToU8(text));
  const xhtml = (body: string) =>
    `<?xml version="1.0" encoding="utf-8"?><html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"><head><title>x</title></head><body>${body}</body></html>`;
  put("mimetype", "application/epub+zip");
  put(
    "META-INF/container.xml",
    `<?xml version="1.0"?><container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="b.opf" media-type="application/oebps-package+xml"/></rootfiles></container>`,
  );
  const names = Array.from({ length: chapters }, (_, at) => `c${at + 1}.xhtml`);
  for (const [at, name] of names.entries()) {
    const said = Array.from({ length: paragraphs }, () => `<p>${words(wordsEach)}.</p>`).join("\n");
    put(name, xhtml(`<h1>Chapter ${at + 1}</h1>${said}`));
  }
  put(
    "nav.xhtml",
    xhtml(
      `<nav epub:type="toc"><ol>${names.map((name, at) => `<li><a href="${name}">Chapter ${at + 1}</a></li>`).join("")}</ol></nav>`,
    ),
  );
  const items = names
    .map((name, at) => `<item id="c${at}" href="${name}" media-type="application/xhtml+xml"/>`)
    .join("");
  const spine = names.map((_, at) => `<itemref idref="c${at}"/>`).join("");
  put(
    "b.opf",
    `<?xml version="1.0"?><package xmlns="http://www.idpf.org/2007/opf" version="3.0"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>A book</dc:title><dc:language>en</dc:language></metadata><manifest><item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>${items}</manifest><spine>${spine}</spine></package>`,
  );
  return zipSync(files, { level: 6 });
}
