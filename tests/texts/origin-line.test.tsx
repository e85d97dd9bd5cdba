import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { shownOrigin } from "~/texts/origin";
import { OriginLine } from "~/texts/origin-line";

const line = (origin: { published?: string; source?: string; licence?: string }) =>
  renderToStaticMarkup(
    <OriginLine origin={shownOrigin({ published: "", source: "", licence: "", ...origin }, "en")} />,
  );

test("says what is known, with the source as a link that tells nothing of the reader", () => {
  const all = line({ published: "1921-03", source: "https://www.example.org/a?b=1&c=2", licence: "CC BY 4.0" });
  expect(all).toBe(
    `<p class="origin">Published <time dateTime="1921-03">March 1921</time> · Source: <a href="https://www.example.org/a?b=1&amp;c=2" rel="noopener noreferrer nofollow">example.org</a> · <span dir="auto">CC BY 4.0</span></p>`,
  );
  expect(line({ licence: "<script>" })).toBe(`<p class="origin"><span dir="auto">&lt;script&gt;</span></p>`);
});

test("of nothing it says nothing", () => expect(line({})).toBe(""));
