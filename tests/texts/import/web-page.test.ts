import { describe, expect, test } from "vitest";
import { isRefusal, type Refusal } from "~/refusals";
import { readWebPage } from "~/texts/import/html/web-page";
import { readText } from "~/texts/import/read";

const prose = "A sentence that is long enough to be read as one, with a comma, and a full stop at its end. ".repeat(3);
const page = (body: string, head = "") =>
  `<!doctype html><html lang="en"><head>${head}</head><body>${body}</body></html>`;
const read = (body: string, head = "") => readWebPage(page(body, head));
/** A line for each heading and block. */
const shape = (body: string, head = "") =>
  read(body, head).sections.flatMap(({ heading, level, blocks }) => [
    ...(heading === null ? [] : [`h${level} ${heading}`]),
    ...blocks.map(({ kind, text }) => `${kind}: ${text}`),
  ]);
const html = (body: string) => read(body).sections.flatMap(({ blocks }) => blocks.map((block) => block.html));

describe("the parts of a page", () => {
  test.each<[string, string, string[]]>([
    ["paragraphs", "<p>One.</p><p>Two.</p>", ["paragraph: One.", "paragraph: Two."]],
    [
      "loose words between blocks",
      "One.<p>Two.</p>Three <b>and</b> four.",
      ["paragraph: One.", "paragraph: Two.", "paragraph: Three and four."],
    ],
    [
      "an empty line of breaks",
      "<p>One.<br><br>Two <i>a.<br> <br/>Three</i>.</p>",
      ["paragraph: One.", "paragraph: Two a.", "paragraph: Three."],
    ],
    [
      "verse",
      "<p>Roses are red,<br>violets are blue,<br>and so are you.</p>",
      ["verse: Roses are red,\nviolets are blue,\nand so are you."],
    ],
    [
      "white space",
      "<p>  One\n\t two&nbsp;three\u00ad\u200bfour <b> five</b> </p><p> </p>",
      ["paragraph: One two threefour five"],
    ],
    ["boxes within boxes", "<div><div><div>One.</div>Two.</div></div>", ["paragraph: One.", "paragraph: Two."]],
    [
      "a link around blocks",
      "<a href='https://example.org/'><h2>Head</h2><p>One.</p></a>",
      ["h1 Head", "paragraph: One."],
    ],
    ["levels", "<h3>A</h3><p>x</p><h5>B</h5><p>y</p>", ["h1 A", "paragraph: x", "h2 B", "paragraph: y"]],
    [
      "a heading as long as a paragraph",
      `<h2>${"long words ".repeat(60)}</h2>`,
      [`paragraph: ${"long words ".repeat(60).trim()}`],
    ],
    [
      "quotations",
      "<blockquote><p>One.</p><p>Two.</p></blockquote><blockquote>Loose.</blockquote>",
      ["quote: One.\nTwo.", "quote: Loose."],
    ],
    ["lists in lists", "<ul><li>One<ol start=4><li>a<li>b</ol><li><p>Two</p></ul>", ["list: One\na\nb\nTwo"]],
    ["a list with headings in it is a page", "<ol><li><h2>A</h2><p>x</p></li></ol>", ["h1 A", "paragraph: x"]],
    ["terms", "<dl><dt>Soviet</dt><dd>A council.</dd></dl>", ["list: Soviet\nA council."]],
    [
      "tables",
      "<table><caption>Votes</caption><tr><th>A<th>B<tr><td>1<td>2<br>3</table>",
      ["caption: Votes", "table: A\tB\n1\t2\n3"],
    ],
    [
      "tables that only place things",
      "<table><tr><td><p>One.</p><p>Two.</p></td></tr></table>",
      ["paragraph: One.", "paragraph: Two."],
    ],
    ["code", "<pre><code>if (a)\n    b &lt; c\n</code></pre>", ["code: if (a)\n    b < c"]],
    [
      "figures",
      "<figure><img src=a.png alt='A square'><figcaption>The square, 1917.</figcaption></figure>",
      ["caption: The square, 1917."],
    ],
    [
      "pictures without a caption",
      "<p><a href=/big><img src=a.png alt='A square'></a></p><p>x</p>",
      ["caption: A square", "paragraph: x"],
    ],
    [
      "what is no words",
      "<p>One.</p><script>two</script><style>three</style><template>four</template><noscript>five</noscript><p hidden>six</p><p style='color: red; display:none'>seven</p><!-- eight -->",
      ["paragraph: One."],
    ],
    [
      "inserted quotation marks and formulas",
      "<p>He said <q>no</q> to <math alttext='x^2'><mi>x</mi></math>.</p>",
      ["paragraph: He said “no” to x^2 ."],
    ],
    ["readings above signs", "<p><ruby>漢字<rp>(</rp><rt>kanji</rt><rp>)</rp></ruby></p>", ["paragraph: 漢字(kanji)"]],
  ])("%s", (_, body, expected) => expect(shape(body)).toEqual(expected));

  test("the marks of a line, and no others", () => {
    expect(
      html(
        `<p onclick="x()" style="color:red"><span class="a"><i>one</i></span> <b id="constructor">two <strong>three</strong></b> H<sub>2</sub>O <del>four</del> <tt>five</tt> <font color=red>six</font> <a href="https://example.org/a?b=1&amp;c=2" onmouseover=x()>seven</a></p>`,
      ),
    ).toEqual([
      `<em>one</em> <strong>two three</strong> H<sub>2</sub>O <s>four</s> <code>five</code> six <a href="https://example.org/a?b=1&amp;c=2" rel="noopener noreferrer nofollow">seven</a>`,
    ]);
  });

  test("links lead where links may lead, and the words of the others stay", () => {
    const draft = readWebPage(
      page(
        `<p><a href="/a">a</a> <a href="java&#9;script:x()">b</a> <a href="#here">c</a> <a href="mailto:a@example.org">d</a></p>`,
      ),
      "en",
      "https://example.org/deep/page.html",
    );
    expect(draft.sections[0]!.blocks[0]!.html).toMatch(
      /^<a href="https:\/\/example.org\/a" [^>]*>a<\/a> b c <a href="mailto:a@example.org" [^>]*>d<\/a>$/,
    );
    expect(draft.warnings.join()).toContain("1 link was left out");
  });
});

