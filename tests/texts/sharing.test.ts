/** Pages that are brought along: to which group, and what of their addresses is believed. */
import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import * as add from "~/routes/g.$slug.texts.new";
import * as share from "~/routes/new";
import { bookmarklet, broughtAddress, formFor } from "~/texts/sharing";
import { addMember, makeGroup } from "../support/people";
import { get, outcome, person, type Person } from "../comments/page-support";

let host: Person, both: Person, reader: Person, first: string, second: string;
beforeAll(async () => {
  [host, both, reader] = [await person("Hanna"), await person("Bo"), await person("Rita")];
  [first, second] = [await makeGroup(host, "private"), await makeGroup(both, "public")];
  await addMember(first, both, "facilitator");
  await addMember(first, reader);
});

const page = "https://example.org/a b?c=1&d=ü#e";
const go = (as: Person | null, url: string | null = page) =>
  outcome(share.loader(get("/new", { as, search: url === null ? "" : `?url=${encodeURIComponent(url)}` })));

test("whoever may add texts in one group goes straight to its form, with the address in it", async () => {
  const { to } = await go(host);
  expect(to).toBe(formFor(first, page));
  const search = to?.slice(to.indexOf("?")) ?? "";
  const shown = await outcome(add.loader(get(`/g/${first}/texts/new`, { as: host, search, params: { slug: first } })));
  expect(shown.data).toMatchObject({ address: page });
});

test("where there are several, one chooses; none of others is among them", async () => {
  const { data } = await go(both);
  expect(data["groups"]).toHaveLength(2);
  expect((data["groups"] as { slug: string }[]).map(({ slug }) => slug).sort()).toEqual([first, second].sort());
  expect((await go(reader)).data).toMatchObject({ address: page, fault: null, groups: [] });
});

test("a stranger signs in first, and comes back", async () => {
  expect((await go(null)).to).toBe(`/sign-in?to=${encodeURIComponent(`/new?url=${encodeURIComponent(page)}`)}`);
});

test.each([
  ["javascript:alert(1)", /begin with https/],
  ["ftp://example.org/", /begin with https/],
  ["example.org", /no address of a web page/],
  ["http://127.0.0.1/", /into the network/],
  ["https://a:b@example.org/", /name and password/],
  [`https://example.org/${"x".repeat(2000)}`, /no address of a web page/],
])("a bad address is told: %s", async (url, fault) => {
  expect((await go(host, url)).data).toMatchObject({ fault: expect.stringMatching(fault), groups: [] });
});

test("without an address it leads to the form all the same", async () => {
  expect((await go(host, null)).to).toBe(`/g/${first}/texts/new`);
});

describe("what is believed", () => {
  test("only an address of the web, as it is", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.webUrl({ withQueryParameters: true, withFragments: true })), (said) => {
        const address = broughtAddress(new URLSearchParams({ url: said }));
        if (address !== "")
          expect([address, new URL(address).protocol]).toEqual([said.trim(), expect.stringMatching(/^https?:$/)]);
        const to = new URL(formFor("circle", address), "https://lectern.test");
        expect([to.pathname, to.searchParams.get("url") ?? ""]).toEqual(["/g/circle/texts/new", address]);
      }),
    );
  });

  test("a bookmark leads to where it was made, with the page one is on", () => {
    const code = bookmarklet("https://read.example.org").replace("javascript:", "");
    const location = { href: page };
    new Function("location", code)(location);
    expect(location.href).toBe(`https://read.example.org/new?url=${encodeURIComponent(page)}`);
  });
});
