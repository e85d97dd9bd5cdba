/** What the front door turns away, and what stands on every answer. */
import fs from "node:fs";
import net from "node:net";
import os from "node:os";
import path from "node:path";
import zlib from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { apiDoor } from "~/doors.server";
import { openDoor, type Reply } from "./door";

const folder = fs.mkdtempSync(path.join(os.tmpdir(), "lectern-client-"));
fs.mkdirSync(path.join(folder, "assets"));
fs.writeFileSync(path.join(folder, "assets", "entry-abc.js"), "1;".repeat(2000));
fs.writeFileSync(path.join(folder, "assets", "entry-abc.js.br"), zlib.brotliCompressSync("1;".repeat(2000)));
fs.writeFileSync(path.join(folder, "robots.txt"), "User-agent: *");

let writes = 0;
let lectern: Awaited<ReturnType<typeof openDoor>>;
const wrote = async ({ request }: { request: Request }) => {
  const bytes = (await request.arrayBuffer()).byteLength;
  writes++;
  return Response.json({ bytes });
};

beforeAll(async () => {
  lectern = await openDoor(
    {
      form: {
        loader: () => new Response("<p>hello</p>", { headers: { "Content-Type": "text/html; charset=utf-8" } }),
        action: wrote,
      },
      "api/v1/thing": {
        loader: ({ request }) => Response.json({ url: request.url, headers: Object.fromEntries(request.headers) }),
        action: wrote,
      },
      "api/v1/nothing": { loader: () => Response.json({}, { status: 404 }) },
      "api/v1/long": { loader: () => Response.json({ words: "word ".repeat(2000) }) },
      "api/v1/broken": {
        loader: () => {
          throw new Error("select password from users");
        },
      },
      "api/v1/groups/g/texts": { action: wrote },
      "api/v1/groups/g/drafts": { action: wrote },
      "api/v1/texts/t/drafts": { action: wrote },
      onlyposted: { action: wrote },
      telling: apiDoor({ GET: async () => ({}) }) as never,
      stream: {
        loader: () => {
          const parts = ["<p>first</p>".repeat(200), "<p>second</p>", "<p>third</p>"];
          return new Response(
            new ReadableStream({
              async pull(controller) {
                const next = parts.shift();
                if (next === undefined) return controller.close();
                controller.enqueue(new TextEncoder().encode(next));
                await new Promise((resolve) => setTimeout(resolve, 30));
              },
            }),
            { headers: { "Content-Type": "text/html" } },
          );
        },
      },
    },
    folder,
  );
});
afterAll(() => lectern.close());

const everywhere = {
  "x-content-type-options": "nosniff",
  "referrer-policy": "strict-origin-when-cross-origin",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "x-frame-options": "DENY",
};

