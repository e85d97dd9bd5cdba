/** A text by its address, from the form and from a program: fetched for those who may add it, and for nobody else. */
import http from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import * as add from "~/routes/g.$slug.texts.new";
import * as preview from "~/routes/g.$slug.texts.outline";
import * as review from "~/routes/imports.$id._index";
import { jobLimits } from "~/texts/import-job";
import * as publish from "~/routes/imports.$id.publish";
import { call } from "../api/client";
import { get, outcome, person, post } from "../comments/page-support";
import { makeCast, makeGroup, tokenOf, type Cast } from "../support/people";

const prose = "A sentence that is long enough to be read as one, with a comma, and a full stop at its end. "
  .repeat(3)
  .trim();
const page = `<!doctype html><html lang="de"><head><title>On trains | The Paper</title><meta charset="windows-1252"></head><body><nav><a href="/">Home</a></nav><article><h1>On trains</h1><p>Café. ${prose} <a href="/next">next</a></p></article></body></html>`;

let asked: string[] = [];
let port = 0;
let cast: Cast;
const server = http.createServer((request, response) => {
  asked.push(request.url ?? "");
  if (request.url === "/trains") {
    response.writeHead(200, { "content-type": "text/html" }).end(Buffer.from(page, "latin1"));
  } else if (request.url === "/notes.md")
    response.writeHead(200, { "content-type": "text/plain" }).end("# Notes\n\nWords.");
  else if (request.url === "/picture") response.writeHead(200).end(Buffer.from("89504e470d0a1a0a0000", "hex"));
  else response.writeHead(404).end();
});

// What becomes of a slow one is told elsewhere (slow-addresses.test.ts); here a slow machine is no slow site.
Object.assign(jobLimits, { soon: 30_000 });

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  port = (server.address() as AddressInfo).port;
  process.env["FETCH_ALLOW"] = `127.0.0.1:${port}`;
  cast = await makeCast("public");
});
afterAll(() => void server.close());
beforeEach(() => void (asked = []));

const formOf = (fields: Record<string, string>) => {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  form.append("file", new File([], ""));
  return form;
};
const at = (path: string) => `http://127.0.0.1:${port}${path}`;
const ask = async (body: unknown, as = cast.host) =>
  call("POST", `/groups/${cast.slug}/texts`, { token: await tokenOf(as), body });

test("a program sends the address, and gets the text of the page", async () => {
  const { status, body } = await ask({ url: at("/trains") });
  expect(status).toBe(201);
  expect(body).toMatchObject({ title: "On trains", language: "de" });
  const [block] = body.sections[0].blocks;
  expect(block.text).toBe(`Café. ${prose} next`);
  expect(block.html).toContain(`href="${at("/next")}"`);
  expect((await ask({ url: at("/notes.md"), title: "Mine" })).body).toMatchObject({ title: "Mine" });
});

test.each<[string, () => string, RegExp]>([
  ["there is no page", () => at("/nothing"), /no such page/],
  ["a picture", () => at("/picture"), /picture/],
  ["an address inside", () => "http://169.254.169.254/latest", /network that Lectern itself stands in/],
  ["no address", () => "trains", /no address of a web page/],
  ["a file of the machine", () => "file:///etc/passwd", /Only pages of the web/],
])("%s: 422 that says what to do", async (_, address, message) => {
  const { status, body } = await ask({ url: address() });
  expect([status, body.errors?.url]).toEqual([422, expect.stringMatching(message)]);
});

test("whoever may not add texts has nothing fetched", async () => {
  expect((await ask({ url: at("/trains") }, cast.member)).status).toBe(403);
  expect((await ask({ url: at("/trains") }, cast.outsider)).status).toBe(403);
  expect((await call("POST", `/groups/${cast.slug}/texts`, { body: { url: at("/trains") } })).status).toBe(401);
  expect(asked).toEqual([]);
});

test("looked over first, then added, it is fetched once", async () => {
  const host = await person("Host of a form");
  const slug = await makeGroup(host, "public");
  const send = (door: typeof add.action | typeof preview.action, fields: Record<string, string>) =>
    outcome(door(post(`/g/${slug}/texts/new`, formOf(fields), { as: host, params: { slug } })));
  const { to } = await send(preview.action, { address: at("/trains") });
  const id = to?.slice("/imports/".length) ?? "";
  const { data: shown } = await outcome(review.loader(get(to ?? "", { as: host, params: { id } })));
  expect(shown).toMatchObject({ title: "On trains", version: 0, fileName: at("/trains") });
  const fields = { version: "0", title: "On trains", byline: "" };
  const made = await outcome(publish.action(post(`${to}/publish`, fields, { as: host, params: { id } })));
  expect(made.to).toMatch(/\/t\/|added=/);
  expect(asked).toEqual(["/trains"]);
  const wrong = await send(add.action, { address: at("/nothing"), title: "T" });
  expect(wrong.data).toMatchObject({ values: { address: at("/nothing"), title: "T" } });
  expect(Object.keys(wrong.data["errors"] as object)).toEqual(["address"]);
});
