/** When and where a text was published, and under what terms, as files of every form say it. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checkOrigin, originOfDraft } from "~/texts/checked-origin";
import { addressOf, fetchedFrom, sourceIn } from "~/texts/import/addresses";
import { licenceOf } from "~/texts/import/front-matter";
import { readWebPage } from "~/texts/import/html/web-page";
import { originOfPdf } from "~/texts/import/pdf/origin";
import { readSource, readText } from "~/texts/import/read";
import { originOf, publishedIn, publishedWords, shownOrigin, type Origin, type OriginSaid } from "~/texts/origin";
import { textLimits } from "~/texts/text";
import { book } from "./epub-support";
import { pdfOf } from "./pdf-maker";

const none: OriginSaid = { published: null, source: null, licence: null };
const of = ({ published, source, licence }: OriginSaid): OriginSaid => ({ published, source, licence });
const prose = "A sentence that is long enough to be read as one, with a comma, and a full stop at its end. ".repeat(3);

describe("a web page", () => {
  const page = (head: string, { body = "", address }: { body?: string; address?: string } = {}) =>
    of(
      readWebPage(
        `<!doctype html><html lang="en"><head><title>T</title>${head}</head><body><article><h1>T</h1><p>${prose}</p></article>${body}</body></html>`,
        "en",
        address,
      ),
    );
  const meta = (name: string, content: string) => `<meta property="${name}" content="${content}">`;
  const data = (...things: object[]) => `<script type="application/ld+json">${JSON.stringify(things)}</script>`;

  test.each<[string, string, string | null]>([
    ["for social networks", meta("article:published_time", "2021-03-04T10:00:00Z"), "2021-03-04"],
    ["for libraries", meta("citation_publication_date", "2009/05/12"), "2009-05-12"],
    ["for libraries, less precisely", meta("citation_date", "May 2009"), "2009-05"],
    ["by Dublin Core", `<meta name="DC.Date" content="1921">`, "1921"],
    ["by its terms", `<meta name="dcterms.issued" content="1921-03">`, "1921-03"],
    ["the first that can be read", meta("article:published_time", "now") + meta("citation_date", "2009"), "2009"],
    ["when it was changed is not when it was published", meta("article:modified_time", "2021-03-04"), null],
    ["by data", data({ "@type": "NewsArticle", datePublished: "2021-03-04T10:00:00+01:00" }), "2021-03-04"],
    [
      "by a graph",
      data({ "@graph": [{ "@type": "WebSite" }, { "@type": ["Article"], datePublished: "2021" }] }),
      "2021",
    ],
    ["data of two", data({ "@type": "Article", datePublished: "2021" }, { "@type": "Article" }), null],
    ["data of a site", data({ "@type": "Organization", datePublished: "2021" }), null],
    ["data that is none", `<script type="application/ld+json">{"@type": "Article",</script>`, null],
    ["odd data", `<script type="application/ld+json">[null, 7, [{"@graph": 3}], {"@type": 1}]</script>`, null],
  ])("published: %s", (_, head, published) => expect(page(head)).toEqual({ ...none, published }));

  test.each<[string, string, string | null]>([
    ["a marked date", `<p>By me <span itemprop="datePublished">3 March 1921</span></p>`, "1921-03-03"],
    ["a marked time", `<time itemprop="datePublished" datetime="2021-03-04T10:00">Thursday</time>`, "2021-03-04"],
    ["the old attribute", `<time pubdate datetime="2021-03-04">March</time>`, "2021-03-04"],
    ["a time that is not said to be that", `<time datetime="2021-03-04">March</time>`, null],
    [
      "not that of a comment",
      `<div itemscope itemtype="https://schema.org/Comment"><time itemprop="datePublished" datetime="2022">x</time></div>`,
      null,
    ],
    ["two dates", `<time pubdate datetime="2021">x</time><time pubdate datetime="2022">y</time>`, null],
    ["one date twice", `<time pubdate datetime="2021">x</time><time pubdate datetime="2021">y</time>`, "2021"],
  ])("published, in the page: %s", (_, body, published) => expect(page("", { body })).toEqual({ ...none, published }));

  const canonical = (href: string) => `<link rel="canonical" href="${href}">`;
  test.each<[string, string, string | undefined, string | null]>([
    ["its own word", canonical("https://example.org/a"), undefined, "https://example.org/a"],
    ["for social networks", meta("og:url", "https://example.org/a#top"), undefined, "https://example.org/a"],
    ["where it was fetched", "", "https://example.org/a?id=7&utm_source=x#b", "https://example.org/a?id=7"],
    ["its own word, from there", canonical("/a"), "https://www.example.org/a?ref=7", "https://www.example.org/a"],
    ["for telephones", canonical("https://example.org/a"), "https://m.example.org/a", "https://example.org/a"],
    ["another site's address", canonical("https://good.example/a"), "https://evil.example/b", "https://evil.example/b"],
    ["its front page", canonical("https://example.org/"), "https://example.org/a", "https://example.org/a"],
    ["its front page alone", canonical("https://example.org"), undefined, "https://example.org/"],
    ["an address with a key", "", "https://example.org/a?token=7", null],
    ["an address with an author", "", "https://example.org/a?author=7", "https://example.org/a?author=7"],
    ["from nowhere", canonical("/a"), undefined, null],
    ["no address", canonical("javascript:alert(1)"), undefined, null],
    ["a file", canonical("file:///etc/passwd"), undefined, null],
    ["a name and password", canonical("https://a:b@example.org/a"), undefined, null],
    ["too long", canonical(`https://example.org/${"a".repeat(2000)}`), undefined, null],
  ])("source: %s", (_, head, address, source) =>
    expect(page(head, address === undefined ? {} : { address })).toEqual({ ...none, source }),
  );

  test("source: a page that a browser saved", () => {
    const saved = `<!DOCTYPE html>\n<!-- saved from url=(0024)https://example.org/a/b/ -->\n<html><body><p>${prose}</p></body></html>`;
    expect(of(readWebPage(saved))).toEqual({ ...none, source: "https://example.org/a/b/" });
  });

  const cc = "https://creativecommons.org/licenses/by-sa/4.0/deed.de";
  test.each<[string, string, string, string | null]>([
    ["a link in its head", `<link rel="license" href="${cc}">`, "", "CC BY-SA 4.0"],
    [
      "a link in its foot",
      "",
      `<footer><a rel="license noopener" href="${cc}"><img src="x"></a> <a rel="license" href="${cc}">CC</a></footer>`,
      "CC BY-SA 4.0",
    ],
    ["a link by its words", "", `<a rel="license" href="/terms">Free to copy</a>`, "Free to copy"],
    [
      "two",
      "",
      `<a rel="license" href="${cc}">a</a><a rel="license" href="https://creativecommons.org/publicdomain/zero/1.0/">b</a>`,
      null,
    ],
    ["by Dublin Core", `<meta name="DC.rights" content="  Public\n domain ">`, "", "Public domain"],
    ["by data", data({ "@type": "Article", license: cc }), "", "CC BY-SA 4.0"],
  ])("licence: %s", (_, head, body, licence) => expect(page(head, { body })).toEqual({ ...none, licence }));
});

describe("a book", () => {
  const read = async (metadata: string) =>
    of(
      await readSource({
        bytes: book({ metadata: `<dc:title>A</dc:title>${metadata}`, pages: { "a.xhtml": `<p>${prose}</p>` } }),
        fileName: "a.epub",
      }),
    );
  test.each<[string, string, Partial<OriginSaid>]>([
    ["a date", "<dc:date>1921-03</dc:date>", { published: "1921-03" }],
    [
      "dates of EPUB 2",
      `<dc:date opf:event="modification">2020-01-01</dc:date><dc:date opf:event="conversion">2019</dc:date><dc:date opf:event="publication">1921</dc:date>`,
      { published: "1921" },
    ],
    ["only a change", `<dc:date opf:event="modification">2020-01-01</dc:date>`, {}],
    ["when the file was last changed", `<meta property="dcterms:modified">2020-01-01T00:00:00Z</meta>`, {}],
    ["two that do not say what of", "<dc:date>1921</dc:date><dc:date>1922</dc:date>", {}],
    ["none, as a program writes it", "<dc:date>0101-01-01T00:00:00+00:00</dc:date>", {}],
    [
      "sources and identifiers",
      "<dc:identifier>urn:isbn:9780000000000</dc:identifier><dc:identifier>https://example.org/98</dc:identifier><dc:source>A paper book</dc:source>",
      { source: "https://example.org/98" },
    ],
    ["rights", "<dc:rights>Public domain\n in the USA.</dc:rights>", { licence: "Public domain in the USA." }],
    [
      "a licence by its address",
      "<dc:rights>http://creativecommons.org/licenses/by/3.0/</dc:rights>",
      { licence: "CC BY 3.0" },
    ],
  ])("%s", async (_, metadata, said) => expect(await read(metadata)).toEqual({ ...none, ...said }));
});

describe("Markdown", () => {
  const read = (front: string) => of(readText({ content: `---\n${front}\n---\n\nWords.\n`, format: "markdown" }));
  test.each<[string, string, Partial<OriginSaid>]>([
    ["a date", "date: 1921-03-04", { published: "1921-03-04" }],
    ["a date in words", `date: "March 4, 1921"`, { published: "1921-03-04" }],
    ["a flag before it", "published: true\ndate: 1921", { published: "1921" }],
    ["an address", "source: https://example.org/a", { source: "https://example.org/a" }],
    ["a name before it", "source: The Paper\nurl: https://example.org/a", { source: "https://example.org/a" }],
    ["an address on the site alone", "url: /posts/a", {}],
    ["a licence", "license: CC BY 4.0", { licence: "CC BY 4.0" }],
    ["a licence with more to it", "licence:\n  name: MIT", { licence: "MIT" }],
  ])("%s", (_, front, said) => expect(read(front)).toEqual({ ...none, ...said }));
});

describe("what does not say it", () => {
  test("is from where it was fetched, or where somebody says it is from", async () => {
    const address = "https://example.org/a.txt";
    expect(of(readText({ content: "Words.", format: "plain", address }))).toEqual({ ...none, source: address });
    const pdf = pdfOf([[{ text: "Words of a page.", x: 72, y: 700 }]], { info: "/CreationDate (D:20210304100000Z)" });
    const read = await readSource({ bytes: pdf, fileName: "a.pdf", address: "https://example.org/a.pdf?key=7" });
    expect(of(read)).toEqual(none);
    expect(of(await readSource({ bytes: pdf, fileName: "a.pdf", address }))).toEqual({ ...none, source: address });
    expect(of(readText({ content: "Words.", format: "plain", address: "what is no address" }))).toEqual(none);
  });

  test("a PDF says it only where it describes itself", () => {
    const said: Record<string, unknown> = {
      "prism:publicationdate": "2021-03",
      "dc:rights": " CC BY ",
      "prism:url": 7,
    };
    expect(originOfPdf((name) => said[name])).toEqual({ published: "2021-03", source: null, licence: "CC BY" });
    expect(originOfPdf(() => undefined)).toEqual(none);
  });
});

describe("what is kept", () => {
  const unknown: Origin = { published: "", source: "", licence: "" };

  test.each(["1", "1921-", "1921-3", "1921-13", "2021-02-29", "0000", "1921-03-04T00:00", "١٩٢١", "1921-03-04\n"])(
    "%j is no date that is stored",
    (said) => expect(publishedIn(said)).toBeNull(),
  );
  test.each(["0001", "1921", "1921-12", "2024-02-29", "0079-08-24", "9999-12-31"])("%j is one", (said) =>
    expect(publishedIn(said)).toBe(said),
  );

  test.each<[string, keyof Origin, unknown]>([
    ["a date in words", "published", "March 1921"],
    ["a number", "published", 1921],
    ["a word for an address", "source", "The Paper"],
    ["a script", "source", "javascript:alert(1)"],
    ["a letter box", "source", "mailto:a@b.example"],
    ["a name and password", "source", "https://a:b@example.org/"],
    ["a long address", "source", `https://example.org/${"a".repeat(2000)}`],
    ["an address that grows too long", "source", `https://example.org/${"ä".repeat(700)}`],
    ["two lines", "licence", "CC\nBY"],
    ["an object", "licence", { toString: 1 }],
    ["301 characters", "licence", "🦆".repeat(301)],
    ["what turns the direction", "licence", "a\u202eb"],
  ])("refused: %s", (_, field, value) => {
    const { origin, errors } = checkOrigin({ [field]: value }, unknown);
    expect(Object.keys(errors)).toEqual([field]);
    expect(errors[field]?.("en")).toMatch(/\.$/);
    expect(origin).toEqual(unknown);
  });

  test("what is not sent stays; an empty line and null are not known", () => {
    const standing: Origin = { published: "1921", source: "https://example.org/", licence: "MIT" };
    expect(checkOrigin({}, standing)).toEqual({ origin: standing, errors: {} });
    expect(checkOrigin({ published: " ", licence: null }, standing).origin).toEqual({
      ...unknown,
      source: standing.source,
    });
    expect(checkOrigin({ source: " HTTPS://Example.org/a b " }, standing).origin.source).toBe(
      "https://example.org/a%20b",
    );
  });

  const text = fc.oneof(
    fc.string({ unit: "binary", maxLength: 400 }),
    fc.webUrl({ withQueryParameters: true, withFragments: true }),
  );
  test("what a reader makes of anything can be kept", () => {
    fc.assert(
      fc.property(text, text, (address, licence) => {
        const said = { ...none, source: addressOf(address), licence: licenceOf(licence) };
        const kept = originOfDraft(said);
        expect(kept).toEqual({ published: "", source: said.source ?? "", licence: said.licence ?? "" });
        expect(Array.from(kept.licence).length).toBeLessThanOrEqual(textLimits.licence.max);
        if (said.source !== null) expect(sourceIn(said.source)).toBe(said.source);
        fetchedFrom(address);
      }),
      { numRuns: 500 },
    );
  });

  test("of a draft what would be refused is left out, and nothing else", () => {
    expect(originOfDraft({ published: "long ago", source: "https://example.org/", licence: "a\u202eb" })).toEqual({
      ...unknown,
      source: "https://example.org/",
    });
  });
});

describe("what is shown", () => {
  test.each([
    ["1921", "1921"],
    ["1921-03", "March 1921"],
    ["1921-03-04", "March 4, 1921"],
    ["0079-08-24", "August 24, 79"],
  ])("%s reads %s", (published, words) => expect(publishedWords(published, "en")).toBe(words));

  test("in the language of the reader", () => expect(publishedWords("1921-03-04", "de")).toBe("4. März 1921"));

  test("a source by its host, and nothing of what is not known", () => {
    const origin = { published: "", source: "https://www.example.org:8080/a", licence: "" };
    expect(shownOrigin(origin, "en")).toEqual({
      ...{ published: null, licence: null },
      source: { address: "https://www.example.org:8080/a", host: "example.org:8080" },
    });
    expect(originOf({ ...origin, other: 1 } as Origin)).toEqual(origin);
  });
});
