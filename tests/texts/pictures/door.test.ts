/** The address of a picture, as browsers and programs ask for it. */
import type { AppLoadContext } from "@remix-run/node";
import { beforeAll, expect, test } from "vitest";
import * as door from "~/routes/pictures.$hash";
import { readingOf } from "~/texts/import/apart.server";
import { hashesIn } from "~/texts/pictures/picture";
import { importText } from "~/texts/texts.server";
import { makeCast, tokenOf, type Cast } from "../../support/people";
import { dataAddress, drawing } from "./made";

let cast: Cast, hash: string;
beforeAll(async () => {
  cast = await makeCast("private");
  const content = `One.\n\n![A lift](${dataAddress(await drawing())})\n`;
  const { draft, hash: sha256 } = await readingOf({ content, format: "markdown" });
  await importText(cast.host, cast.slug, draft, { title: "Lifts", source: { sha256 } });
  hash = hashesIn(draft.sections)[0] ?? "";
});

const ask = async (name: string, headers: Record<string, string> = {}, method = "GET") => {
  const request = new Request(`http://localhost:3000/pictures/${name}`, { method, headers });
  return (await door.loader({ request, params: { hash: name }, context: {} as AppLoadContext })) as Response;
};

test("a member's program gets it, with headers under which it can do nothing", async () => {
  const answer = await ask(hash, { Authorization: `Bearer ${await tokenOf(cast.member)}` });
  expect(answer.status).toBe(200);
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    "content-type": "image/webp",
    "content-disposition": 'inline; filename="picture.webp"',
    "cache-control": "private, max-age=31536000, immutable",
  });
  const bytes = Buffer.from(await answer.arrayBuffer());
  expect(bytes.toString("latin1", 8, 12)).toBe("WEBP");
});

test("for others there is none", async () => {
  expect((await ask(hash)).status).toBe(404);
  expect((await ask(hash, { Authorization: `Bearer ${await tokenOf(cast.outsider)}` })).status).toBe(404);
  expect((await ask("0".repeat(64), { Authorization: `Bearer ${await tokenOf(cast.member)}` })).status).toBe(404);
});
