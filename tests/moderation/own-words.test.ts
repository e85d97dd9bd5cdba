/** What authors meet over pages and the API while their words are withheld, or writing has conditions: nothing typed is lost. */
import { beforeAll, describe, expect, test, vi } from "vitest";
import { write } from "#db/db.server";
import { checkPrevention } from "~/comments/prevention.server";
import { setCondition, type NewCondition } from "~/comments/conditions.server";
import { withhold } from "~/comments/withholding.server";
import { mintId } from "~/mint";
import { textFor } from "~/texts/texts.server";
import type { TextView } from "~/texts/text";
import { person, type Person } from "../accounts/people";
import { ask, type Sent } from "../matrix/ask";
import { everyAddress } from "../matrix/manifest";
import { addMember, makeGroup, makeText, say } from "../support/people";

vi.mock(import("~/comments/prevention.server"), () => ({ checkPrevention: vi.fn() }));
process.env["LIMITS"] = "off";
const addresses = await everyAddress();
let host: Person, ana: Person, ben: Person, slug: string, text: TextView;

beforeAll(async () => {
  holds(false);
  [host, ana, ben] = [await person("Greta who hosts"), await person("Ana who writes"), await person("Ben who reads")];
  slug = await makeGroup(host);
  await addMember(slug, ana);
  await addMember(slug, ben);
  text = await makeText(host, slug);
});

function holds(on: boolean): void {
  vi.mocked(checkPrevention).mockResolvedValue({ hold: on ? ["held-newcomer"] : [], found: [] });
}
const at = (line: string, as: Person, sent: Sent) => {
  const [method, path] = line.split(" ");
  const address = addresses.find((each) => each.method === method && each.path === path);
  if (!address) throw new Error(`no ${line}`);
  return ask(address, as, sent);
};
const onText = () => ({ params: { id: text.id } });

async function under(more: Partial<NewCondition>, textId = text.id): Promise<void> {
  const { group } = await textFor(null, textId);
  const none = { seconds: null, questionId: null, threadId: null, until: null, textId };
  await write((tx) => setCondition(tx, { id: mintId(), groupId: group.id, kind: "lock", ...none, ...more }));
}

describe("held", () => {
  test("a form leads to the comment in its place, marked; a program is answered 201 and shown its words", async () => {
    holds(true);
    const id = mintId();
    const sent = await at("POST /t/:id/comments", ana, { ...onText(), form: { id, body: "first words of mine" } });
    expect(sent.said.split("\n")[0]).toBe(`/t/${text.id}?p=text#c-${id}`);
    const page = await at("GET /t/:id", ana, { ...onText(), query: "?p=text" });
    expect(page.said).toContain("Waits for a moderator; only you and the moderators see it.");
    expect(page.said).toContain("first words of mine");
    expect((await at("GET /t/:id", ben, { ...onText(), query: "?p=text" })).said).not.toContain("first words");
    const json = { body: "by a program" };
    const posted = await at("POST /api/v1/texts/:id/comments", ana, { ...onText(), json });
    expect(JSON.parse(posted.said.slice(posted.said.indexOf("\n{") + 1))).toMatchObject({ state: "held", ...json });
    holds(false);
    const mine = { params: { id } };
    expect((await at("GET /c/:id", ana, mine)).said).toContain(`#c-${id}`);
    expect((await at("GET /c/:id/edit", ana, mine)).outcome).toBe("yes");
    expect((await at("POST /c/:id/edit", ana, { ...mine, form: { body: "better", version: "1" } })).outcome).toBe(
      "yes",
    );
    expect((await at("GET /api/v1/comments/:id", ana, mine)).said).toContain("better");
    expect((await at("GET /c/:id", ben, mine)).outcome).toBe("none");
    expect((await at("POST /c/:id/delete", ana, mine)).outcome).toBe("yes");
    expect((await at("GET /api/v1/comments/:id", ana, mine)).outcome).toBe("none");
  });
});

describe("hidden", () => {
  test("leads everybody to what stands in its place, and its author to what was decided", async () => {
    const { id } = await say(ana, text.id, { body: "unkind" });
    const tombstone = { action: "act1", rule: 3, title: "Be kind", reason: "Names.", role: "host" };
    await write((tx) => withhold(tx, id, { how: "hidden", tombstone }));
    for (const who of [ana, ben]) expect((await at("GET /c/:id", who, { params: { id } })).said).toContain(`#c-${id}`);
    const mine = (await at("GET /t/:id", ana, { ...onText(), query: "?p=text" })).said;
    expect(mine).toContain(`/g/${slug}/actions/act1`);
    expect(mine).toContain("Hidden by a host. Rule 3, Be kind. Names. Only you and the moderators see it now.");
    const theirs = (await at("GET /t/:id", ben, { ...onText(), query: "?p=text" })).said;
    expect(theirs).toContain("Hidden by a host. Rule 3, Be kind. Names.");
    expect(theirs).not.toMatch(/unkind|actions\/act1/u);
    expect((await at("GET /c/:id/edit", ana, { params: { id } })).outcome).toBe("no");
  });
});

describe("conditions", () => {
  test("slow mode refuses a form with the words in it, and says when again, in words and in the header", async () => {
    const slow = await makeText(host, slug);
    await under({ kind: "slow", seconds: 900 }, slow.id);
    const params = { id: slow.id };
    expect((await at("GET /t/:id", ana, { params, query: "?p=text" })).said).toContain("once in 15 minutes");
    await at("POST /t/:id/comments", ana, { params, form: { body: "one" } });
    const refused = await at("POST /t/:id/comments", ana, { params, form: { body: "two, typed with care" } });
    expect(refused.outcome).toBe("status 429");
    expect(refused.said).toContain("two, typed with care");
    expect(refused.said).toMatch(/You can write again at .* Your words are kept\./u);
    const json = { body: "two" };
    const program = await at("POST /api/v1/texts/:id/comments", ana, { params, json });
    expect(program.outcome).toBe("status 429");
    expect(program.said).toMatch(/"retry-after","(?:8\d\d|900)"/iu);
    expect((await at("GET /t/:id", ana, { params, query: "?p=text" })).said).toContain("You can write again at");
  });

  test("a locked thread says so on its page, and before the box of an answer opens", async () => {
    const other = await makeText(host, slug);
    const root = await say(ben, other.id, { body: "root" });
    await under({ kind: "lock", threadId: root.id }, other.id);
    const params = { id: root.id };
    for (const path of ["/t/:id", "/t/:id/comments"])
      expect((await at(`GET ${path}`, ana, { params: { id: other.id }, query: "?p=text" })).said).toContain(
        "This thread is locked for now.",
      );
    const page = await at("GET /c/:id/reply", ana, { params });
    expect([page.outcome, page.said.includes("This thread is locked")]).toEqual(["no", true]);
    const sent = await at("POST /c/:id/reply", ana, { params, form: { body: "typed with care" } });
    expect([sent.outcome, sent.said.includes("typed with care")]).toEqual(["no", true]);
    expect((await at("POST /c/:id/reactions/:name", ana, { params: { ...params, name: "agree" } })).outcome).toBe("no");
    const api = { params: { id: other.id }, json: { body: "no", parentId: root.id } };
    expect((await at("POST /api/v1/texts/:id/comments", ana, api)).outcome).toBe("no");
    expect((await at("POST /api/v1/texts/:id/comments", ana, { ...api, json: { body: "new" } })).outcome).toBe("yes");
  });
});
