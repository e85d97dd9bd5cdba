/** What is on the wall of a room, and who may turn it. */
import { beforeAll, describe, expect, test } from "vitest";
import { mintId } from "~/mint";
import * as joinDoor from "~/routes/join.$id";
import * as screenDoor from "~/routes/s.$id.screen";
import type { PollNow } from "~/sessions/now";
import { inviteGuests } from "~/sessions/session-guests.server";
import { sessionScreen } from "~/sessions/screens.server";
import { pollsOnWall } from "~/sessions/wall";
import { mayTurn, turned } from "~/sessions/wall-turns";
import { revokeInvite } from "~/groups/invite-ends.server";
import { changeGroup } from "~/groups/groups.server";
import { get, outcome } from "../comments/page-support";
import { block, makeText } from "../support/people";
import { evenings, type Evenings } from "./evening";

process.env["LIMITS"] = "off";
let of: Evenings["of"];
let planned: Evenings["planned"];
let tell: Evenings["tell"];
beforeAll(async () => void ({ of, planned, tell } = await evenings()));

const poll = (id: string, more: Partial<PollNow> = {}): PollNow => ({
  ...{ id, kind: "yes-no", question: "?", choices: ["yes", "no"], isSecret: false, state: "open", voted: 0 },
  ...{ tally: null, closedAt: null, objections: [], isHere: true },
  ...more,
});
const closed = (id: string, seconds: number, more: Partial<PollNow> = {}) =>
  poll(id, { state: "closed", tally: [1, 0], closedAt: new Date(1_000_000 - seconds * 1_000).toISOString(), ...more });

describe("polls", () => {
  test.each<[string, PollNow[], string | null, string | null]>([
    ["none", [], null, null],
    ["the newest that is open has the wall", [poll("a"), poll("b")], "b", null],
    ["a result stays for a while", [closed("a", 30)], "a", null],
    ["and not longer", [closed("a", 61)], null, null],
    ["the group has gone on: one line", [poll("a", { isHere: false })], null, "a"],
    ["here before elsewhere", [poll("a"), closed("b", 5, { isHere: false })], "a", null],
  ])("%s", (_, polls, whole, band) => {
    const on = pollsOnWall(polls, 1_000_000);
    expect([on.whole?.id ?? null, on.band?.id ?? null]).toEqual([whole, band]);
  });

  test("what is told to the room has no number before it is closed, also for those who run it and have voted", async () => {
    const id = await planned();
    await tell("host", id, { ask: "start" });
    const [shown, secret] = [mintId(), mintId()];
    await tell("host", id, { ask: "open-poll", poll: shown, kind: "yes-no", question: "Open?" });
    await tell("host", id, { ask: "open-poll", poll: secret, kind: "yes-no", question: "Secret?", isSecret: true });
    for (const each of [shown, secret])
      await tell("member", id, { ask: "vote", poll: each, person: of.people.member.id, choice: 1 });
    const on = async () => (await sessionScreen(of.people.host, id, { whole: true })).now.polls;
    expect((await on()).map(({ tally, voted }) => [tally, voted])).toEqual([
      [null, 1],
      [null, 1],
    ]);
    await tell("host", id, { ask: "close-poll", poll: secret });
    const after = await on();
    expect(after.map(({ tally }) => tally)).toEqual([null, [0, 1, 0]]);
    expect(after[1]?.closedAt).not.toBeNull();
    expect(JSON.stringify(after)).not.toContain(of.people.member.id);
  });
});