describe("notes", () => {
  const note = (mark: string, notes: string) =>
    html(`<p>${prose}${mark}</p>${notes}`).map((each) => each.replaceAll(prose.trim(), "…").replace(/…\s*/, "… "));
  const led = [
    '… <sup class="note-ref" id="note-ref-1"><a href="#note-1">[1]</a></sup>',
    '<aside class="note" id="note-1"><p><a href="#note-ref-1" class="note-back">[1]</a> What it says.</p></aside>',
  ];
  test.each<[string, string, string]>([
    [
      "as Markdown programs write them",
      "<sup><a href='#fn1' id='fnref1'>1</a></sup>",
      "<ol><li id='fn1'><p>What it says. <a href='#fnref1'>↩</a></p></li></ol>",
    ],
    [
      "as Wikipedia does",
      "<sup id='cite_ref-1' class='reference'><a href='#cite_note-1'><span>[</span>1<span>]</span></a></sup>",
      "<ol class='references'><li id='cite_note-1'><span class='mw-cite-backlink'><b><a href='#cite_ref-1'>^</a></b></span> <span class='reference-text'>What it says.</span></li></ol>",
    ],
    [
      "as text programs do",
      "<a href='#_ftn1' name='_ftnref1'><sup>[1]</sup></a>",
      "<hr><div id='ftn1'><p><a href='#_ftnref1' name='_ftn1'><span>[1]</span></a> What it says.</p></div>",
    ],
    [
      "as Gutenberg does",
      "<a id='FNanchor_1' href='#Footnote_1' class='fnanchor'>[1]</a>",
      "<div class='footnote'><p><a id='Footnote_1' href='#FNanchor_1'><span class='label'>[1]</span></a> What it says.</p></div>",
    ],
    [
      "as DPUB-ARIA does",
      "<a role='doc-noteref' href='#n'>1</a>",
      "<aside id='n' role='doc-footnote'>What it says.</aside>",
    ],
    [
      "with the label once more",
      "<sup><a href='#n1' id='r1'>1</a></sup>",
      "<p id='n1'>1. What it says. <a href='#r1'>Back</a></p>",
    ],
  ])("%s", (_, mark, notes) => expect(note(mark, notes)).toEqual(led));

  test("text around two notes in one paragraph stays, and so do notes nothing calls for", () => {
    expect(
      shape(
        `<p>One<sup><a href="#a">1</a></sup> two<sup><a href="#b">2</a></sup> three.</p><ol><li id="a">A.</li><li id="b"><p>B.</p><p>C.</p></li><li>D.</li></ol>`,
      ),
    ).toEqual(["paragraph: One[1] two[2] three.", "footnote: [1] A.", "footnote: [2] B.\nC.", "footnote: [3] D."]);
  });

  test("a table of contents leads to chapters, not to notes", () => {
    expect(shape(`<ul><li><a href="#c1">1</a></li></ul><div id="c1"><h2>One</h2><p>${prose}</p></div>`)).toEqual([
      "list: 1",
      "h1 One",
      `paragraph: ${prose.trim()}`,
    ]);
  });
});