describe("headers that protect", () => {
  const answers: [string, number, () => Promise<Reply>][] = [
    ["a page", 200, () => lectern.ask("/form")],
    ["an answer of the API", 200, () => lectern.ask("/api/v1/thing")],
    ["what is not there", 404, () => lectern.ask("/api/v1/nothing")],
    ["a file", 200, () => lectern.ask("/assets/entry-abc.js")],
    ["a missing file", 404, () => lectern.ask("/assets/none.js")],
    [
      "a file that has not changed",
      304,
      async () => {
        const { headers } = await lectern.ask("/assets/entry-abc.js");
        return lectern.ask("/assets/entry-abc.js", { headers: { "if-none-match": String(headers.etag) } });
      },
    ],
    ["what broke", 500, () => lectern.ask("/api/v1/broken")],
    [
      "what was turned away",
      403,
      () => lectern.ask("/form", { method: "POST", headers: { origin: "https://evil.example" }, body: "x=1" }),
    ],
    ["a method nobody knows", 405, () => lectern.ask("/form", { method: "PROPFIND" })],
    ["headers that are too large", 431, () => lectern.ask("/form", { headers: { "x-long": "x".repeat(20_000) } })],
    ["health", 200, () => lectern.ask("/healthz")],
  ];
  test.each(answers)("stand on %s", async (_, status, ask) => {
    const reply = await ask();
    expect(reply.status).toBe(status);
    expect(reply.headers).toMatchObject(everywhere);
    // A 304 carries none: it would take the place of the one that the page in the browser was sent with.
    if (status === 304) expect(reply.headers["content-security-policy"]).toBeUndefined();
    else expect(reply.headers["content-security-policy"]).toMatch(/frame-ancestors 'none'/);
    expect(reply.headers["strict-transport-security"]).toBeUndefined();
  });

  test("each page has a nonce of its own", async () => {
    const policies = await Promise.all(
      [1, 2].map(async () => (await lectern.ask("/form")).headers["content-security-policy"]),
    );
    expect(policies[0]).toMatch(/script-src 'self' 'nonce-[\w-]{22}';/);
    expect(policies[0]).toMatch(/object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'/);
    expect(policies[0]).not.toContain("unsafe");
    expect(policies[0]).not.toBe(policies[1]);
  });

  test("answers are private unless they say otherwise", async () => {
    expect((await lectern.ask("/form")).headers["cache-control"]).toBe("private, no-store");
    expect((await lectern.ask("/assets/entry-abc.js")).headers["cache-control"]).toMatch(/immutable/);
    expect((await lectern.ask("/robots.txt")).headers["cache-control"]).not.toMatch(/immutable/);
  });
});

describe("an address of pages", () => {
  const ours = () => ({ origin: lectern.ours, "content-type": "application/x-www-form-urlencoded" });

  test.each(["PUT", "PATCH", "DELETE"])("does nothing by %s, and says what it takes", async (method) => {
    const before = writes;
    const { status, headers } = await lectern.ask("/form", { method, headers: ours(), body: "a=1" });
    expect([status, headers.allow, writes]).toEqual([405, "GET, HEAD, POST", before]);
    const told = async (path: string) => (await lectern.ask(path, { method, headers: ours() })).headers.allow;
    expect(await told("/stream")).toBe("GET, HEAD");
    expect(await told("/onlyposted")).toBe("POST");
    expect(await told("/nowhere-at-all")).toBe("GET, HEAD");
    expect(await told("/telling")).toBe("GET");
    const api = await lectern.ask("/api/v1/thing", { method, headers: { origin: lectern.ours }, body: "" });
    expect(api.status).toBe(200);
  });

  test.each(["OPTIONS", "PROPFIND"])("does not know %s, and says what it takes", async (method) => {
    const told = async (path: string) => {
      const { status, headers } = await lectern.ask(path, { method });
      return [status, headers.allow];
    };
    expect(await told("/form")).toEqual([405, "GET, HEAD, POST"]);
    expect(await told("/stream")).toEqual([405, "GET, HEAD"]);
    expect(await told("/onlyposted")).toEqual([405, "POST"]);
  });

  test.each(["/pictures/abc.data", "/Pictures/abc.data?x=1", "/pictures/%61bc.data"])(
    "there are no data of a page at %s",
    async (path) => {
      const { status, headers } = await lectern.ask(path);
      expect([status, headers["content-type"]]).toEqual([404, "application/problem+json; charset=utf-8"]);
    },
  );

  test("takes a form as before", async () => {
    const before = writes;
    expect((await lectern.ask("/form", { method: "POST", headers: ours(), body: "a=1" })).status).toBe(200);
    expect(writes).toBe(before + 1);
  });

  test("that has no form says so too", async () => {
    const { status, headers } = await lectern.ask("/stream", { method: "POST", headers: ours(), body: "a=1" });
    expect([status, headers.allow]).toEqual([405, "GET, HEAD"]);
  });

  test("is not told to another site", async () => {
    const headers = { ...ours(), origin: "https://evil.example" };
    expect((await lectern.ask("/form", { method: "PUT", headers, body: "a=1" })).status).toBe(403);
  });
});

describe("who may change something", () => {
  const form = { "content-type": "application/x-www-form-urlencoded" };
  const json = { "content-type": "application/json" };
  const cases: [string, string, Record<string, string>, number][] = [
    ["a form of ours", "/form", { ...form, cookie: "s=1", origin: "OURS" }, 200],
    ["a form by the same site's word", "/form", { ...form, cookie: "s=1", "sec-fetch-site": "same-origin" }, 200],
    ["a form without origin", "/form", { ...form, cookie: "s=1" }, 403],
    ["a form without origin or cookie", "/form", form, 403],
    ["a form of nowhere", "/form", { ...form, cookie: "s=1", origin: "null" }, 403],
    ["a form of another site", "/form", { ...form, origin: "https://evil.example" }, 403],
    ["a form of a sibling", "/form", { ...form, cookie: "s=1", origin: "http://sub.127.0.0.1" }, 403],
    ["a form of another port", "/form", { ...form, cookie: "s=1", origin: "http://127.0.0.1:1" }, 403],
    ["a form by the other site's word", "/form", { ...form, cookie: "s=1", "sec-fetch-site": "cross-site" }, 403],
    ["a form by a sibling's word", "/form", { ...form, cookie: "s=1", "sec-fetch-site": "same-site" }, 403],
    ["plain text to a page", "/form", { "content-type": "text/plain", origin: "OURS" }, 415],
    ["a program with a token", "/api/v1/thing", { ...json, authorization: "Bearer x" }, 200],
    [
      "a program with a token and a cookie",
      "/api/v1/thing",
      { ...json, authorization: "Bearer x", cookie: "a=b" },
      200,
    ],
    [
      "a token from another site's page",
      "/api/v1/thing",
      { ...json, authorization: "Bearer x", origin: "https://evil.example" },
      403,
    ],
    ["a cookie without origin to the API", "/api/v1/thing", { ...json, cookie: "s=1" }, 403],
    ["our page to the API", "/api/v1/thing", { ...json, cookie: "s=1", origin: "OURS" }, 200],
    ["a form to the API", "/api/v1/thing", { ...form, cookie: "s=1", origin: "OURS" }, 415],
    ["plain text to the API", "/api/v1/thing", { "content-type": "text/plain", authorization: "Bearer x" }, 415],
  ];
  test.each(cases)("%s", async (_, address, headers, status) => {
    const before = writes;
    const sent = { ...headers, ...(headers["origin"] === "OURS" ? { origin: lectern.ours } : {}) };
    const reply = await lectern.ask(address, { method: "POST", headers: sent, body: "{}" });
    expect(reply.status).toBe(status);
    expect(writes - before).toBe(status === 200 ? 1 : 0);
  });

  test.each(["PUT", "PATCH", "DELETE"])("%s is a change too", async (method) => {
    const reply = await lectern.ask("/api/v1/thing", { method, headers: { cookie: "s=1", ...json }, body: "{}" });
    expect(reply.status).toBe(403);
    expect(JSON.parse(reply.body)).toMatchObject({ type: "/problems/forbidden", status: 403 });
  });
});

describe("sizes", () => {
  const token = { authorization: "Bearer x", "content-type": "application/json" };
  const kilobytes = (count: number) => Buffer.alloc(count * 1024, "x");
  const cases: [string, string, number, Record<string, string>, number][] = [
    ["an ordinary body of the most", "/api/v1/thing", 256, {}, 200],
    ["one beyond", "/api/v1/thing", 257, {}, 413],
    ["one beyond that does not say its length", "/api/v1/thing", 300, { "transfer-encoding": "chunked" }, 413],
    ["an upload", "/api/v1/groups/g/texts", 3000, {}, 200],
    ["a draft", "/api/v1/groups/g/drafts", 3000, {}, 200],
    ["a draft of a text", "/api/v1/texts/t/drafts", 3000, {}, 200],
    ["the corrections of a draft", "/api/v1/drafts/d/corrections", 3000, {}, 413],
    ["an upload beyond", "/api/v1/groups/g/texts", 25 * 1024 + 65, {}, 413],
    [
      "an upload beyond that does not say its length",
      "/api/v1/groups/g/texts",
      25 * 1024 + 65,
      { "transfer-encoding": "chunked" },
      413,
    ],
  ];
  test.each(cases)("%s", async (_, address, size, headers, status) => {
    const before = writes;
    const reply = await lectern.ask(address, {
      method: "POST",
      headers: { ...token, ...headers },
      body: kilobytes(size),
    });
    expect(reply.status).toBe(status);
    expect(writes - before).toBe(status === 200 ? 1 : 0);
  });

  test("an address that is too long", async () => {
    expect((await lectern.ask(`/form?${"x".repeat(9000)}`)).status).toBe(414);
  });

  test("a head that never ends is cut", async () => {
    const socket = net.connect(lectern.port, "127.0.0.1");
    socket.write("GET /form HTTP/1.1\r\nHost: x\r\nX-Slow: ");
    const answer = await new Promise<string>((resolve) => {
      let text = "";
      socket.on("data", (chunk) => (text += chunk.toString()));
      socket.on("close", () => resolve(text));
    });
    expect(answer).toMatch(/^HTTP\/1\.1 408 /);
    expect(answer).toContain("X-Content-Type-Options: nosniff");
  });
});

describe("strangers' words", () => {
  test("forwarded headers are not believed, and none goes further", async () => {
    const headers = {
      "x-forwarded-for": "1.2.3.4",
      "x-forwarded-host": "evil.example",
      "x-lectern-client": "5.6.7.8",
      forwarded: "for=1.2.3.4",
    };
    const seen = JSON.parse((await lectern.ask("/api/v1/thing", { headers })).body) as {
      url: string;
      headers: Record<string, string>;
    };
    expect(seen.url).toBe(`${lectern.ours}/api/v1/thing`);
    expect(seen.headers["x-lectern-client"]).toBe("127.0.0.1");
    expect(JSON.stringify(seen)).not.toMatch(/1\.2\.3\.4|5\.6\.7\.8|evil/);
  });

  test.each(["a/b", "a b", "a@b", "x\u00e4"])("a Host that is none: %s", async (host) => {
    expect((await lectern.ask("/form", { headers: { host } })).status).toBe(400);
  });

  test.each(["/assets/../../package.json", "/assets/..%2f..%2fpackage.json", "/assets/entry-abc.js.br", "/assets/%00"])(
    "no way to other files: %s",
    async (address) => {
      expect((await lectern.ask(address)).status).toBe(404);
    },
  );
});

describe("the data protocol of older Remix", () => {
  test.each(["/form?_data=routes/form", "/form?a=1&%5Fdata", "/api/v1/thing?_data=", "/nowhere?_data=root"])(
    "is not spoken: %s",
    async (address) => {
      const headers = { origin: lectern.ours, "content-type": "application/x-www-form-urlencoded" };
      expect((await lectern.ask(address)).status).toBe(400);
      if (!address.startsWith("/api/"))
        expect((await lectern.ask(address, { method: "POST", headers, body: "a=1" })).status).toBe(400);
    },
  );

  test("what only looks like it passes", async () => {
    expect((await lectern.ask("/form?q=_data&my_data=1")).status).toBe(200);
  });
});

describe("answers", () => {
  test("are compressed where that is worth it", async () => {
    const long = await lectern.ask("/api/v1/long", { headers: { "accept-encoding": "gzip" } });
    expect(long.headers).toMatchObject({ "content-encoding": "gzip", vary: "Accept-Encoding" });
    expect(zlib.gunzipSync(Buffer.from(long.body, "latin1")).toString()).toContain("word word");
    expect((await lectern.ask("/api/v1/long")).headers["content-encoding"]).toBeUndefined();
    expect(
      (await lectern.ask("/api/v1/thing", { headers: { "accept-encoding": "gzip" } })).headers["content-encoding"],
    ).toBeUndefined();
    expect(
      (await lectern.ask("/assets/entry-abc.js", { headers: { "accept-encoding": "br" } })).headers["content-encoding"],
    ).toBe("br");
  });

  test("that come in parts arrive whole, compressed or not", async () => {
    const plain = await lectern.ask("/stream");
    const packed = await lectern.ask("/stream", { headers: { "accept-encoding": "gzip" } });
    expect(plain.body).toMatch(/^<p>first.*second.*third<\/p>$/);
    expect(zlib.gunzipSync(Buffer.from(packed.body, "latin1")).toString()).toBe(plain.body);
  });

  test("to HEAD have no body", async () => {
    expect(await lectern.ask("/api/v1/long", { method: "HEAD" })).toMatchObject({ status: 200, body: "" });
  });

  test("that broke say a number and nothing else", async () => {
    const reply = await lectern.ask("/api/v1/broken");
    expect(reply.status).toBe(500);
    expect(reply.body).toContain(String(reply.headers["x-request-id"]));
    expect(reply.body).not.toMatch(/select|password|at /);
  });

  test("of health tell whether the database answers", async () => {
    expect(JSON.parse((await lectern.ask("/readyz")).body)).toMatchObject({ ready: true, database: "ok" });
  });

  test("ask for a new connection once the server is ending", async () => {
    const other = await openDoor({ form: { loader: () => new Response("x") } });
    other.door.drain();
    expect((await other.ask("/form")).headers.connection).toBe("close");
    await other.close();
  });
});
