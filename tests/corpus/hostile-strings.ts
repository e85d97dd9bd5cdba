/** Strings that programs lose, change or choke on. Own-written, by class, so that a class has no favourite member. */

const code = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, at) => String.fromCodePoint(from + at));
const around = (signs: string[]) => signs.map((sign) => `before${sign}after`);

const controls = around([...code(0x00, 0x1f), ...code(0x7f, 0x9f)]);

const invisible = [
  ...["\u00ad", "\u034f", "\u061c", "\u115f", "\u1160", "\u17b4", "\u180e", "\u200b", "\u200c", "\u200d", "\u2060"],
  ...["\u2061", "\u2064", "\u206a", "\u3164", "\ufe00", "\ufe0f", "\ufeff", "\uffa0", "\u{e0001}", "\u{e0041}"],
  ...["\u2800", "\u{1d173}", "\u{e0100}"],
];
const directions = ["\u200e", "\u200f", ...code(0x202a, 0x202e), ...code(0x2066, 0x2069)];
const spaces = ["\u00a0", "\u1680", ...code(0x2000, 0x200a), "\u202f", "\u205f", "\u3000"];
const lineEnds = ["\n", "\r\n", "\r", "\n\r", "\u0085", "\u2028", "\u2029", "\v", "\f"];
const halves = ["\ud800", "\udbff", "\udc00", "\udfff", "\udc00\ud800", "a\ud83d", "\ude00b", "\ud83d\ud83d\ude00"];
const strange = ["\ufffd", "\ufffe", "\uffff", "\u{1fffe}", "\u{10ffff}", "\ufdd0", "\ue000", "\u{f0000}", "\u{10fffd}"];

const scripts = [
  "العربية مكتوبة من اليمين",
  "עברית (שלום) 123",
  "mixed العربية and English 42%",
  "हिन्दी क्षत्रिय",
  "ไทยไม่มีช่องว่าง",
  "中文没有空格，标点。",
  "日本語のテキスト",
  "한국어 ᄒ\u1161ᆫ",
  "Ελληνικά ΣΊΣΥΦΟΣ",
  "İstanbul ıI",
  "straße STRASSE ẞ",
  "ﬁne ﬂuff",
  "Ａｆｕｌｌｗｉｄｔｈ",
  "𝓯𝓪𝓷𝓬𝔂 𝕥𝕖𝕩𝕥",
  "Ⅷ ½ ㎏",
  "ǆ ǅ Ǆ",
];
/** The same to the eye, other code points: what was sent must come back, not its normal form. */
const forms = ["\u00e9", "e\u0301", "\u212b", "A\u030a", "\u1e9b\u0323", "q\u0307\u0323", "\uac00", "\u1100\u1161"];
const clusters = [
  "👩‍👩‍👧‍👦",
  "🏳️‍🌈",
  "🇩🇪🇫🇷",
  "👍🏿",
  "1️⃣",
  `Z${"\u0351\u036b\u0343".repeat(40)}`,
  "\u0301begins with a mark",
  "क\u094d\u200dष",
  "🤷🏽‍♀️".repeat(30),
];

const database = [
  "'",
  "''",
  '"',
  "`",
  "\\",
  "\\'",
  "';--",
  "' OR '1'='1",
  '" OR ""="',
  "'); DROP TABLE users;--",
  "1; DELETE FROM comments",
  "x' UNION SELECT password_hash FROM users--",
  "%",
  "_",
  "100% _sure_",
  "\\%\\_",
  "$1",
  "?",
  ":name",
  "@name",
  "{}",
  "{1,2}",
  "NULL",
  "null",
  "undefined",
  "NaN",
  "true",
  "E'\\000'",
  "$$body$$",
  "/* comment */",
  "-- line",
  "0x41",
  "\\x41",
  "\\u0041",
];
const search = ['"', '"open', "NEAR(a b)", "a AND", "OR", "NOT", "a*", "*", "^a", "col:term", "a NEAR/2 b", "(((", "-a"];
const markup = [
  "<b>bold</b>",
  "<script>alert(1)</script>",
  "</script><script>alert(1)</script>",
  "</title></textarea></style>",
  "<!--",
  "-->",
  "<![CDATA[x]]>",
  "]]>",
  "<?xml version='1.0'?>",
  "&amp;",
  "&amp;amp;",
  "&lt;b&gt;",
  "&#0;",
  "&#x110000;",
  "&nosuch;",
  "<",
  ">",
  "<a href=javascript:alert(1)>",
  "<img src=x onerror=alert(1)>",
  '"><svg onload=alert(1)>',
  "' onmouseover='alert(1)",
  "{{7*7}}",
  "${7*7}",
  "#{7*7}",
  "<%= 7*7 %>",
  "{% raw %}",
  "[[x]]",
];
const shapes = [
  "__proto__",
  "constructor",
  "prototype",
  "toString",
  "hasOwnProperty",
  "valueOf",
  "__defineGetter__",
  "length",
  "location",
  "then",
  "[object Object]",
  "function(){}",
  '{"a":1}',
  '{"__proto__":{"polluted":1}}',
  "[1,2,3]",
  "---\ntitle: x\n---\n",
  "a: b",
  "- a",
  "=1+1",
  "+1+1",
  "-1+1",
  "@SUM(A1)",
  "\t=cmd",
];
const numbers = ["0", "-0", "1e309", "-1", "9007199254740993", "0.1", "1,000", "١٢٣", "0x1f", "1_000", "Infinity", "½"];
const paths = [
  "../../etc/passwd",
  "..\\..\\windows",
  "/etc/passwd",
  "C:\\con",
  "file:///etc/passwd",
  "a/b",
  "a%2fb",
  "%00",
  "%2e%2e%2f",
  "%",
  "%zz",
  "%E0%A4%A",
  "a?b#c",
  "a;b",
  "a b",
  "con",
  "nul.txt",
  ".",
  "..",
  "~",
  "|ls",
  "`ls`",
  "$(ls)",
  "; ls",
  "&& ls",
  "%s%n%x",
  "\\\\host\\share",
];
const headers = ["a\r\nSet-Cookie: x=1", "a\nX: y", "a%0d%0aX: y", "Subject: x\r\n\r\nbody", "=?utf-8?Q?x?="];
const markdown = [
  "# heading",
  "> quote\n> more",
  "- a\n  - b",
  "1. a\n2. b",
  "```\ncode\n```",
  "    indented",
  "a  \nb",
  "**bold",
  "*a **b* c**",
  "[x](y",
  "![x](y)",
  "[a]: b",
  "[^1]: note",
  "| a |\n|---|\n| b |",
  "\\*",
  "---",
  "***",
  "~~~\nx",
  "<details>",
  "¶3 and ¶999999",
  "@nobody @",
];
const blank = ["", " ", "\t", "\n", "  \n  ", "\u00a0", "\u3000", "\u200b", "\u2800\u2800", "\u3164"];
const long = ["a".repeat(500), "ä".repeat(500), "👍".repeat(300), "a ".repeat(400), "\u0301".repeat(300), "W".repeat(60)];
const padded = [" leading", "trailing ", " both ", "\ttab", "inner  two", "a\u00a0b", "\ufeffmark", "mark\ufeff"];

export const hostileStrings: string[] = [
  ...new Set([
    ...controls,
    ...around([...invisible, ...directions, ...spaces, ...lineEnds]),
    ...invisible,
    ...halves,
    ...around(strange),
    ...scripts,
    ...forms,
    ...clusters,
    ...[...database, ...search, ...markup, ...shapes, ...numbers, ...paths, ...headers, ...markdown],
    ...[...blank, ...long, ...padded],
  ]),
];
