import fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
import { commentLimits } from "~/comments/comment";
import { namesIn } from "~/comments/markdown-names.server";
import { checkBody, renderComment } from "~/comments/markdown.server";
import { Refusal } from "~/refusals";
import { textIn } from "./markdown-safe-html";

const members = new Map(
  [
    { id: "u-ada", name: "Ada" },
    { id: "u-lovelace", name: "Ada Lovelace" },
    { id: "u-long", name: "Maria van Dyck" },
    { id: "u-o", name: "Seán O’Casey" },
    { id: "u-dots", name: "J. R." },
    { id: "u-under", name: "snake_case" },
    { id: "u-c", name: "Constructor" },
  ].map((person) => [person.name.toLowerCase(), person]),
);
const context = {
  textId: "t",
  numbers: (n: number) => (n <= 99 ? `b${n}` : null),
  people: (name: string) => members.get(name.toLowerCase()) ?? null,
};
const render = (body: string) => renderComment(body, context).html;
const inside = (body: string) => render(body).replace(/^<p dir="auto">|<\/p>$/g, "");
const out = (href: string, words = href) => `<a href="${href}" rel="noopener noreferrer nofollow ugc">${words}</a>`;
const mention = (id: string, name: string) => `<span class="mention" data-user="${id}">@${name}</span>`;
const para = (number: number, words = `¶${number}`) =>
  `<a class="para-ref" href="?p=${number}#p${number}">${words}</a>`;

describe("Markdown", () => {
  test.each([
    ["emphasis", "*a* **b** ~~c~~ `d`", "<em>a</em> <strong>b</strong> <s>c</s> <code>d</code>"],
    ["a line break where one was typed", "a\nb  \nc", "a<br />b<br />c"],
    ["HTML as text", "<b>a</b> & <!-- c -->", "&lt;b&gt;a&lt;/b&gt; &amp; &lt;!-- c --&gt;"],
    ["references as their characters", "&copy; &#x41; &amp;lt;", "© A &amp;lt;"],
    ["quotation marks as they are", `"a" 'b' -- ... (c)`, `"a" 'b' -- ... (c)`],
    ["a heading as a bold paragraph", "# a *b*", "<strong>a <em>b</em></strong>"],
    ["a link", '[a *b*](https://x.org/?a=1&b=2 "title")', out("https://x.org/?a=1&amp;b=2", "a <em>b</em>")],
    ["a link without words", "[](https://x.org)", out("https://x.org")],
    [
      "a link to a mailbox",
      "<a@x.org> [w](mailto:b@x.org)",
      `${out("mailto:a@x.org", "a@x.org")} ${out("mailto:b@x.org", "w")}`,
    ],
    ["a picture as a link", "see ![a map](https://x.org/m.png)!", `see ${out("https://x.org/m.png", "a map")}!`],
    ["a picture without words", "![](https://x.org/m.png)", out("https://x.org/m.png")],
    [
      "an exclamation before a link",
      "Look!\n[here](https://x.org) \\![b](https://x.org)",
      `Look!<br />${out("https://x.org", "here")} !${out("https://x.org", "b")}`,
    ],
    ["no relative link", "[a](/logout) [b](?p=1) [c]()", "[a](/logout) [b](?p=1) c"],
    ["no other scheme", "[a](feed:x) <intent:x> <javascript:x>", "[a](feed:x) &lt;intent:x&gt; &lt;javascript:x&gt;"],
    ["reference definitions as text", "[a]: https://x.org", `[a]: ${out("https://x.org")}`],
  ])("%s", (_, body, html) => {
    expect(inside(body)).toBe(html);
  });

  test.each([
    ["lists", "- a\n- b", '<ul dir="auto"><li>a</li><li>b</li></ul>'],
    ["numbered lists", "4. a\n\n5. b", '<ol start="4" dir="auto"><li><p>a</p></li><li><p>b</p></li></ol>'],
    ["quotes", "> a\n>\n> b\n\nc", '<blockquote dir="auto"><p>a</p><p>b</p></blockquote>\n<p dir="auto">c</p>'],
    ["code, whatever language it claims", "```js onload=x\n<b>\n```", '<pre dir="auto"><code>&lt;b&gt;\n</code></pre>'],
    ["indented code", "    a", '<pre dir="auto"><code>a\n</code></pre>'],
    ["rules", "a\n\n---", '<p dir="auto">a</p>\n<hr />'],
    [
      "tables",
      "|a|b|\n|-|:-:|\n|1|",
      '<table dir="auto"><thead><tr><th>a</th><th class="align-center">b</th></tr></thead>' +
        '<tbody><tr><td>1</td><td class="align-center"></td></tr></tbody></table>',
    ],
    ["two headings", "# a\n\nb\n===", '<p dir="auto"><strong>a</strong></p>\n<p dir="auto"><strong>b</strong></p>'],
  ])("%s", (_, body, html) => {
    expect(render(body)).toBe(html);
  });

  test.each([
    ["in a sentence", "see https://x.org/a.", `see ${out("https://x.org/a")}.`],
    ["in parentheses", "(https://x.org/a_(b))", `(${out("https://x.org/a_(b)")})`],
    ["in emphasis", "*https://x.org*", `<em>${out("https://x.org")}</em>`],
    ["in capitals", "HTTPS://X.ORG", out("HTTPS://X.ORG")],
    ["with underscores", "https://x.org/a_b_c", out("https://x.org/a_b_c")],
    [
      "in another alphabet, shown as written",
      "https://münchen.de/ü",
      out("https://xn--mnchen-3ya.de/%C3%BC", "https://münchen.de/ü"),
    ],
    ["encoded, shown as written", "https://x.org/%E2%80%AE", out("https://x.org/%E2%80%AE")],
    ["not without its scheme", "x.org www.x.org a@x.org", "x.org www.x.org a@x.org"],
    ["not of another scheme", "ftp://x.org xhttps://x.org", "ftp://x.org xhttps://x.org"],
    ["not with somebody before its host", "https://bank.example@x.org", "https://bank.example@x.org"],
    ["not inside a link", "[see https://y.org](https://x.org)", out("https://x.org", "see https://y.org")],
    ["not in code", "`https://x.org`", "<code>https://x.org</code>"],
    ["not beyond its length", `https://x.org/${"a".repeat(2_000)}`, `https://x.org/${"a".repeat(2_000)}`],
  ])("a bare address %s", (_, body, html) => {
    expect(inside(body)).toBe(html);
  });

  test.each(["#", "-", ">", "```\n```", "&#8203;", "&nbsp;", "|\n|", "* * a".slice(0, 1)])(
    "%j is shown as typed, not as nothing",
    (body) => {
      expect(textIn(render(body))).toBe(body);
    },
  );

  test("nested deeper than is read: shown as typed, nothing lost", () => {
    const body = `${"> ".repeat(60)}deep`;
    expect(textIn(render(body))).toBe(body);
    expect(textIn(render(`${"*".repeat(199)}a${"*".repeat(199)}`))).toBe(`${"*".repeat(199)}a${"*".repeat(199)}`);
    expect(render(`${"> ".repeat(10)}deep`)).toContain("<blockquote><blockquote>");
  });

  // Not with bars and fences: cells beyond a table's columns and the name of a code block's language are not shown (GFM).
  test("no word is lost", () => {
    const word = fc.constantFrom("alpha", "beta", "gamma", "δέλτα", "пять", "שש", "七");
    const sign = fc.constantFrom(
      "*",
      "_",
      "`",
      "\n",
      "\n\n",
      "> ",
      "- ",
      "1. ",
      "# ",
      " ",
      "!",
      "    ",
      " ~~",
      "\\",
      "\n---\n",
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(word, sign), { maxLength: 40 }), (parts) => {
        const body = parts.join("").replaceAll("```", "``");
        const words = (text: string) => text.match(/[\p{L}]+/gu) ?? [];
        expect(
          words(textIn(render(body).replaceAll(/<\/?(?:p|li|td|th|tr|pre|blockquote|br)\b[^>]*>/g, " "))).join(""),
        ).toBe(words(body).join(""));
      }),
      { numRuns: 1_000 },
    );
  });

  test("any string is answered, also one that no comment may be", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 300 }), (body) => {
        expect(render(body).length).toBeLessThanOrEqual(20 * body.length + 1_000);
      }),
      { numRuns: 500 },
    );
    for (const body of ["", "\ud800", "\0", "\r", "a".repeat(100_000)]) expect(typeof render(body)).toBe("string");
  });
});