describe("what of a page is its text", () => {
  const around = (main: string) =>
    `<header><nav><a href=/>Home</a><a href=/b>Politics</a></nav></header>${main}<aside class="sidebar"><p>Subscribe to our letter.</p></aside><footer><p>All rights reserved.</p></footer>`;

  test("menus, margins and feet are left out", () => {
    const main = `<main><h1>The title</h1><p>${prose}</p><h2>Next</h2><p>${prose}</p><div class="share">Share this</div></main>`;
    expect(shape(around(main))).toEqual([`paragraph: ${prose.trim()}`, "h1 Next", `paragraph: ${prose.trim()}`]);
    expect(read(around(main)).title).toBe("The title");
  });

  test.each<[string, string]>([
    ["an id that sounds like a social network", `<h2 id="socialism-in-one-country">Socialism in one country</h2>`],
    ["words that are in the title", "<h2>Bolshevism</h2>"],
    [
      "one word in the wrapper of a wiki",
      `<div class="mw-heading mw-heading2"><h2 id="History">History</h2><span class="mw-editsection">[edit]</span></div>`,
    ],
  ])("keeps a heading with %s", (_, heading) => {
    const name = /<h2[^>]*>([^<]*)/.exec(heading)![1]!;
    const body = around(`<article><p>${prose}</p>${heading}<p>${prose}</p></article>`);
    expect(shape(body, "<title>What was Bolshevism? – The Paper</title>")).toContain(`h1 ${name}`);
  });

  test("keeps paragraphs whose class sounds like something else", () => {
    const body = around(
      `<article><p class="social comment">${prose}</p><p class="promo">Short one.</p><p>${prose}</p></article>`,
    );
    expect(shape(body)).toHaveLength(3);
  });

  test("says who wrote it, and in which language", () => {
    const head = `<title>On trains | The Paper</title><meta name="author" content="Rosa  L."><meta property="og:title" content="On trains">`;
    expect(read(around(`<article><p>${prose}</p></article>`), head)).toMatchObject({
      title: "On trains",
      byline: "Rosa L.",
      language: "en",
      format: "html",
    });
  });

  test("a page that a program would fill is refused with what to do", () => {
    const refusal = refusalOf(() => read(`<div id="root"></div><script src="/app.js"></script>`));
    expect([refusal.kind, refusal.more.errors?.["content"]?.("en")]).toEqual([
      "invalid",
      expect.stringMatching(/Copy the text/),
    ]);
  });
});

