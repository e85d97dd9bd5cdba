/** Where the server may not be sent, in every spelling that we know of. */
import http from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { checkAddress, isOutside } from "~/outside/address";
import { callOutside } from "~/outside/call.server";

const inside = [
  "127.0.0.1",
  "127.1",
  "127.0.1",
  "127.255.255.254",
  "0.0.0.0",
  "0",
  "0x7f.1",
  "0x7f000001",
  "017700000001",
  "2130706433",
  "0177.0.0.1",
  "0x7f.0x0.0x0.0x1",
  "127.0.0.1.",
  "10.0.0.1",
  "10.255.255.255",
  "172.16.0.1",
  "172.31.255.255",
  "192.168.0.1",
  "192.168.1.254",
  "169.254.169.254",
  "0xa9fea9fe",
  "2852039166",
  "169.254.0.1",
  "100.64.0.1",
  "100.100.100.200",
  "192.0.0.1",
  "192.0.2.1",
  "198.18.0.1",
  "198.19.255.255",
  "198.51.100.7",
  "203.0.113.9",
  "224.0.0.1",
  "239.255.255.250",
  "240.0.0.1",
  "255.255.255.255",
  "168.63.129.16",
  "192.88.99.1",
  "[::1]",
  "[::]",
  "[0:0:0:0:0:0:0:1]",
  "[::ffff:127.0.0.1]",
  "[::ffff:7f00:1]",
  "[::ffff:10.0.0.1]",
  "[::ffff:169.254.169.254]",
  "[::127.0.0.1]",
  "[::7f00:1]",
  "[::10.0.0.1]",
  "[64:ff9b::127.0.0.1]",
  "[64:ff9b::a00:1]",
  "[64:ff9b:1::1]",
  "[2002:7f00:1::]",
  "[2002:a00:1::]",
  "[2001:0:7f00:1::]",
  "[2001:db8::1]",
  "[2001:10::1]",
  "[fc00::1]",
  "[fd00:ec2::254]",
  "[fdff::1]",
  "[fe80::1]",
  "[fec0::1]",
  "[ff02::1]",
  "[ff0e::1]",
  "[100::1]",
  "[::ffff:0:127.0.0.1]",
  "[4000::1]",
  "[5f00::1]",
  "localhost",
  "LOCALHOST",
  "localhost.",
  "api.localhost",
  "printer.local",
  "wiki.lan",
  "db.internal",
  "metadata.google.internal",
  "router.home",
  "x.corp",
  "1.0.0.127.in-addr.arpa",
  "intranet",
  "metadata",
  "abc.onion",
  "ⓛocalhost",
  "127。0。0。1",
  "１２７.0.0.1",
];
const malformed = [
  "",
  "x",
  "//example.org",
  "https://",
  "https://exa mple.org",
  "ftp://example.org",
  "file:///etc/passwd",
  "javascript:alert(1)",
  "data:,x",
  "gopher://example.org",
  "http://example.org",
  "HTTP://example.org",
  "https://a:b@example.org",
  "https://a@example.org",
  "https://example.org@127.0.0.1",
  "https://example.org:22",
  "https://example.org:6379",
  "https://example.org:80",
  "https://example.org:25",
  `https://example.org/${"x".repeat(2000)}`,
];

test(`${inside.length} addresses that lead inside`, () => {
  expect(inside.length).toBeGreaterThanOrEqual(80);
  const let_through = inside.filter((host) => !("fault" in checkAddress(`https://${host}/hook`, [])));
  expect(let_through).toEqual([]);
});

test.each(malformed)("is no address to be called: %s", (value) => {
  expect(checkAddress(value, [])).toMatchObject({ fault: expect.any(String) });
});

test.each([
  "https://example.org/hook?x=1",
  "https://93.184.216.34/",
  "https://[2606:2800:220:1::1]/",
  "https://example.org:8443",
  "https://例え.jp/",
])("may be called: %s", (value) => {
  expect(checkAddress(value, [])).toMatchObject({ isAllowed: false });
});

