/** Where readers find pictures: in the order of the words, with their descriptions, and no word lost or said twice for it. */
import { describe, expect, test } from "vitest";
import { readSource } from "~/texts/import/read";
import { hashesIn, shownIn, type Picture } from "~/texts/pictures/picture";
import { wordsOf } from "~/texts/import/safe-html";
import type { DraftBlock } from "~/texts/text";
import { outside, p, wordFile } from "../../support/word";
import { book } from "../import/epub-support";
import { dataAddress, drawing } from "./made";

type Source = Parameters<typeof readSource>[0];

async function read(source: Source) {
  const pictures: Picture[] = [];
  const draft = await readSource(source, { onPicture: (picture) => void pictures.push(picture) });
  return { draft, pictures, lines: draft.sections.flatMap(({ blocks }) => blocks.map(line)) };
}
/** A picture among words. */
const among = /<img src="([^"]*)" alt="([^"]*)"[^<>]*>/g;
const line = (block: DraftBlock) => {
  const shown = shownIn(block);
  if (!shown) return `${block.kind}: ${wordsOf(block.html.replace(among, "[$2 at $1]").replace(/[0-9a-f]{64}/g, "…"))}`;
  const size = shown.width ? ` ${shown.width}×${shown.height}` : "";
  return `picture: ${block.text} (${shown.source.replace(/[0-9a-f]{64}/, "…")}${size})`;
};
const html = (body: string) => `<!doctype html><html><body>${body}</body></html>`;
const page = (body: string) => ({ content: html(body), format: "html", address: "https://example.org/essays/one" });
const img = (more: string) => `<img ${more}>`;

describe("a page", () => {
  const away = "https://example.org/essays";
  test.each<[string, string, string[]]>([
    [
      "by itself",
      `<p>One.</p>${img('src="a.jpg" alt="A map"')}<p>Two.</p>`,
      ["paragraph: One.", `picture: A map (${away}/a.jpg)`, "paragraph: Two."],
    ],
    [
      "in a paragraph of its own, in a link",
      `<p>One.</p><p><a href="/big">${img('src="/a.jpg" alt=""')}</a></p>`,
      ["paragraph: One.", "picture:  (https://example.org/a.jpg)"],
    ],
    [
      "in a figure, with what stands below it",
      `<p>One.</p><figure>${img('src="a.jpg" alt="A map of the town"')}<figcaption>The town in 1907</figcaption></figure>`,
      ["paragraph: One.", `picture: A map of the town (${away}/a.jpg)`, "caption: The town in 1907"],
    ],
    [
      "described by its caption, which is said once",
      `<p>One.</p><figure>${img('src="a.jpg" alt="The town"')}<figcaption>The town</figcaption></figure>`,
      ["paragraph: One.", `picture:  (${away}/a.jpg)`, "caption: The town"],
    ],
    [
      "before the words of a paragraph, and behind them",
      `<p>${img('src="a.jpg" alt="A map"')} Words of it. ${img('src="b.jpg" alt="A lift"')}</p>`,
      [`picture: A map (${away}/a.jpg)`, "paragraph: Words of it.", `picture: A lift (${away}/b.jpg)`],
    ],
    [
      "a letter drawn large is a letter",
      `<p>${img('src="t.png" alt="T"')}he day came.</p>`,
      ["paragraph: T he day came."],
    ],
    [
      "a small sign is one",
      `<p>${img('src="s.png" width="20" height="20" alt="see here"')} Words.</p>`,
      [`paragraph: [see here at ${away}/s.png] Words.`],
    ],
    [
      "among words it stands where it stood",
      `<p>See ${img('src="a.jpg" alt="A map"')} here.</p>`,
      [`paragraph: See [A map at ${away}/a.jpg] here.`],
    ],
    [
      "in a list, a quotation and the cells of a table",
      `<ul><li>One ${img('src="a.jpg" alt="A"')}${img('src="b.jpg" alt="A lift"')}</li><li>${img('src="c.jpg" alt="A map"')}</li></ul>` +
        `<blockquote><p>Two</p><p>${img('src="d.jpg" alt="A door"')} three</p></blockquote>` +
        `<table><tr><th>Four</th></tr><tr><td>${img('src="e.jpg" alt=""')}</td></tr></table>`,
      [
        `list: One A [A lift at ${away}/b.jpg]\n[A map at ${away}/c.jpg]`,
        `quote: Two\n[A door at ${away}/d.jpg] three`,
        `table: Four\n[ at ${away}/e.jpg]`,
      ],
    ],
    [
      "in a list within a cell",
      `<table><tr><th>One</th><td>Two<ul><li>three ${img('src="a.jpg" alt="A map"')}</li></ul></td></tr></table>`,
      [`table: One\tTwo\nthree [A map at ${away}/a.jpg]`],
    ],
    [
      "in a paragraph of its own between empty lines, and in a table that says nothing",
      `<p>One.<br><br>${img('src="a.jpg" alt="A map"')}<br><br>Two.</p><table><tr><th>${img('src="b.jpg" alt="A lift"')}</th><td>${img('src="c.jpg" alt="A door"')}</td></tr></table>`,
      [
        ...["paragraph: One.", `picture: A map (${away}/a.jpg)`, "paragraph: Two."],
        ...[`picture: A lift (${away}/b.jpg)`, `picture: A door (${away}/c.jpg)`],
      ],
    ],
    [
      "what counts visitors, what adorns and what is a letter is none, or its word",
      `<p>One ${img('src="p.gif" width="1" height="1"')}two ${img('src="s.png" class="emoji" alt=":-)"')} three ${img('src="i.png" class="icon" alt=""')} four.</p>`,
      ["paragraph: One two :-) three four."],
    ],
    [
      "nowhere to be had among words",
      `<p>See ${img('src="ftp://example.org/a.jpg" alt="A map"')} and ${img('src="javascript:alert(1)" alt="A lift"')}.</p>`,
      ["paragraph: See A map and A lift ."],
    ],
    [
      "no address of ours is taken from a page",
      `<p>See ${img(`src="/pictures/${"0".repeat(64)}" alt="A map"`)} and ${img('src="picture:0" alt="A lift"')} here.</p>`,
      [`paragraph: See [A map at https://example.org/pictures/…] and A lift here.`],
    ],
    [
      "that loads late",
      `<p>One.</p><p>${img('src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" data-src="a.jpg" alt="A map"')}</p>`,
      ["paragraph: One.", `picture: A map (${away}/a.jpg)`],
    ],
    [
      "the largest of several",
      `<p>One.</p><p>${img('srcset="s.jpg 300w, l.jpg 1200w, m.jpg 600w" alt="A map"')}</p>`,
      ["paragraph: One.", `picture: A map (${away}/l.jpg)`],
    ],
    [
      "nowhere to be had",
      `<p>One.</p><p>${img('src="ftp://example.org/a.jpg" alt="A map"')}</p>`,
      ["paragraph: One.", "caption: A map"],
    ],
    [
      "a script for an address",
      `<p>One.</p><p>${img('src="javascript:alert(1)" alt="A map"')}</p>`,
      ["paragraph: One.", "caption: A map"],
    ],
    [
      "of the machine",
      `<p>One.</p><p>${img('src="file:///etc/passwd" alt="A map"')}</p>`,
      ["paragraph: One.", "caption: A map"],
    ],
  ])("%s", async (_, body, expected) => {
    expect((await read(page(`<article>${body}</article>`))).lines).toEqual(expected);
  });

  test("within the page itself", async () => {
    const address = dataAddress(await drawing());
    const { lines, pictures, draft } = await read(
      page(
        `<p>One.</p><p>${img(`src="${address}" alt="A square"`)}</p><p>${img(`src="${address}" alt="The same"`)}</p>`,
      ),
    );
    expect(lines).toEqual([
      "paragraph: One.",
      "picture: A square (/pictures/… 120×80)",
      "picture: The same (/pictures/… 120×80)",
    ]);
    expect(pictures).toHaveLength(1);
    expect(draft.warnings).toEqual([]);
    expect(JSON.stringify(draft)).not.toContain("base64");
  });

  test("within the page itself, among words; what cannot be decoded leaves its description there", async () => {
    const [good, bad, dot] = [
      dataAddress(await drawing()),
      dataAddress(Buffer.from("rubbish".repeat(900))),
      dataAddress(Buffer.concat([await drawing({ width: 8, height: 8 }), Buffer.alloc(4000)])),
    ];
    const body =
      `<p>One ${img(`src="${good}" alt="a square"`)} two(${img(`src="${bad}" alt="a &lt;ring&gt;"`)})three ${img(`src="${dot}" alt=""`)} four.</p>` +
      `<ul><li>Five</li><li>${img(`src="${bad}" alt=""`)}</li><li>${img(`src="${bad}" alt="a ring"`)}</li></ul>`;
    const { draft, pictures, lines } = await read(page(body));
    expect(lines).toEqual(["paragraph: One [a square at /pictures/…] two(a <ring>)three four.", "list: Five\na ring"]);
    const [first, second] = draft.sections[0]?.blocks ?? [];
    expect(first).toEqual({
      kind: "paragraph",
      html: `One <img src="/pictures/${pictures[0]?.hash}" alt="a square" width="120" height="80" loading="lazy" decoding="async"> two(a &lt;ring&gt;)three four.`,
      text: "One  two(a <ring>)three four.",
    });
    expect(second?.html).toBe("<ul><li>Five</li><li>a ring</li></ul>");
    expect(draft.warnings).toEqual([expect.stringMatching(/^3 pictures could not be taken in/)]);
    expect(hashesIn(draft.sections)).toEqual([pictures[0]?.hash]);
  });

  test("what cannot be decoded leaves its description, and that is said", async () => {
    const { lines, pictures, draft } = await read(
      page(`<p>One.</p><p>${img(`src="${dataAddress(Buffer.from("rubbish".repeat(900)))}" alt="A square"`)}</p>`),
    );
    expect([lines, pictures]).toEqual([["paragraph: One.", "caption: A square"], []]);
    expect(draft.warnings).toEqual([expect.stringMatching(/^1 picture could not be taken in/)]);
  });

  test("the words of one that is left out stay, whatever stands below it", async () => {
    const broken = dataAddress(Buffer.from("rubbish".repeat(900)));
    const body = `<p>One.</p><p>${img(`src="${broken}" alt="A square"`)}</p><p class="wp-caption-text">By somebody else</p><figure>${img(`src="${broken}" alt="A ring"`)}<figcaption>A ring, and more</figcaption></figure>`;
    const { lines } = await read(page(body));
    expect(lines).toEqual([
      "paragraph: One.",
      "caption: A square",
      "caption: By somebody else",
      "caption: A ring, and more",
    ]);
  });

  test("a page may be larger than its words, for the pictures within it", async () => {
    const address = dataAddress(Buffer.alloc(5 * 1024 * 1024, 7));
    const { lines } = await read(page(`<p>One.</p><p>${img(`src="${address}" alt="A square"`)}</p>`));
    expect(lines).toEqual(["paragraph: One.", "caption: A square"]);
    await expect(read({ content: "x ".repeat(3 * 1024 * 1024), format: "plain" })).rejects.toMatchObject({
      kind: "too-large",
    });
  });

  test("nobody's words get out of a description", async () => {
    const { draft } = await read(
      page(
        `<p>One.</p><p>${img(`src="a.jpg?x=&quot;onerror=alert(1)" alt="&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;"`)}</p>`,
      ),
    );
    const [, block] = draft.sections[0]?.blocks ?? [];
    expect(block?.html).toBe(
      `<img src="https://example.org/essays/a.jpg?x=%22onerror=alert(1)" alt="&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;" loading="lazy" decoding="async">`,
    );
  });
});

describe("a book", () => {
  test("its plates stand where they stood; its cover is none of the text", async () => {
    const plate = await drawing();
    const { lines, pictures } = await read({
      bytes: book({
        pages: {
          "cover.xhtml": `<div epub:type="cover"><img src="images/c.png" alt="Cover"/></div>`,
          "text/one.xhtml": `<h1>One</h1><p>Words.</p><div><img src="../images/p%201.png" alt="A plate"/></div><p>More.</p><p><img src="../images/none.png" alt="Lost"/></p>`,
          "text/two.xhtml": `<h1>Two</h1><p>Words.</p><svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"><title>In a frame</title><image xlink:href="../images/p%201.png"/></svg>`,
        },
        files: { "OEBPS/images/p 1.png": plate, "OEBPS/images/c.png": plate },
      }),
    });
    expect(lines).toEqual([
      ...["paragraph: Words.", "picture: A plate (/pictures/… 120×80)", "paragraph: More.", "caption: Lost"],
      ...["paragraph: Words.", "picture: In a frame (/pictures/… 120×80)"],
    ]);
    expect(pictures).toHaveLength(1);
  });

  test("a formula stands in its sentence, and in a cell", async () => {
    const formula = await drawing({ width: 40, height: 20 });
    const { lines, pictures } = await read({
      bytes: book({
        pages: {
          "text/one.xhtml": `<h1>One</h1><p>Where <img src="../f.png" alt="E = mc²"/> holds.</p><table><tr><th>Law</th><td><img src="../f.png" alt="E = mc²"/></td></tr></table><p>And <img src="../none.png" alt="nothing"/> else.</p>`,
        },
        files: { "OEBPS/f.png": formula },
      }),
    });
    expect(lines).toEqual([
      "paragraph: Where [E = mc² at /pictures/…] holds.",
      "table: Law\t[E = mc² at /pictures/…]",
      "paragraph: And nothing else.",
    ]);
    expect(pictures).toHaveLength(1);
  });

  test("no file of another kind is taken for a picture", async () => {
    const { lines, pictures } = await read({
      bytes: book({ pages: { "one.xhtml": `<p>Words.</p><p><img src="content.opf" alt="A secret"/></p>` } }),
    });
    expect([lines, pictures]).toEqual([["paragraph: Words.", "caption: A secret"], []]);
  });
});

describe("a Word document", () => {
  const drawn = (id: string, words: string) =>
    `<w:r><w:drawing><wp:inline><wp:docPr id="1" name="Picture 1" descr="${words}"/><a:graphic><a:graphicData><a:blip r:embed="${id}"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`;
  const held = (id: string, target: string) =>
    `<Relationship Id="${id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="${target}"/>`;

  test("its pictures stand where they stood; what lies elsewhere is never asked for", async () => {
    const { lines, pictures, draft } = await read({
      bytes: wordFile(
        p("Words.") + p(drawn("i", "A plate")) + p("More.") + p(drawn("o", "Elsewhere")) + p(drawn("n", "None")),
        {
          relations: held("i", "media/image1.png") + outside("o", "http://evil.example/x.png", "image"),
          files: { "word/media/image1.png": await drawing() },
        },
      ),
      fileName: "a.docx",
    });
    expect(lines).toEqual([
      "paragraph: Words.",
      "picture: A plate (/pictures/… 120×80)",
      "paragraph: More.",
      "caption: Elsewhere",
      "caption: None",
    ]);
    expect(pictures).toHaveLength(1);
    expect(draft.warnings).toEqual([expect.stringMatching(/^2 pictures were left out/)]);
  });

  test("among its words and in the cells of its tables as well", async () => {
    const run = (words: string) => `<w:r><w:t xml:space="preserve">${words}</w:t></w:r>`;
    const cell = (inside: string) => `<w:tc><w:p>${inside}</w:p></w:tc>`;
    const { lines } = await read({
      bytes: wordFile(
        p(run("See ") + drawn("i", "a plate") + run(" and ") + drawn("o", "elsewhere") + run(" here.")) +
          `<w:tbl><w:tr>${cell(run("One"))}${cell(drawn("i", "a plate"))}</w:tr></w:tbl>`,
        {
          relations: held("i", "media/image1.png") + outside("o", "http://evil.example/x.png", "image"),
          files: { "word/media/image1.png": await drawing() },
        },
      ),
      fileName: "a.docx",
    });
    expect(lines).toEqual([
      "paragraph: See [a plate at /pictures/…] and elsewhere here.",
      "table: One\t[a plate at /pictures/…]",
    ]);
  });
});

describe("Markdown", () => {
  test("on a line of its own; within the source as well", async () => {
    const address = dataAddress(await drawing());
    const { lines } = await read({
      content: `# T\n\nOne.\n\n![A map](https://example.org/a.png)\n\n![Two][s] ![Three](b.png)\n\nSee ![here](https://example.org/c.png).\n\n[s]: ${address}\n`,
      format: "markdown",
    });
    expect(lines).toEqual([
      ...["paragraph: One.", "picture: A map (https://example.org/a.png)"],
      ...["picture: Two (/pictures/… 120×80)", "caption: Three", "paragraph: See [here at https://example.org/c.png]."],
    ]);
  });
});