describe("a long paragraph", () => {
  const evening = async () => {
    const text = await makeText(
      of.people.host,
      of.slug,
      `# Long\n\n${"Words that go on and on. ".repeat(90)}\n\nShort.`,
    );
    const id = await planned({ texts: [text.id] });
    const [long, short] = [block(text, 1), block(text, 2)];
    await tell("host", id, { ask: "start" });
    await tell("host", id, { ask: "move", spot: { textId: text.id, block: long } });
    return { id, text, long, short };
  };
  const turn = (who: Parameters<typeof tell>[0], id: string, on: string, part: number) =>
    tell(who, id, { ask: "turn-part", block: on, part });

  test("is turned by those who run it, whoever has the baton and whoever reads aloud; the group going on begins anew", async () => {
    const { id, text, long, short } = await evening();
    const seen = await sessionScreen(of.people.host, id, { whole: true });
    expect(seen.passage?.shown.length).toBeGreaterThan(2);
    expect(seen.places[long]?.parts).toBe(seen.passage?.shown.length);
    expect((await turn("host", id, long, 1)).now.part).toBe(1);
    expect((await turn("facilitator", id, long, 2)).now.part).toBe(2);
    await expect(turn("member", id, long, 0)).rejects.toMatchObject({ kind: "forbidden" });
    const reading = mintId();
    const passage = { textId: text.id, from: long, to: long };
    await tell("host", id, { ask: "add-reading", reading, passage });
    await tell("member", id, { ask: "take-reading", reading, person: of.people.member.id });
    await expect(turn("member", id, long, 0)).rejects.toMatchObject({ kind: "forbidden" });
    await tell("host", id, { ask: "begin-reading", reading });
    expect((await turn("member", id, long, 1)).now.part).toBe(1);
    await tell("member", id, { ask: "end-reading", reading });
    await expect(turn("member", id, long, 0)).rejects.toMatchObject({ kind: "forbidden" });
    await tell("host", id, { ask: "hand-baton", person: of.people.member.id });
    expect((await turn("member", id, long, 0)).now.part).toBe(0);
    // Of a paragraph the group has left nothing is turned.
    await turn("host", id, long, 2);
    const gone = await tell("host", id, { ask: "move", spot: { textId: text.id, block: short } });
    expect(gone.now.part).toBe(0);
    expect(await turn("host", id, long, 1)).toMatchObject({ did: false, now: { part: 0 } });
    await expect(turn("host", id, short, -1)).rejects.toMatchObject({ kind: "invalid" });
    await expect(turn("host", id, short, 1e9)).rejects.toMatchObject({ kind: "invalid" });
  });

  test("by nobody else", async () => {
    const { id, long } = await evening();
    for (const who of ["outsider", "pending"] as const)
      await expect(turn(who, id, long, 1)).rejects.toMatchObject({ kind: "not-found" });
    await expect(turn("moderator", id, long, 1)).rejects.toMatchObject({ kind: "forbidden" });
  });

  test("has its buttons where there is something to turn", async () => {
    const { id } = await evening();
    const { now, places } = await sessionScreen(of.people.member, id);
    const me = { id: of.people.member.id };
    expect(mayTurn({ now, may: "take-part", me })).toBe(false);
    expect(mayTurn({ now: { ...now, baton: { id: me.id, name: "" } }, may: "take-part", me })).toBe(true);
    expect(mayTurn({ now: { ...now, baton: { id: me.id, name: "" } }, may: "listen", me })).toBe(false);
    expect(mayTurn({ now: { ...now, state: "ended" }, may: "run", me })).toBe(false);
    expect([turned({ now, places }, -1), turned({ now, places }, 1)]).toEqual([null, 1]);
    expect(turned({ now: { ...now, part: 99 }, places }, 1)).toBeNull();
  });
});

const people = ["stranger", "outsider", "pending", "member", "moderator", "facilitator", "host"] as const;

describe("the code on the wall", () => {
  const behind = async (who: (typeof people)[number], id: string) =>
    outcome(joinDoor.loader(get(`/join/${id}`, { as: who === "stranger" ? null : of.people[who], params: { id } })));

  test("leads those who may see the session to it, and tells all others the same of it as of none", async () => {
    const id = await planned({ title: "Behind the wall" });
    for (const who of people) {
      const [it, none] = [await behind(who, id), await behind(who, "no-such-session")];
      const isIn = ["member", "moderator", "facilitator", "host"].includes(who);
      if (isIn) expect([who, it]).toEqual([who, expect.objectContaining({ status: 303, to: `/s/${id}` })]);
      else expect([who, it]).toEqual([who, none]);
    }
  });

  test("shows the link for guests by the choice of whoever makes such links, as long as it stands", async () => {
    await changeGroup(of.people.host, of.slug, { guests: "comment" });
    const id = await planned({ guests: "take-part" });
    const guests = async (who: "host" | "member", search = "?guests") => {
      const asked = get(`/s/${id}/screen${search}`, { as: of.people[who], params: { id } });
      return ((await outcome(screenDoor.loader(asked))).data as { join: { guests: object | null } }).join.guests;
    };
    expect(await guests("host")).toBeNull();
    const { code } = await inviteGuests(of.people.host, id);
    expect(await guests("host")).not.toBeNull();
    expect(await guests("host", "")).toBeNull();
    expect(await guests("member")).toBeNull();
    await revokeInvite(of.people.host, of.slug, code);
    expect(await guests("host")).toBeNull();
  });
});