test("hosts of FETCH_ALLOW may be private, at that port only", () => {
  const allowed = ["wiki.local:8080", "127.0.0.1:9000", "[::1]:9000", "nas"];
  for (const value of [
    "http://wiki.local:8080/x",
    "http://127.0.0.1:9000",
    "https://[::1]:9000/",
    "http://nas/",
    "https://nas/x",
    "http://0x7f.1:9000",
  ])
    expect(checkAddress(value, allowed)).toMatchObject({ isAllowed: true });
  for (const value of [
    "http://wiki.local/",
    "http://127.0.0.1:9001",
    "http://127.0.0.2:9000",
    "http://nas:81/",
    "http://a.wiki.local:8080",
  ])
    expect(checkAddress(value, allowed)).toMatchObject({ fault: expect.any(String) });
});

test("what is no IP address is not outside", () => {
  for (const value of ["", "example.org", "999.1.1.1", "1.2.3.4/8", "fe80::1%eth0", "::ffff:8.8.8.8"])
    expect(isOutside(value)).toBe(false);
  for (const value of ["8.8.8.8", "2001:4860:4860::8888"]) expect(isOutside(value)).toBe(true);
});

describe("calls", () => {
  let server: http.Server;
  let port = 0;
  let asked = 0;
  beforeAll(async () => {
    server = http.createServer((req, res) => {
      asked++;
      if (req.url === "/redirect")
        return void res.writeHead(302, { Location: `http://127.0.0.1:${port}/ok` }).end("moved");
      if (req.url === "/never") return;
      if (req.url === "/drip") {
        res.writeHead(200);
        const timer = setInterval(() => res.write("x"), 20);
        return void res.on("close", () => clearInterval(timer));
      }
      if (req.url === "/endless") {
        res.writeHead(200);
        const push = () => !res.destroyed && res.write("y".repeat(65536), () => setImmediate(push));
        return push();
      }
      res.end(`hello ${String(req.headers.host)}`);
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    port = (server.address() as AddressInfo).port;
    process.env["FETCH_ALLOW"] = `127.0.0.1:${port},friend.test:${port}`;
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });
  // Patient, since these machines are shared, but where waiting is what is tried.
  const call = (url: string, addresses: string[] = [], patience = 20_000) =>
    callOutside({ url, method: "GET", headers: {}, patience, most: 50 }, async () =>
      addresses.map((address) => ({ address, family: address.includes(":") ? 6 : 4 })),
    );

  test("a name that leads inside, or also inside, is not called, nor an address in its place", async () => {
    asked = 0;
    for (const addresses of [
      ["127.0.0.1"],
      ["8.8.8.8", "127.0.0.1"],
      ["8.8.8.8", "::1"],
      ["::ffff:127.0.0.1"],
      ["169.254.169.254"],
    ])
      expect(await call("https://harmless.example/x", addresses)).toMatchObject({ fault: "inside" });
    expect(await call("https://127.0.0.1/x")).toMatchObject({ fault: "inside" });
    expect(await call(`http://harmless.example:${port}/x`, ["127.0.0.1"])).toMatchObject({ fault: "not-https" });
    expect(await call("https://harmless.example/x")).toMatchObject({ fault: "no-name" });
    expect(asked).toBe(0);
  });

  test("the connection goes to the address that was checked, whatever the name says", async () => {
    expect(await call(`http://friend.test:${port}/`, ["127.0.0.1"])).toMatchObject({
      status: 200,
      body: `hello friend.test:${port}`,
    });
  });

  test("no redirect is followed", async () => {
    asked = 0;
    expect(await call(`http://127.0.0.1:${port}/redirect`)).toMatchObject({ status: 302, body: "moved" });
    expect(asked).toBe(1);
  });

  test("what never answers, drips or never ends is left", async () => {
    expect(await call(`http://127.0.0.1:${port}/never`, [], 600)).toMatchObject({ fault: "too-slow" });
    expect(await call(`http://127.0.0.1:${port}/drip`, [], 1_500)).toMatchObject({ status: 200 });
    expect(await call(`http://127.0.0.1:${port}/endless`)).toMatchObject({ status: 200, body: "y".repeat(50) });
    expect(await call("http://127.0.0.1:1/")).toMatchObject({ fault: "not-https" });
  });
});
