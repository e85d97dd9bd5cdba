import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { countOf } from "~/texts/import/outline";
import { isRefusal, type Refusal } from "~/refusals";
import { readMarkdown } from "~/texts/import/markdown";
import { readText } from "~/texts/import/read";
import { wordsOf } from "~/texts/import/safe-html";

const blocksOf = (source: string) => readMarkdown(source).sections.flatMap(({ blocks }) => blocks);
const one = (source: string) => {
  const [block, ...rest] = blocksOf(source);
  expect(rest).toEqual([]);
  return block!;
};

const endOf = (run: () => unknown): Refusal => {
  try {
    run();
  } catch (error) {
    if (isRefusal(error)) return error;
    throw error;
  }
  throw new Error("It was not refused.");
};

/** A picture among words, as `pictureHtml` writes it. */
const amongWords = /<img src="https:\/\/a\.example[^"<>]*" alt="[^"<>]*" loading="lazy" decoding="async">/g;

describe("sections", () => {
  test("the one first-level heading at the top is the title, levels are kept", () => {
    const draft = readMarkdown("# The *Lift*\n\nStart.\n\n## Part\n\nText.\n\nOther\n-----\n\n#### Deep\n\nText.");
    expect(draft.title).toBe("The Lift");
    expect(draft.sections.map(({ heading, level }) => [heading, level])).toEqual([
      [null, 1],
      ["Part", 2],
      ["Other", 2],
      ["Deep", 4],
    ]);
  });
  test("several first-level headings are sections", () => {
    const draft = readMarkdown("# One\n\nText.\n\n# Two\n\nText.");
    expect([draft.title, ...draft.sections.map(({ heading }) => heading)]).toEqual([null, "One", "Two"]);
  });
  test("no headings: one section without one", () => {
    expect(readMarkdown("Text.\n\nMore.").sections.map(({ heading, blocks }) => [heading, blocks.length])).toEqual([
      [null, 2],
    ]);
  });
  test.each(["# One\n\n## Two\n\n### Three", "# One", "# One\n\n# Two", "---\ntitle: T\n---\n## One\n\n---"])(
    "nothing but headings is refused, and where the words go is said: %j",
    (content) => {
      const sources = {
        content: { content, format: "markdown" },
        file: { bytes: Buffer.from(content), fileName: "a.md" },
      };
      for (const [field, source] of Object.entries(sources)) {
        const refusal = endOf(() => readText(source));
        expect(Object.keys(refusal.more.errors ?? {})).toEqual([field]);
        expect(refusal.detail("en")).toMatch(/under its headings/);
      }
    },
  );
});

describe("front matter", () => {
  test.each([
    ["---\ntitle: The Lift\nauthor: A. Nyone\nlang: en\n---\nText.", "The Lift", "A. Nyone", "en"],
    ['---\ntitle: "The: Lift"\nauthors: ["Bo, B", C]\nlanguage: de_AT\n---\nText.', "The: Lift", "Bo, B, C", "de-AT"],
    ["---\nauthor:\n  - A\n  - B\ntitle: 'It''s'\n...\nText.", "It's", "A, B", null],
    ["---\nlang: no such language!\n__proto__: x\nconstructor: y\n---\n# T\n\nText.", "T", null, null],
    ["---\ntitle: T # a remark\n---\n# T\n\nText.", "T", null, null],
  ])("%j", (source, title, byline, language) => {
    const draft = readMarkdown(source);
    expect(draft).toMatchObject({ title, byline, language });
    expect(draft.sections).toMatchObject([{ heading: null, blocks: [{ text: "Text." }] }]);
    expect(Object.getPrototypeOf({})).toBe(Object.prototype);
  });
  test("never evaluated", () => {
    (globalThis as Record<string, unknown>)["evaluated"] = false;
    readMarkdown("---js\n{ title: (globalThis.evaluated = true) }\n---\nText.");
    readMarkdown("---\ntitle: !!js/function 'function(){ globalThis.evaluated = true }()'\n---\nText.");
    expect((globalThis as Record<string, unknown>)["evaluated"]).toBe(false);
  });
  test("a rule at the top is a rule", () =>
    expect(blocksOf("---\n\nText.\n\n---\n\nMore.").map(({ text }) => text)).toEqual(["Text.", "More."]));
  test("a title as long as the field", () =>
    expect([...(readMarkdown(`# ${"x".repeat(900)}\n\nText.`).title ?? "")]).toHaveLength(300));
});

describe("blocks", () => {
  test.each([
    [
      "paragraph",
      "Some *soft* **hard** ~~gone~~ `<b>`\nnext line",
      "paragraph",
      "Some <em>soft</em> <strong>hard</strong> <s>gone</s> <code>&lt;b&gt;</code> next line",
      "Some soft hard gone <b> next line",
    ],
    [
      "list",
      "- a\n- b\n  1. c\n  2. d",
      "list",
      "<ul><li>a</li><li>b<ol><li>c</li><li>d</li></ol></li></ul>",
      "a\nb\nc\nd",
    ],
    ["list that starts later", "4. a\n5. b", "list", '<ol start="4"><li>a</li><li>b</li></ol>', "a\nb"],
    [
      "quote",
      "> a\n>\n> # b\n>\n> - c",
      "quote",
      "<blockquote><p>a</p><p><strong>b</strong></p><ul><li>c</li></ul></blockquote>",
      "a\nb\nc",
    ],
    [
      "verse",
      "Tell all  \nthe truth  \nbut slant",
      "verse",
      "Tell all<br>the truth<br>but slant",
      "Tell all\nthe truth\nbut slant",
    ],
    [
      "code",
      "```js\nif (a < b) {\n\treturn;\n}\n```",
      "code",
      "<pre><code>if (a &lt; b) {\n\treturn;\n}</code></pre>",
      "if (a < b) {\n\treturn;\n}",
    ],
    [
      "table",
      "| a | b |\n|---|--:|\n| 1 | 2 |",
      "table",
      '<table><thead><tr><th>a</th><th class="right">b</th></tr></thead><tbody><tr><td>1</td><td class="right">2</td></tr></tbody></table>',
      "a\tb\n1\t2",
    ],
    [
      "table with breaks, and columns in the middle",
      "| a |\n|:-:|\n| 1<br>2 <BR /> 3 |",
      "table",
      '<table><thead><tr><th class="center">a</th></tr></thead><tbody><tr><td class="center">1<br>2<br>3</td></tr></tbody></table>',
      "a\n1\n2\n3",
    ],
    [
      "a break written as a tag",
      "One<br>\ntwo `<br>` \\<br>",
      "paragraph",
      "One<br>two <code>&lt;br&gt;</code> &lt;br&gt;",
      "One\ntwo <br> <br>",
    ],
    [
      "things to do",
      "- [ ] buy *milk*\n- [x] read\n- [X] [y]\n- [z] w\n- \\[ ] v",
      "list",
      "<ul><li>☐ buy <em>milk</em></li><li>☑ read</li><li>☑ [y]</li><li>[z] w</li><li>[ ] v</li></ul>",
      "☐ buy milk\n☑ read\n☑ [y]\n[z] w\n[ ] v",
    ],
    [
      "picture alone",
      '![A lift](http://evil.example/x.png "In 1907")',
      "picture",
      '<img src="http://evil.example/x.png" alt="A lift — In 1907" loading="lazy" decoding="async">',
      "A lift — In 1907",
    ],
    ["picture in a link", "[![A lift](x.png)](http://evil.example)", "caption", "A lift", "A lift"],
    [
      "picture in a line",
      "See ![a <lift>](http://evil.example/x.png) here",
      "paragraph",
      `See <img src="http://evil.example/x.png" alt="a &lt;lift&gt;" loading="lazy" decoding="async"> here`,
      "See  here",
    ],
    [
      "picture in a line that is not to be had",
      "See ![a <lift>](x.png) here",
      "paragraph",
      "See a &lt;lift&gt; here",
      "See a <lift> here",
    ],
    ["letter drawn large", "![T](http://evil.example/t.png)he day", "paragraph", "The day", "The day"],
    [
      "picture in an item",
      "- One ![a lift](http://evil.example/x.png)",
      "list",
      `<ul><li>One <img src="http://evil.example/x.png" alt="a lift" loading="lazy" decoding="async"></li></ul>`,
      "One",
    ],
  ])("%s", (_, source, kind, html, text) => {
    const block = one(source);
    expect({ ...block, html: kind === "code" ? block.html : block.html.replaceAll("\n", "") }).toEqual({
      kind,
      html,
      text,
    });
  });
  test("pictures are counted out loud", () => {
    expect(readMarkdown("# T ![](t.png)\n\n## ![H](h.png)\n\nText.\n\n![](a.png)\n\n![b](b.png)").warnings).toEqual([
      expect.stringContaining("4 pictures"),
    ]);
  });
  test("a note follows its section and leads back; one that nobody calls is kept", () => {
    const draft = readMarkdown(
      "One[^a] two[^a].\n\n## Next\n\nThree^[In place.].\n\n[^a]: Note *a*.\n\n    More[^c].\n\n[^c]: Note c.\n[^d]: Note d.",
    );
    expect(draft.sections.map(({ blocks }) => blocks.map(({ text }) => text))).toEqual([
      ["One[1] two[1].", "[1] Note a.\nMore[3].", "[3] Note c."],
      ["Three[2].", "[2] In place.", "[4] Note d."],
    ]);
    expect(draft.sections[0]!.blocks[0]!.html).toBe(
      'One<sup class="note-ref" id="note-ref-1"><a href="#note-1">[1]</a></sup> two<sup class="note-ref" id="note-ref-1-2"><a href="#note-1">[1]</a></sup>.',
    );
    expect(draft.sections[1]!.blocks[1]!.html).toBe(
      '<aside class="note" id="note-2"><p><a href="#note-ref-2" class="note-back">[2]</a> In place.</p></aside>',
    );
    expect(draft.warnings).toEqual([expect.stringContaining("1 note ")]);
  });
  test.each(["constructor", "__proto__", "hasOwnProperty"])("a note may be called %s", (name) => {
    expect(blocksOf(`One[^${name}].\n\n[^${name}]: Note.`).map(({ text }) => text)).toEqual(["One[1].", "[1] Note."]);
  });
});

describe("links", () => {
  test.each(["https://example.org/a?b=1&c=%22", "http://example.org", "mailto:a@example.org"])(
    "%s stays",
    (address) => {
      expect(one(`[word](${address})`).html).toMatch(/^<a href="[^"]+" rel="noopener noreferrer nofollow">word<\/a>$/);
    },
  );
  // prettier-ignore
  test.each([
    "javascript:alert(1)", "JaVaScRiPt:alert(1)", "data:text/html,x", "vbscript:x", "file:///etc/passwd", "//evil.example", "/admin", "#note-1",
    "feed:x", "jar:x", "blob:x", "intent:x", "search-ms:x", "ftp://x", "&#106;avascript:alert(1)", "java%0ascript:x", "\\javascript:x", "http:x", "https://", "mailto:",
  ])("%s goes, its words stay, and the host is told", (address) => {
    const draft = readMarkdown(`[word](<${address}>)`);
    expect(draft.sections[0]!.blocks[0]).toMatchObject({ html: "word", text: "word" });
    expect(draft.warnings).toEqual([expect.stringContaining("1 link ")]);
  });
});

describe("nothing of the author's becomes a tag, an id or a class", () => {
  // A picture is fetched and written anew before anybody sees it; until then it says where it is to be had.
  const pictured = /^<img src="https?:[^"<>]*" alt="[^"<>]*" loading="lazy" decoding="async">$/;
  const ours =
    /<\/?(?:p|br|em|strong|s|code|pre|blockquote|ul|ol|li|a|sup|aside|table|thead|tbody|tr|th|td)(?: (?:class="(?:note|note-ref|note-back|right|center)"|id="note(?:-ref)?-[\d-]+"|start="\d+"|href="(?:https?:|mailto:|#note-)[^"<>]*"|rel="noopener noreferrer nofollow"))*>/g;
  const attacks = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '<a id="constructor" href="javascript:1">x</a>',
    "<svg/onload=alert(1)>",
    '[x](https://a.example"onmouseover="alert(1))',
    '![x](x"onerror="alert(1))',
    '```"><script>\nx\n```',
    "# <img src=x>\n\ntext",
    "<!--><script>-->",
    "&lt;script&gt;",
    "| <script> |\n|---|\n| `</td><script>` |",
    "[^<b>]\n\n[^<b>]: <script>",
    '<https://a.example/?"><script>>',
    "[a]: javascript:alert(1)\n\n[a]",
    "<style>@import 'http://evil'</style>",
    "x^[<script>]",
    '[x](https://a.example "title\\" onclick=alert(1)")',
    "{#id .class onclick=x}\n\ntext",
    "<iframe src=//evil>",
    "\u0000<scr\u0000ipt>",
  ];
  test.each(attacks)("%j", (attack) => {
    for (const { html, text } of blocksOf(`${attack}\n\nend`)) {
      expect(html.replace(ours, "")).not.toMatch(/[<>]/);
      expect(wordsOf(html)).toBe(text);
    }
  });
  test("any mixture of signs", () => {
    const pieces = [
      ...attacks,
      ..."<>[](){}*_`~!#^|:-+=\\\"'& \n\t.",
      "a",
      "B1",
      "[^a]",
      "[^a]: ",
      "\n\n",
      "  \n",
      "|-|-|\n",
      "> ",
      "1. ",
      "https://a.example",
    ];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 40 }), (parts) => {
        for (const { kind, html, text } of blocksOf(parts.join(""))) {
          if (kind === "picture") {
            expect(html).toMatch(pictured);
            continue;
          }
          expect(html.replace(amongWords, "").replace(ours, "")).not.toMatch(/[<>]/);
          if (kind !== "code") expect(wordsOf(html)).toBe(text);
        }
      }),
      { numRuns: 2000 },
    );
  });
});

test("prose keeps its words, in order, through paragraphs, lists and quotations", () => {
  const word = fc.stringMatching(/^[a-zäßп]{1,10}$/);
  const line = fc.array(word, { minLength: 1, maxLength: 12 }).map((words) => words.join(" "));
  const opening = fc.constantFrom("", "- ", "> ", "## ", "1. ", "**x** ", "| ");
  fc.assert(
    fc.property(fc.array(fc.tuple(opening, line), { minLength: 1, maxLength: 30 }), (lines) => {
      const source = lines.map(([sign, words]) => sign + words).join("\n\n");
      const draft = readMarkdown(source);
      const words = (text: string) => text.match(/\p{L}+/gu) ?? [];
      expect(
        words(
          draft.sections.flatMap(({ heading, blocks }) => [heading ?? "", ...blocks.map(({ text }) => text)]).join(" "),
        ),
      ).toEqual(words(source));
      expect(countOf(draft).words).toBeGreaterThan(0);
    }),
    { numRuns: 500 },
  );
});
