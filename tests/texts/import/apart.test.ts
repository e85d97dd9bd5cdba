import path from "node:path";
import { beforeAll, expect, test } from "vitest";
import { isRefusal } from "~/refusals";
import { readApart } from "~/texts/import/apart.server";
import { readText } from "~/texts/import/read";
import { builtReader } from "./built-reader";

const file = path.join(process.env["DATA_DIR"] ?? "", "reader.mjs");
const long = (paragraph: string) => `${paragraph}\n\n`.repeat(Math.ceil(20_000 / paragraph.length));

beforeAll(async () => void (await builtReader()));

test("a process of its own reads what reading here reads", async () => {
  const source = {
    content: `# A title\n\n${long("Some words in a *paragraph*, and a [link](https://example.org).")}`,
    format: "markdown",
  };
  expect(await readApart(source, { file })).toEqual(readText(source));
});

test("what it refuses is refused in the same words", async () => {
  const source = { bytes: new Uint8Array(20_000).fill(0), fileName: "picture.txt" };
  const here = await Promise.resolve()
    .then(() => readText(source))
    .catch((error: unknown) => error);
  const apart = await readApart(source, { file }).catch((error: unknown) => error);
  if (!isRefusal(here) || !isRefusal(apart)) throw new Error("Both refuse a file of zeros.");
  expect([apart.kind, apart.detail("en")]).toEqual([here.kind, here.detail("en")]);
});

test("everybody else is served meanwhile", async () => {
  let turns = 0;
  const timer = setInterval(() => turns++, 5);
  await readApart({ content: long("- a\n- b\n- c").repeat(8), format: "markdown" }, { file });
  clearInterval(timer);
  // Read here, not one turn would have come between.
  expect(turns).toBeGreaterThan(2);
});
