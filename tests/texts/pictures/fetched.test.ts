/** Pictures that a page shows from elsewhere: fetched by us, once, within bounds, and never by a reader's browser. */
import http from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { readingOf } from "~/texts/import/apart.server";
import type { Progress } from "~/texts/import/progress";
import { hashesIn, pictureLimits, shownIn } from "~/texts/pictures/picture";
import { pictureStore } from "~/texts/pictures/store.server";
import { builtReader } from "../import/built-reader";
import { drawing, photograph } from "./made";

let asked: string[] = [];
let atOnce = 0;
let most = 0;
const server = http.createServer((request, response) => {
  asked.push(request.url ?? "");
  most = Math.max(most, ++atOnce);
  const answer = async () => {
    const { url = "" } = request;
    if (url.startsWith("/fine"))
      return response
        .writeHead(200, { "content-type": "image/png" })
        .end(await drawing({ colour: `#0000${(10 + Number(url.slice(5) || 0)).toString(16).padStart(2, "0")}` }));
    if (url === "/photograph") return response.writeHead(200).end(await photograph());
    if (url === "/led") return response.writeHead(302, { location: "/fine" }).end();
    if (url === "/inside")
      return response.writeHead(302, { location: "http://169.254.169.254/latest/meta-data" }).end();
    if (url === "/page")
      return response.writeHead(200, { "content-type": "image/png" }).end("<!doctype html><script>alert(1)</script>");
    if (url === "/endless") return response.writeHead(200).end(Buffer.alloc(pictureLimits.bytes + 1));
    return response.writeHead(404).end();
  };
  void answer().finally(() => atOnce--);
});
let port = 0;
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  port = (server.address() as AddressInfo).port;
  process.env["FETCH_ALLOW"] = `127.0.0.1:${port}`;
});
afterAll(() => void server.close());
beforeEach(() => {
  asked = [];
  most = 0;
});

const pageOf = (paths: string[]) =>
  `<article><h1>On lifts</h1><p>One.</p>${paths.map((path) => `<p><img src="${path.startsWith("/") ? `http://127.0.0.1:${port}${path}` : path}" alt="The one at ${path}"></p>`).join("")}</article>`;
async function read(paths: string[], more: Parameters<typeof readingOf>[1] = {}) {
  const { draft } = await readingOf({ content: pageOf(paths), format: "html" }, { who: "somebody", ...more });
  const blocks = draft.sections.flatMap((section) => section.blocks).slice(1);
  return { draft, kinds: blocks.map(({ kind }) => kind), texts: blocks.map(({ text }) => text), blocks };
}

test("each once, and kept", async () => {
  const { draft, kinds, blocks } = await read(["/fine", "/photograph", "/fine", "/led"]);
  expect(kinds).toEqual(["picture", "picture", "picture", "picture"]);
  expect(asked.sort()).toEqual(["/fine", "/fine", "/led", "/photograph"]);
  const hashes = hashesIn(draft.sections);
  expect(hashes).toHaveLength(2);
  for (const hash of hashes) expect(await pictureStore().get(hash)).not.toBeNull();
  expect(blocks.every((block) => shownIn(block)?.source.startsWith("/pictures/"))).toBe(true);
  expect(JSON.stringify(draft)).not.toContain("127.0.0.1");
  expect(draft.warnings).toEqual([]);
});

test.each([
  "/gone",
  "/page",
  "/endless",
  "/inside",
  "http://169.254.169.254/x.png",
  "http://localhost:1/x.png",
  "https://no.such.host.example/x.png",
])("%s leaves its description, and that is said", async (path) => {
  const { draft, kinds, texts } = await read([path, "/fine"]);
  expect([kinds, texts[0]]).toEqual([["caption", "picture"], `The one at ${path}`]);
  expect(draft.warnings).toEqual([expect.stringMatching(/^1 picture could not be taken in/)]);
  expect(draft.sections.flatMap(({ blocks }) => blocks).some(({ html }) => /src="http/.test(html))).toBe(false);
});

test("no more than so many, few at a time", async () => {
  const told: Progress[] = [];
  const paths = Array.from({ length: pictureLimits.fetched + 5 }, (_, nth) => `/fine${nth}`);
  const { kinds, draft } = await read(paths, { onProgress: (progress) => told.push(progress) });
  expect(kinds.filter((kind) => kind === "picture")).toHaveLength(pictureLimits.fetched);
  expect(asked).toHaveLength(pictureLimits.fetched);
  expect(most).toBeLessThanOrEqual(4);
  expect(draft.warnings).toEqual([expect.stringMatching(/^5 pictures could not be taken in/)]);
  expect(told.some(({ stage, of }) => stage === "pictures" && of === paths.length)).toBe(true);
});

test("what is cancelled fetches no more", async () => {
  const cancel = new AbortController();
  const reading = read(
    Array.from({ length: 40 }, (_, nth) => `/fine${nth}`),
    {
      signal: cancel.signal,
      onProgress: ({ stage }) => stage === "pictures" && cancel.abort(new Error("enough")),
    },
  );
  await expect(reading).rejects.toThrow("enough");
  expect(asked.length).toBeLessThan(10);
});

// It is nice to whatever else runs, and waits for it.
describe("in a process of its own", { timeout: 120_000 }, () => {
  let file = "";
  beforeAll(async () => {
    file = await builtReader();
  });
  test("the pictures of a page, and those within it", async () => {
    const within = `data:image/png;base64,${(await drawing({ colour: "#445566" })).toString("base64")}`;
    const { kinds, draft } = await read(["/fine", within, "/page", "/photograph"], { file });
    expect(kinds).toEqual(["picture", "picture", "caption", "picture"]);
    for (const hash of hashesIn(draft.sections)) expect(await pictureStore().get(hash)).not.toBeNull();
  });
  test("one that came along, however its address is written, is never decoded in the server", async () => {
    const within = `data:image/png;base64,${(await drawing({ colour: "#665544" })).toString("base64")}`;
    for (const written of [within, within.replace("data:", "DATA:"), within.replace("data:", "d&#97;ta:")]) {
      const stages: string[] = [];
      const { kinds } = await read([written], { file, onProgress: ({ stage }) => stages.push(stage) });
      // Only who is read apart waits for a turn.
      expect([kinds, stages.includes("waiting")]).toEqual([["picture"], true]);
    }
  });
  test("one that takes the process down costs the pictures, not the text", async () => {
    const { kinds, draft } = await read(["/fine", "/photograph"], { file, bounds: { memory: 20 * 1024 * 1024 } });
    expect(kinds).toEqual(["caption", "caption"]);
    expect(draft.warnings).toEqual([expect.stringMatching(/^2 pictures could not be taken in/)]);
  });
});
