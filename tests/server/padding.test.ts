/** Pages carry no NUL bytes, whatever is on them. */
import { renderToPipeableStream } from "react-dom/server";
import { createElement } from "react";
import { expect, test } from "vitest";
import { withoutPadding } from "~/front-door/padding.server";

const words = ["é".repeat(333), "👩‍🌾".repeat(101), `x${"漢".repeat(250)}`];
/** React fills its blocks with pieces of up to 682 characters; longer ones go out by themselves. */
const paragraphs = Array.from({ length: 40 }, (_, key) => key);
const pageOf = (word: string) =>
  createElement(
    "html",
    null,
    createElement("body", { title: word }, ...paragraphs.map((key) => createElement("p", { key }, word))),
  );

async function rendered(word: string, through: NodeJS.ReadWriteStream): Promise<Buffer> {
  const chunks: Buffer[] = [];
  const { pipe } = renderToPipeableStream(pageOf(word), { onAllReady: () => pipe(through as never) });
  for await (const chunk of through) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

test.each(words)("words of several bytes come out as they are (%#)", async (word) => {
  const html = (await rendered(word, withoutPadding())).toString();
  expect(html).not.toContain("\0");
  expect(html).not.toContain("\ufffd");
  expect(html.split(word)).toHaveLength(paragraphs.length + 2);
});

test("React by itself does pad, so this is still needed", async () => {
  const { PassThrough } = await import("node:stream");
  const all = await Promise.all(words.map((word) => rendered(word, new PassThrough())));
  expect(all.some((html) => html.includes(0))).toBe(true);
});
