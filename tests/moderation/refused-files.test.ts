/** A form that is answered with a file, refused: whoever sent it from a page reads a page, a program problem+json; neither has the file. */
import { beforeAll, describe, expect, test } from "vitest";
import { fileAction } from "~/plain-doors.server";
import { invalid } from "~/refusals";
import { refusedFormWords } from "~/words/refused-form";
import { person, type Person } from "../accounts/people";
import { ask } from "../matrix/ask";
import { everyAddress } from "../matrix/manifest";
import { addMember, makeGroup } from "../support/people";

process.env["LIMITS"] = "off";
const addresses = await everyAddress();
let host: Person, member: Person, slug: string;
beforeAll(async () => {
  [host, member] = [await person("Hedda who hosts"), await person("Mo who reads")];
  slug = await makeGroup(host);
  await addMember(slug, member);
});

const sent = (path: string, as: Person | null, params: Record<string, string>, accept?: string) => {
  const address = addresses.find((each) => each.method === "POST" && each.path === path);
  if (!address) throw new Error(`no ${path}`);
  return ask(address, as, { params, accept });
};

describe.each([
  ["/g/:slug/moderation/people/:user/file", "no"],
  ["/g/:slug/holds/:id/export", "none"],
  ["/operator/users/:id/records/file", "none"],
] as const)("%s", (path, outcome) => {
  const params = () => ({ slug, user: host.id, id: path.startsWith("/operator") ? host.id : "nothing1" });

  test("in a browser: a page that says so, and leads back", async () => {
    const answer = await sent(path, member, params());
    expect(answer.outcome).toBe(outcome);
    expect(answer.said).toContain('["content-type","text/html; charset=utf-8"]');
    expect(answer.said).toContain('["cache-control","private, no-store"]');
    expect(answer.said).toContain(`<h1>${refusedFormWords.en.title}</h1>`);
    expect(answer.said).toMatch(/<a href="\/(?:g|operator)\/[^"]+">/);
    expect(answer.said).not.toContain("attachment");
  });

  test("to a program: problem+json", async () => {
    const answer = await sent(path, member, params(), "application/json");
    expect(answer.outcome).toBe(outcome);
    expect(answer.said).toContain("application/problem+json");
    expect(answer.said).not.toContain("<h1>");
  });

  test("whoever is not signed in is led to where one does that", async () => {
    expect((await sent(path, null, params())).outcome).toBe("in");
  });
});

test("what is wrong with the fields is said too, and nothing of what was sent is taken for HTML", async () => {
  const door = fileAction(() => Promise.reject(invalid({ reason: () => "<b>Too</b> short." })));
  const request = new Request("http://lectern.test/g/a/<i>", {
    method: "POST",
    headers: { Accept: "text/html", Cookie: member.cookie },
    body: new URLSearchParams(),
  });
  const answer = await door({ request, params: {}, context: { nonce: "n" } } as never);
  expect(answer.status).toBe(422);
  const page = await answer.text();
  expect(page).toContain("&lt;b&gt;Too&lt;/b&gt; short.");
  expect(page).not.toMatch(/<b>|<i>/);
});