describe("names", () => {
  test.each([
    ["whatever the case", "@ADA!", `${mention("u-ada", "Ada")}!`],
    ["the longest first", "@ada lovelace wrote", `${mention("u-lovelace", "Ada Lovelace")} wrote`],
    ["of three words", "(@maria van dyck)", `(${mention("u-long", "Maria van Dyck")})`],
    ["then a shorter one", "@Ada Byron", `${mention("u-ada", "Ada")} Byron`],
    ["before a full stop", "Thanks @Ada.", `Thanks ${mention("u-ada", "Ada")}.`],
    ["in the genitive", "@Ada's and @Ada’s", `${mention("u-ada", "Ada")}'s and ${mention("u-ada", "Ada")}’s`],
    ["with an apostrophe", "@Seán O’Casey’s", `${mention("u-o", "Seán O’Casey")}’s`],
    ["with full stops", "ask @J. R. now", `ask ${mention("u-dots", "J. R.")} now`],
    ["with an underscore", "_@snake_case_", `<em>${mention("u-under", "snake_case")}</em>`],
    ["across a no-break space", "@Ada\u00a0Lovelace", mention("u-lovelace", "Ada Lovelace")],
    ["twice", "@Ada @Ada", `${mention("u-ada", "Ada")} ${mention("u-ada", "Ada")}`],
    ["not of nobody", "@Nobody", "@Nobody"],
    ["not in an e-mail address", "x@ada.de x@Ada @Ada@y.org", "x@ada.de x@Ada @Ada@y.org"],
    ["not in code", "`@Ada`", "<code>@Ada</code>"],
    ["not in a link", "[@Ada](https://x.org)", out("https://x.org", "@Ada")],
    ["not when escaped", "\\@Ada &#64;Ada", "@Ada @Ada"],
    ["not across lines", "@Ada\nLovelace", `${mention("u-ada", "Ada")}<br />Lovelace`],
    [
      "of a prototype",
      "@constructor @__proto__ @hasOwnProperty",
      `${mention("u-c", "Constructor")} @<strong>proto</strong> @hasOwnProperty`,
    ],
  ])("%s", (_, body, html) => {
    expect(inside(body)).toBe(html);
  });

  test("are told once each, in order, and no more than the limit", () => {
    expect(renderComment("@Ada Lovelace @Ada @ada lovelace", context).mentions).toEqual(["u-lovelace", "u-ada"]);
    const body = Array.from({ length: 80 }, (_, index) => `@n${index}`).join(", ");
    const { html, mentions } = renderComment(body, { ...context, people: (name) => ({ id: name, name }) });
    expect(mentions).toHaveLength(commentLimits.mentions);
    expect(html.match(/class="mention"/g)).toHaveLength(commentLimits.mentions);
    expect(textIn(html)).toBe(body);
  });

  test("are escaped, and asked about once each", () => {
    const people = vi.fn((name: string) => ({ id: 'a"b', name: `<${name}>` }));
    expect(renderComment("@x1 @x1 @x1", { ...context, people }).html).not.toMatch(/<x1|a"b/);
    expect(people.mock.calls.length).toBe(new Set(people.mock.calls.map(([name]) => name)).size);
  });

  test("can be looked up beforehand", () => {
    expect(namesIn("@Ada Lovelace's book, a@b")).toEqual(expect.arrayContaining(["Ada Lovelace", "Ada"]));
    expect(namesIn("no one")).toEqual([]);
    expect(namesIn(Array.from({ length: 5_000 }, (_, index) => `@n${index}`).join(" ")).length).toBe(1_000);
  });
});

describe("paragraph numbers", () => {
  test.each([
    ["", "¶39", para(39)],
    ["with a space", "¶ 39 and ¶\u00a040", `${para(39, "¶ 39")} and ${para(40, "¶\u00a040")}`],
    ["in a range", "¶3–5", `${para(3)}–5`],
    ["at the end of a sentence", "(¶3.)", `(${para(3)}.)`],
    ["in a word", "cf.¶3", `cf.${para(3)}`],
    ["that is not there", "¶100 ¶0 ¶03 ¶ ¶x ¶1234567890", "¶100 ¶0 ¶03 ¶ ¶x ¶1234567890"],
    ["in code and links", "`¶3` [¶3](https://x.org)", `<code>¶3</code> ${out("https://x.org", "¶3")}`],
  ])("%s", (_, body, html) => {
    expect(inside(body)).toBe(html);
  });
});

describe("checkBody", () => {
  test("keeps what was written, but for the ends of lines", () => {
    expect(checkBody(" a\r\n\tb\n")).toBe(" a\n\tb\n");
    const kept = fc
      .string({ unit: "grapheme", minLength: 1 })
      .filter((body) => /[\p{L}\p{N}]/u.test(body) && !/[\0-\x1f]/.test(body));
    fc.assert(fc.property(kept, (body) => void expect(checkBody(body)).toBe(body)));
  });

  test("counts as people do: code points", () => {
    expect(checkBody("👍".repeat(commentLimits.body))).toHaveLength(2 * commentLimits.body);
  });

  test.each([
    ["undefined", undefined, /Write something/],
    ["null", null, /Write something/],
    ["a number", 3, /Write something/],
    ["a list", ["a"], /Write something/],
    ["an object", { toString: () => "a" }, /Write something/],
    ["nothing", "", /Write something/],
    ["blanks", " \r\n\t\u00a0\u3000", /Write something/],
    ["zero-width characters", "\u200b\u200d\u2060\ufeff", /Nothing in this comment can be seen/],
    ["fillers", "\u115f\u3164\uffa0\u2800\u{e0041}\ufe0f\u034f", /Nothing in this comment can be seen/],
    ["bidi marks", "\u202e\u2066\u200f", /Nothing in this comment can be seen/],
    ["NUL", "a\0b", /control character/],
    ["an escape sequence", "a\u001b[31m", /control character/],
    ["a form feed", "a\fb", /control character/],
    ["a lone carriage return", "a\rb", /control character/],
    ["half a character", "a\ud83d", /half a character/],
    ["the other half", "\udc4da", /half a character/],
    [
      "too much",
      "a".repeat(commentLimits.body + 1),
      /20,001 characters; at most 20,000 fit.*kept below so you can shorten it/,
    ],
  ])("refuses %s, by field", (_, body, words) => {
    try {
      checkBody(body);
      expect.unreachable();
    } catch (error) {
      expect(error).toBeInstanceOf(Refusal);
      const { body: fault } = (error as Refusal).more.errors ?? {};
      expect(fault?.("en")).toMatch(words);
    }
  });
});
