/** What an address gives, and every way in which it may give too much, too late, or lead inside. */
import http from "node:http";
import type { AddressInfo } from "node:net";
import zlib from "node:zlib";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { fetchOutside } from "~/outside/fetch.server";

type Answer = (response: http.ServerResponse, request: http.IncomingMessage) => void;
const answers = new Map<string, Answer>();
let asked: string[] = [];
let port = 0;
const server = http.createServer((request, response) => {
  asked.push(`${request.headers.host} ${request.url}`);
  const answer = answers.get(request.url ?? "");
  if (answer) answer(response, request);
  else response.writeHead(404).end();
});
const loops = new Set<NodeJS.Timeout>();

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  port = (server.address() as AddressInfo).port;
  process.env["FETCH_ALLOW"] = `friend.test:${port}`;
});
afterAll(() => {
  for (const loop of loops) clearInterval(loop);
  server.closeAllConnections();
  server.close();
});
beforeEach(() => void (asked = []));

// Patient, since these machines are shared, but where waiting is what is tried.
const get = (path: string, { to = "127.0.0.1", patience = 20_000 } = {}) =>
  fetchOutside(path.startsWith("/") ? `http://friend.test:${port}${path}` : path, {
    lookUp: async () => [{ address: to, family: to.includes(":") ? 6 : 4 }],
    limits: { bytes: 10_000, patience, redirects: 3 },
  });
const serve = (path: string, headers: http.OutgoingHttpHeaders, body: string | Buffer, status = 200) =>
  answers.set(path, (response) => response.writeHead(status, headers).end(body));
const saidBy = async (path: string, patience?: number) => {
  const answer = await get(path, patience === undefined ? {} : { patience });
  return "fault" in answer ? answer.fault : Buffer.from(answer.bytes).toString();
};

describe("a page", () => {
  test("comes with its type, its letters and where it was found", async () => {
    serve("/a", { "content-type": 'Text/HTML; Charset="windows-1251"' }, "hello");
    serve("/old", { location: "/a" }, "", 301);
    expect(await get("/old")).toEqual({
      bytes: new Uint8Array(Buffer.from("hello")),
      address: `http://friend.test:${port}/a`,
      type: "text/html",
      charset: "windows-1251",
    });
  });

  test.each([
    ["gzip", zlib.gzipSync],
    ["deflate", zlib.deflateSync],
    ["br", zlib.brotliCompressSync],
  ] as const)("packed by %s", async (encoding, pack) => {
    serve("/packed", { "content-encoding": encoding }, pack(Buffer.from("hello")));
    expect(await saidBy("/packed")).toBe("hello");
  });

  test.each<[number, string]>([
    [404, "not-found"],
    [410, "not-found"],
    [403, "not-allowed"],
    [401, "not-allowed"],
    [500, "answered-badly"],
    [204, "answered-badly"],
  ])("that answers %i", async (status, fault) => {
    serve("/status", {}, "", status);
    expect(await saidBy("/status")).toBe(fault);
  });
});

describe("where a redirect leads is checked like the first address", () => {
  test.each([
    ["http://127.0.0.1/", "inside"],
    ["http://[::1]/", "inside"],
    ["http://169.254.169.254/latest/meta-data", "inside"],
    ["http://0x7f.1/", "inside"],
    ["http://localhost/", "inside"],
    ["http://stranger.example/", "inside"],
    ["http://8.8.8.8:22/", "port"],
    ["https://user:secret@example.com/", "has-password"],
    ["file:///etc/passwd", "not-https"],
    ["ftp://example.com/", "not-https"],
    ["http://", "answered-badly"],
  ])("%s", async (location, fault) => {
    serve("/to", { location }, "", 302);
    expect(await saidBy("/to")).toBe(fault);
    expect(asked).toEqual([`friend.test:${port} /to`]);
  });

  test("and there are few of them", async () => {
    for (let i = 1; i <= 5; i++) serve(`/${i}`, { location: `/${i + 1}` }, "", 302);
    serve("/6", {}, "there");
    expect(await saidBy("/3")).toBe("there");
    expect(await saidBy("/2")).toBe("too-many-redirects");
    serve("/loop", { location: "/loop" }, "", 307);
    expect(await saidBy("/loop")).toBe("too-many-redirects");
  });

  test("a name that leads inside is not called", async () => {
    expect(await get("http://harmless.example/x", { to: "127.0.0.1" })).toEqual({ fault: "inside" });
    expect(await get("http://harmless.example/x", { to: "::ffff:10.0.0.1" })).toEqual({ fault: "inside" });
    expect(asked).toEqual([]);
  });
});