describe("hostile pages", () => {
  test("nothing of them runs", () => {
    const [first] = html(
      `<p>One <img src=x onerror=alert(1) alt='"><script>alert(1)</script>'><svg onload=alert(2)><script>alert(3)</script></svg><iframe srcdoc="<p>x"></iframe><a href="data:text/html,x">two</a><math><mtext><script>alert(4)</script></mtext></math></p>`,
    );
    expect(first).toBe(`One "&gt;&lt;script&gt;alert(1)&lt;/script&gt; two`);
  });

  test.each<[string, string]>([
    ["a tower of boxes", "<div>".repeat(200_000)],
    ["a tower of lists", "<ul><li>".repeat(1_000)],
    ["a tower of bold", `<p>${"<b><i>".repeat(1_000)}`],
  ])("%s is refused", (_, start) => {
    expect(refusalOf(() => read(`${start}words`)).more.errors?.["content"]?.("en")).toMatch(/400 deep/);
  });

  test("links to one long address do not swell it", () => {
    const address = `/${"a".repeat(1_900)}`;
    const body = `<base href="https://example.org${address}/"><p>${"<a href=b>x</a> ".repeat(5_000)}</p>`;
    expect(refusalOf(() => read(body)).kind).toBe("too-large");
  });
});

describe("the letters of a page", () => {
  const bytes = (source: string, encoding: BufferEncoding = "utf8") => new Uint8Array(Buffer.from(source, encoding));
  /** windows-1251 for what stands in these tests. */
  const cyrillic = (source: string) =>
    Uint8Array.from(source, (sign) =>
      sign >= "А" && sign <= "я" ? sign.charCodeAt(0) - 0x410 + 0xc0 : sign.charCodeAt(0),
    );
  const russian = "Вчера было рано, завтра будет поздно, говорили они друг другу. ".repeat(4);
  const said = (source: Uint8Array, charset?: string) => {
    const draft = readText({ bytes: source, fileName: "a.html", charset });
    return { text: draft.sections[0]!.blocks[0]!.text, warnings: draft.warnings.length };
  };
  test.each<[string, Uint8Array, string | undefined, number]>([
    ["as the page says", cyrillic(page(`<p>${russian}</p>`, "<meta charset=windows-1251>")), undefined, 0],
    ["as the server says", cyrillic(page(`<p>${russian}</p>`)), "windows-1251", 0],
    [
      "as the server says before the page",
      cyrillic(page(`<p>${russian}</p>`, "<meta charset=iso-8859-1>")),
      "windows-1251",
      0,
    ],
    ["UTF-8 whatever is said", bytes(page(`<p>${russian}</p>`, "<meta charset=windows-1251>")), "koi8-r", 0],
    [
      "by mark before all",
      bytes(`\uFEFF${page(`<p>${russian}</p>`, "<meta charset=koi8-r>")}`, "utf16le"),
      "koi8-r",
      0,
    ],
    ["guessed with a warning when nothing is said", cyrillic(page(`<p>${russian}</p>`)), undefined, 1],
    [
      "guessed with a warning when what is said is wrong",
      cyrillic(page(`<p>${russian}</p>`, "<meta charset=utf-8>")),
      undefined,
      1,
    ],
  ])("%s", (_, source, charset, warnings) => expect(said(source, charset)).toEqual({ text: russian.trim(), warnings }));

  test("a page saved with the wrong name is known by its look", () => {
    expect(readText({ bytes: bytes(page("<p>One.</p>")), fileName: "a.txt" }).format).toBe("html");
    expect(readText({ bytes: bytes("<h1>Head</h1>\n<p>One.</p>"), fileName: "a.htm" }).format).toBe("html");
  });
});

function refusalOf(action: () => unknown): Refusal {
  try {
    action();
  } catch (error) {
    if (isRefusal(error)) return error;
    throw error;
  }
  throw new Error("nothing was refused");
}
