/** Markdown that has cost some parser or other more than its length is worth, as functions of the length wanted. */

const filled = (unit: string) => (length: number) => unit.repeat(Math.ceil(length / unit.length)).slice(0, length);
const halves = (open: string, close: string, middle = "a") => (length: number) => {
  const count = Math.floor((length - middle.length) / (open.length + close.length));
  return open.repeat(count) + middle + close.repeat(count);
};
const numbered = (line: (index: number) => string) => (length: number) => {
  let text = "";
  for (let index = 0; text.length < length; index += 1) text += line(index);
  return text.slice(0, length);
};

export const slowMarkdown: Record<string, (length: number) => string> = {
  "nested quotes": filled("> "),
  "nested quotes without blanks": filled(">"),
  "quotes a line each": filled(">\n"),
  "deeper quotes line by line": numbered((index) => `${">".repeat(index % 100)} a\n`),
  "nested lists": filled("- "),
  "nested ordered lists": filled("1. "),
  "deeper lists line by line": numbered((index) => `${"  ".repeat(index % 60)}- a\n`),
  "list and quote in turn": filled("> - "),
  "many short items": filled("- a\n"),
  "lazy continuation": numbered((index) => (index === 0 ? `${"> ".repeat(20)}a\n` : "a\n")),
  "emphasis opened": filled("*a "),
  "emphasis closed": filled("a* "),
  "emphasis both": filled("*a_b"),
  "strong nested": filled("**a *b "),
  "nested emphasis": halves("*", "*"),
  "stars": filled("*"),
  "underscores": filled("_a__b_"),
  "three stars": filled("***a "),
  "stars and underscores": filled("*_"),
  "strikes": filled("~~a"),
  "tildes": filled("~"),
  "brackets opened": filled("["),
  "brackets nested": halves("[", "]"),
  "links opened": filled("[a]("),
  "links nested": halves("[", "](b)"),
  "links opened in angles": filled("[a](<b"),
  "link titles opened": filled('[a](b "c'),
  "parentheses in a link": (length) => `[a](${halves("(", ")", "b")(length - 6)})`,
  "images nested": halves("![", "](b)"),
  "images opened": filled("!["),
  "reference definitions": numbered((index) => `[a${index}]: https://example.org/${index}\n`),
  "one long reference used often": (length) =>
    `[a]: https://example.org/${"x".repeat(Math.floor(length / 2))}\n\n${filled("[a] ")(Math.floor(length / 2) - 30)}`,
  "reference definitions broken": filled("[a\n"),
  "code spans of rising length": numbered((index) => `${"`".repeat(index + 1)} `),
  "backticks unmatched": filled("`a``b```c"),
  "backticks": filled("`"),
  "fences": filled("```\n"),
  "fence opened": (length) => `\`\`\`\n${filled("~~~\n")(length - 4)}`,
  "indented code": filled("    a\n"),
  "autolinks opened": filled("<a:"),
  "autolinks": filled("<https://a.b>"),
  "angles": filled("<"),
  "comments opened": filled("<!--"),
  "instructions opened": filled("<?"),
  "CDATA opened": filled("<![CDATA["),
  "declarations opened": filled("<!A "),
  "tags": filled("<a b="),
  "entities": filled("&#"),
  "named entities": filled("&amp;"),
  "long entities": filled("&aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"),
  "ampersands": filled("&"),
  "backslashes": filled("\\"),
  "escaped stars": filled("\\*"),
  "wide table": (length) => {
    const columns = Math.floor(length / 5) - 1;
    return `${"a|".repeat(columns)}\n${"-|".repeat(columns)}\n${"|\n".repeat(Math.floor(columns / 2))}`;
  },
  "long table": (length) => `a|b\n-|-\n${filled("|\n")(length - 8)}`,
  "table of short rows": (length) => {
    const columns = Math.floor(Math.sqrt(length));
    return `${"a|".repeat(columns)}\n${"-|".repeat(columns)}\n${filled("a\n")(length - 4 * columns - 2)}`;
  },
  "table of escaped bars": (length) => `a|b\n-|-\n${filled("\\|")(length - 8)}`,
  "table heads": filled("a|b\n-|-\n"),
  "headings": filled("# a\n"),
  "headings underlined": filled("a\n-\n"),
  "never underlined": filled("a\n"),
  "rules": filled("***\n"),
  "bare addresses": filled("https://a.b "),
  "bare addresses joined": filled("https://"),
  "one long address": (length) => `https://a.b/${filled("x")(length - 12)}`,
  "an address of parentheses": (length) => `https://a.b/${filled("(")(length - 12)}`,
  "an address of closing marks": filled("https://a.b)))))))))))))))))) "),
  "refused addresses": filled("http://a@b "),
  "mails": filled("a@b.c "),
  "at signs": filled("@"),
  "mentions": filled("@ada "),
  "mentions of three words": filled("@ada lovelace byron "),
  "unknown names": numbered((index) => `@n${index} b c `),
  "names of points": filled("@a......................... "),
  "one long name": (length) => `@${filled("a")(length - 1)}`,
  "paragraph signs": filled("¶"),
  "paragraph numbers": filled("¶1 "),
  "long numbers": filled("¶1111111111"),
  "line breaks": filled("a  \n"),
  "blanks": filled(" "),
  "blank lines": filled("\n"),
  "tabs": filled("\t"),
  "words between tabs": filled("a\t"),
  "zero-width": filled("\u200b"),
  "bidi overrides": filled("\u202e"),
  "combining marks": filled("\u0301"),
  "flags": filled("🇩🇪"),
  "families": filled("👨‍👩‍👧"),
  "NUL": filled("\0"),
  "carriage returns": filled("\r"),
};