describe("an answer ends", () => {
  test("when it is too long, whatever it says of its length", async () => {
    serve("/long", {}, "x".repeat(10_001));
    serve("/fits", {}, "x".repeat(10_000));
    expect(await saidBy("/long")).toBe("too-large");
    expect(await saidBy("/fits")).toHaveLength(10_000);
  });

  test("when it swells", async () => {
    const bomb = zlib.gzipSync(Buffer.alloc(5_000_000));
    expect(bomb.length).toBeLessThan(10_000);
    serve("/bomb", { "content-encoding": "gzip" }, bomb);
    expect(await saidBy("/bomb")).toBe("too-large");
  });

  test("when it is not packed as it says", async () => {
    serve("/unpacked", { "content-encoding": "gzip" }, "hello");
    serve("/twice", { "content-encoding": "gzip, gzip" }, "hello");
    expect(await saidBy("/unpacked")).toBe("answered-badly");
    expect(await saidBy("/twice")).toBe("answered-badly");
  });

  test("when it drips, never begins, or never ends", async () => {
    answers.set("/drips", (response) => {
      response.writeHead(200);
      const loop = setInterval(() => response.write("x"), 100);
      loops.add(loop);
      response.on("close", () => clearInterval(loop));
    });
    answers.set("/silent", () => undefined);
    expect(await Promise.all([saidBy("/drips", 1_500), saidBy("/silent", 1_500)])).toEqual(["too-slow", "too-slow"]);
  });

  test("when whoever asked cancels; what was there by then has been told", async () => {
    const cancel = new AbortController();
    const told: Array<[number, number | null]> = [];
    const options = {
      lookUp: async () => [{ address: "127.0.0.1", family: 4 }],
      signal: cancel.signal,
      onBytes: (at: number, of: number | null) => {
        told.push([at, of]);
        cancel.abort();
      },
    };
    answers.set("/half", (response) => response.writeHead(200, { "content-length": "100" }).write("half"));
    expect(await fetchOutside(`http://friend.test:${port}/half`, options)).toHaveProperty("fault");
    expect(told).toEqual([[4, 100]]);
    expect(await fetchOutside(`http://friend.test:${port}/half`, options)).toHaveProperty("fault");
    expect(asked).toHaveLength(1);
  });

  test("how much is there is told by what is sent, and of how much where that is said", async () => {
    const told: Array<[number, number | null]> = [];
    const onBytes = (at: number, of: number | null) => void told.push([at, of]);
    const options = { lookUp: async () => [{ address: "127.0.0.1", family: 4 }], onBytes };
    serve("/whole", { "content-length": "5" }, "hello");
    const packed = zlib.gzipSync(Buffer.from("hello".repeat(100)));
    serve("/packed", { "content-encoding": "gzip", "content-length": String(packed.length) }, packed);
    answers.set("/unsaid", (response) => {
      response.writeHead(200, { "transfer-encoding": "chunked" });
      response.end("hello");
    });
    for (const path of ["/whole", "/packed", "/unsaid"])
      await fetchOutside(`http://friend.test:${port}${path}`, options);
    expect(told).toEqual([
      [5, 5],
      [packed.length, packed.length],
      [5, null],
    ]);
  });

  test("when it breaks off", async () => {
    answers.set("/broken", (response) => {
      response.writeHead(200, { "content-length": "100" });
      response.write("half");
      setTimeout(() => response.destroy(), 50);
    });
    expect(await saidBy("/broken")).toBe("no-answer");
  });
});
