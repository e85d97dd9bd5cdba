/** No address that changes something can be made to do so by another site, in whatever disguise it comes. */
import fs from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openDoor } from "./door";
import { routeFiles } from "./route-list";

const changing = routeFiles.filter(({ hasAction }) => hasAction);
let lectern: Awaited<ReturnType<typeof openDoor>>;
let writes = 0;

beforeAll(async () => {
  const action = async ({ request }: { request: Request }) => {
    await request.text();
    writes++;
    return new Response("done");
  };
  lectern = await openDoor(
    Object.fromEntries(changing.map(({ path }) => [path, { loader: () => new Response("read"), action }])),
  );
});
afterAll(() => lectern.close());

const form = { "content-type": "application/x-www-form-urlencoded" };
const json = { "content-type": "application/json" };
const cookie = { cookie: "lectern=abcdefghijklmnopqrstuvwxyz0123456789" };
type Trick = { method?: string; query?: string; headers: Record<string, string>; body?: string };

/** @param type of the body that the address would take */
function tricks(type: Record<string, string>): Record<string, Trick> {
  const post = (headers: Record<string, string>, body = "a=1"): Trick => ({
    method: "POST",
    headers: { ...cookie, ...type, ...headers },
    body,
  });
  const ours = { origin: lectern.ours };
  return {
    "no origin": post({}),
    "origin null": post({ origin: "null" }),
    "another site": post({ origin: "https://evil.example" }),
    "another site that begins like ours": post({ origin: `${lectern.ours}.evil.example` }),
    "another site with our name in front": post({ origin: "http://127.0.0.1@evil.example" }),
    "a sibling": post({ origin: "http://sub.127.0.0.1" }),
    "another port": post({ origin: "http://127.0.0.1:1" }),
    "a file": post({ origin: "file://" }),
    "an extension": post({ origin: "chrome-extension://abcdef" }),
    "cross-site": post({ "sec-fetch-site": "cross-site" }),
    "same-site": post({ "sec-fetch-site": "same-site" }),
    "our referer, another origin": post({ origin: "https://evil.example", referer: `${lectern.ours}/x` }),
    "our referer, no origin": post({ referer: `${lectern.ours}/x` }),
    "another site, with a token beside": post({ origin: "https://evil.example", authorization: "Bearer abc" }),
    "plain text": post({ ...ours, "content-type": "text/plain" }, '{"a":1}'),
    "another method by a field": { method: "GET", query: "?_method=DELETE", headers: { ...cookie } },
    "another method by a header": { method: "GET", headers: { ...cookie, "x-http-method-override": "POST" } },
    "PUT of another site": { ...post({ origin: "https://evil.example" }), method: "PUT" },
    "DELETE without origin": { method: "DELETE", headers: { ...cookie } },
    "PATCH of nowhere": { ...post({ origin: "null" }), method: "PATCH" },
    TRACE: { method: "TRACE", headers: { ...cookie } },
  };
}

/** By declaration, or in a list; a page about what moderators did (an “action” of the product) speaks of one without having any. */
const exportsAction = /export\s+(?:(?:async\s+)?(?:const|let|function)\s+action\b|(?:const\s*)?\{[^}]*\baction\b)/;

test("every route with an action is here", () => {
  expect(changing.length).toBeGreaterThan(60);
  const exporting = fs
    .readdirSync("app/routes")
    .filter((file) => /\baction\b/.test(fs.readFileSync(`app/routes/${file}`, "utf8")));
  expect(changing.map(({ file }) => file).sort()).toEqual(
    exporting.filter((file) => changing.some((it) => it.file === file)).sort(),
  );
  for (const file of exporting.filter((file) => !changing.some((it) => it.file === file)))
    expect(fs.readFileSync(`app/routes/${file}`, "utf8")).not.toMatch(exportsAction);
});

test.each(changing.map(({ example, isApi }) => [example, isApi] as const))("%s", async (path, isApi) => {
  const took = writes;
  for (const [name, { method = "POST", query = "", headers, body }] of Object.entries(tricks(isApi ? json : form))) {
    const before = writes;
    const { status } = await lectern.ask(path + query, { method, headers, ...(body ? { body } : {}) });
    const isRead = method === "GET";
    expect([path, name, writes - before, isRead || [403, 405, 415].includes(status)]).toEqual([path, name, 0, true]);
  }
  if (isApi) {
    const { status } = await lectern.ask(path, {
      method: "POST",
      headers: { ...cookie, ...form, origin: lectern.ours },
      body: "a=1",
    });
    expect([status, writes]).toEqual([415, took]);
  }
  // Our own page is let through, or all of this would show nothing.
  const { status } = await lectern.ask(path, {
    method: "POST",
    headers: { ...cookie, ...(isApi ? json : form), origin: lectern.ours },
    body: isApi ? "{}" : "a=1",
  });
  expect([path, status, writes - took]).toEqual([path, 200, 1]);
});
