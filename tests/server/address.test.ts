/** Who asks, behind no proxy, one or two. */
import type { IncomingMessage } from "node:http";
import { expect, test } from "vitest";
import { addressOf } from "~/front-door/address.server";
import { routeish } from "~/log.server";

const asked = (headers: Record<string, string>, trustProxy: number, publicUrl: string | null = null) =>
  addressOf({ url: "/x?y=1", headers, socket: { remoteAddress: "::ffff:10.0.0.1" } } as unknown as IncomingMessage, {
    trustProxy,
    publicUrl,
  });

const forwarded = {
  host: "inside:3000",
  "x-forwarded-host": "read.example",
  "x-forwarded-proto": "https",
  "x-forwarded-for": "6.6.6.6, 7.7.7.7, 8.8.8.8",
};

test.each([
  [0, { host: "inside:3000", secure: false, client: "10.0.0.1" }],
  [1, { host: "read.example", secure: true, client: "8.8.8.8" }],
  [2, { host: "read.example", secure: true, client: "7.7.7.7" }],
])("with %i proxies", (proxies, expected) => {
  expect(asked(forwarded, proxies)).toMatchObject({ ...expected, path: "/x", target: "/x?y=1" });
});

test("the public address tells the scheme where no proxy does", () => {
  expect(asked({ host: "read.example" }, 0, "https://read.example")).toMatchObject({ secure: true });
  expect(asked({ host: "10.0.0.1:3000" }, 0, "https://read.example")).toMatchObject({ secure: false });
});

test.each([
  ["/operator/abcDEF-123", "/operator/:secret"],
  ["/api/v1/invites/xyz", "/api/v1/invites/:secret"],
  ["/t/kxk115e4zmxw", "/t/kxk115e4zmxw"],
  ["/c/01m84ps7rmcqrjnjamdr05am8m/edit", "/c/:id/edit"],
  ["/search?q=private", "/search"],
])("the log says %s as %s", (path, shown) => {
  expect(routeish(path)).toBe(shown);
});

test.each(["a:99999", "1.2.3.4.5", "999.1.1.1", "[:::]", "xn--", "a b", "", "a/b", "a@b"])("%j is no host", (host) => {
  expect(asked({ host }, 0)).toBeNull();
});

test.each(["a:65535", "1.2.3.4:80", "[::1]:3000", "xn--bcher-kva.example", "read.example"])("%j is a host", (host) => {
  expect(asked({ host }, 0)).toMatchObject({ host });
});
