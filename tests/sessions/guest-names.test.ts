/** What guests are called in a session: asked where they take part, theirs alone, changed at will, and shown as a guest's. */
import { eq } from "drizzle-orm";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { read, schema, write } from "#db/db.server";
import { enterAsGuest } from "~/groups/invites.server";
import { revokeInvite } from "~/groups/invite-ends.server";
import { viewerOfCookie } from "~/accounts/viewer.server";
import { mintId } from "~/mint";
import * as invitation from "~/routes/i.$code";
import * as naming from "~/routes/guest.name";
import * as accountNaming from "~/routes/account.name";
import * as sessionDoor from "~/routes/s.$id._index";
import * as screenDoor from "~/routes/s.$id.screen";
import { command } from "~/sessions/commanding.server";
import { commandIn } from "~/sessions/command-input";
import { messagesFor, sendMessage } from "~/sessions/messages.server";
import { answerInvitation, rsvpsOf } from "~/sessions/rsvps.server";
import { eraseFromSessions } from "~/sessions/erasing.server";
import { changeSession, planSession } from "~/sessions/planning.server";
import { inviteGuests } from "~/sessions/session-guests.server";
import { sessionScreen } from "~/sessions/screens.server";
import { minutesAt, writeMinutes } from "~/sessions/minutes.server";
import type { Person } from "../accounts/people";
import { get, outcome, post } from "../comments/page-support";
import { circle, type Circle } from "../groups/circle";
import { soon } from "./evening";

process.env["LIMITS"] = "off";
let of: Circle;
let id: string;
let code: string;
let count = 0;

const groupHas = (guests: "none" | "read" | "comment") =>
  write((tx) => tx.update(schema.groups).set({ guests }).where(eq(schema.groups.id, of.id)));
const tell = (who: Person, ask: object) => command(who, id, commandIn({ id: mintId(), ...ask }));
const sent = (name: object, search = `?session=${id}`, as: Person | null = null) => {
  const asked = post(`/i/${code}`, name as Record<string, string>, { as, params: { code } });
  return outcome(invitation.action({ ...asked, request: new Request(`${asked.request.url}${search}`, asked.request) }));
};
/** As the browser of a guest who came by a link. */
async function guestBy(name: string | null, asksName = name !== null): Promise<Person> {
  const { setCookie } = await enterAsGuest(code, { name, asksName }, { network: "192.0.2.7", device: "" });
  const cookie = setCookie.split(";")[0] ?? "";
  const viewer = await viewerOfCookie(cookie);
  if (!viewer) throw new Error("nobody came");
  return { ...viewer, cookie } as Person;
}
const fresh = () => `Vera ${++count} v`;
const hand = (who: Person) => tell(who, { ask: "raise", hand: mintId(), person: who.id });
const called = async () => (await sessionScreen(of.people.host, id)).now.queue.map(({ person }) => person.name);

beforeAll(async () => void (of = await circle("private")));
beforeEach(async () => {
  // The case of a group whose guests read only, and a session in which they take part.
  await groupHas("read");
  const plan = { title: "An open evening", startsAt: soon(1), guests: "take-part" };
  id = (await planSession(of.people.host, of.slug, plan)).sessions[0]?.id ?? "";
  ({ code } = await inviteGuests(of.people.host, id));
});

describe("the invitation", () => {
  test("asks for a name and says that they take part", async () => {
    const asked = get(`/i/${code}`, { params: { code } });
    const { data } = await outcome(
      invitation.loader({ ...asked, request: new Request(`${asked.request.url}?session=${id}`, asked.request) }),
    );
    expect(data).toMatchObject({ session: { takesPart: true }, offer: { grants: "read" }, viewer: null });
    expect(await sent({})).toMatchObject({ status: 422, data: { errors: { name: expect.any(String) } } });
    expect(await sent({ name: fresh() })).toMatchObject({ status: 303, to: `/s/${id}` });
    expect(await sent({}, "")).toMatchObject({ status: 303, to: `/g/${of.slug}` });
  });

  test("where they listen, none", async () => {
    await changeSession(of.people.host, id, { guests: "listen" });
    expect(await sent({})).toMatchObject({ status: 303, to: `/s/${id}` });
  });

  test.each([
    ["the host's", () => of.people.host.name],
    ["the host's, with letters that look like it", () => of.people.host.name.replace("a", "а")],
    ["that of a role", () => "Moderator"],
    ["none to be seen", () => "\u200b\u200b"],
    ["one that turns the line", () => "Vera\u202egnikaeps"],
    ["markup", () => "<b>Vera</b>"],
    ["of brackets, as only the record writes", () => "Vera (guest)"],
    ["made up", () => "Guest pq6fs2hv"],
    ["longer than names are", () => "V".repeat(500)],
    ["two lines", () => "Vera\nHost"],
  ])("takes no name that is %s", async (_, name) => {
    expect(await sent({ name: name() })).toMatchObject({ status: 422, data: { errors: { name: expect.any(String) } } });
  });

  test("nor that of somebody who is in the room without a device", async () => {
    await tell(of.people.host, { ask: "start" });
    await tell(of.people.host, { ask: "come", person: mintId(), name: "Old Tom" });
    expect(await sent({ name: "old tom" })).toMatchObject({ status: 422 });
    expect(await sent({ name: fresh() })).toMatchObject({ status: 303 });
  });

  test("lets nobody in once it is withdrawn, or where the group has no guests", async () => {
    await groupHas("none");
    expect(await sent({ name: fresh() })).toMatchObject({ status: 410 });
    await groupHas("read");
    await revokeInvite(of.people.host, of.slug, code);
    expect(await sent({ name: fresh() })).toMatchObject({ status: 410 });
  });

  test("asks a guest who came to read for one too", async () => {
    const reader = await guestBy(null);
    await write((tx) => tx.delete(schema.memberships).where(eq(schema.memberships.userId, reader.id)));
    expect(await sent({}, `?session=${id}`, reader)).toMatchObject({ status: 422 });
    const name = fresh();
    expect(await sent({ name }, `?session=${id}`, reader)).toMatchObject({ status: 303, to: `/s/${id}` });
    const [row] = await read().select().from(schema.users).where(eq(schema.users.id, reader.id));
    expect(row).toMatchObject({ name, isGuest: true });
  });
});

describe("who came to read, and said no name", () => {
  test("takes part once they have said one, and is led there", async () => {
    const reader = await guestBy(null);
    await expect(answerInvitation(reader, id, { answer: "yes" })).rejects.toMatchObject({ kind: "conflict" });
    await tell(of.people.host, { ask: "start" });
    await expect(hand(reader)).rejects.toMatchObject({ kind: "conflict" });
    await expect(sendMessage(reader, id, { body: "Hello" })).rejects.toMatchObject({ kind: "conflict" });
    const asked = get(`/s/${id}`, { as: reader, params: { id } });
    expect((await outcome(sessionDoor.loader(asked))).data).toMatchObject({ screen: { me: { isNameless: true } } });
    const name = fresh();
    const search = `?to=${encodeURIComponent(`/s/${id}`)}`;
    const given = await outcome(naming.action(post(`/guest/name${search}`, { name }, { as: reader })));
    expect(given).toMatchObject({ status: 303, to: `/s/${id}` });
    await hand({ ...reader, name });
    expect(await called()).toEqual([`${name} (guest)`]);
  });
});

describe("a name", () => {
  test("stands in the queue, on the wall, with votes and in the minutes, as a guest's", async () => {
    const name = fresh();
    const guest = await guestBy(name);
    await answerInvitation(guest, id, { answer: "yes" });
    expect((await rsvpsOf(of.people.member, id)).map(({ user }) => user.name)).toEqual([`${name} (guest)`]);
    await tell(of.people.host, { ask: "start" });
    await hand(guest);
    await sendMessage(guest, id, { body: "It is cold by the window." });
    expect((await messagesFor(of.people.host, id)).map(({ by }) => by.name)).toEqual([`${name} (guest)`]);
    await tell(of.people.host, { ask: "call", from: null, turn: mintId() });
    const asked = get(`/s/${id}/screen`, { as: of.people.host, params: { id } });
    const wall = (await outcome(screenDoor.loader(asked))).data;
    expect(wall).toMatchObject({ screen: { now: { turn: { person: { name: `${name} (guest)` } } } } });
    await tell(of.people.host, { ask: "end" });
    await writeMinutes(of.people.host, id, { step: "record", version: 0 });
    const html = (await minutesAt(of.people.host, id, "")).parts.map((part) => part.html).join("");
    expect(html).toContain(`${name} (guest)`);
  });

  test("is changed by the guest, at once where they are; members' too; others' stays theirs", async () => {
    const [name, later] = [fresh(), fresh()];
    const guest = await guestBy(name);
    await tell(of.people.host, { ask: "start" });
    await hand(guest);
    expect(await called()).toEqual([`${name} (guest)`]);
    const rename = (to: string, search = "") =>
      outcome(naming.action(post(`/guest/name${search}`, { name: to }, { as: guest })));
    expect(await rename(of.people.host.name)).toMatchObject({ status: 422 });
    await tell(of.people.host, { ask: "come", person: mintId(), name: "Old Ida" });
    expect(await rename("Old Ida")).toMatchObject({ status: 422 });
    expect(await called()).toEqual([`${name} (guest)`]);
    expect(await rename(later, "?to=//elsewhere.example/")).toMatchObject({ status: 303, to: "/" });
    expect(await called()).toEqual([`${later} (guest)`]);
    // Once is enough, and what was before is not said otherwise.
    await hand({ ...guest, name: later });
    const lines = await read().select().from(schema.sessionEvents).where(eq(schema.sessionEvents.sessionId, id));
    expect(lines.filter(({ kind }) => kind === "renamed")).toHaveLength(1);

    // Whoever goes takes both names along.
    await eraseFromSessions(guest.id, "keep-words");
    const left = JSON.stringify(await read().select().from(schema.sessionEvents));
    expect([name, later].filter((each) => left.includes(each))).toEqual([]);

    const member = of.people.member;
    await hand(member);
    const newName = `Mia ${++count} renamed`;
    await outcome(accountNaming.action(post("/account/name", { name: newName }, { as: member })));
    expect(await called()).toContain(newName);
    for (const who of [null, member])
      expect(await outcome(naming.action(post("/guest/name", { name: fresh() }, { as: who })))).not.toMatchObject({
        to: "/guest",
      });
  });
});

describe("a guest with a name", () => {
  test("where guests only listen does nothing, however it is asked", async () => {
    const guest = await guestBy(fresh());
    await tell(of.people.host, { ask: "start" });
    const poll = mintId();
    await tell(of.people.host, { ask: "open-poll", poll, kind: "yes-no", question: "Well?" });
    await changeSession(of.people.host, id, { guests: "listen" });
    for (const ask of [
      { ask: "come", person: guest.id, name: guest.name },
      { ask: "raise", hand: mintId(), person: guest.id },
      { ask: "vote", poll, person: guest.id, choice: 0 },
      { ask: "note", note: mintId(), kind: "note", body: "Mine" },
      { ask: "turn-part", block: "x", part: 1 },
      { ask: "start" },
      { ask: "end" },
    ])
      await expect(tell(guest, ask), ask.ask).rejects.toMatchObject({ kind: "forbidden" });
    await expect(sendMessage(guest, id, { body: "Hello" })).rejects.toMatchObject({ kind: "forbidden" });
  });

  test("who takes part does nothing that is for those who run it, and nothing for others", async () => {
    const guest = await guestBy(fresh());
    await tell(of.people.host, { ask: "start" });
    const poll = mintId();
    await tell(of.people.host, { ask: "open-poll", poll, kind: "yes-no", question: "Well?" });
    await tell(guest, { ask: "vote", poll, person: guest.id, choice: 0 });
    const host = of.people.host.id;
    for (const ask of [
      { ask: "end" },
      { ask: "next", from: null, to: null },
      { ask: "move", spot: null },
      { ask: "close-poll", poll },
      { ask: "vote", poll, person: host, choice: 1 },
      { ask: "raise", hand: mintId(), person: host },
      { ask: "leave", person: host },
      { ask: "note", note: mintId(), kind: "decision", body: "We decide" },
      { ask: "hand-baton", person: guest.id },
    ])
      await expect(tell(guest, ask), ask.ask).rejects.toMatchObject({ kind: "forbidden" });
    // Whatever name is sent with it, they are who they are.
    await tell(guest, { ask: "come", person: guest.id, name: of.people.host.name });
    const { mine } = await sessionScreen(of.people.host, id);
    expect(mine.people.find((each) => each.id === guest.id)?.name).toBe(`${guest.name} (guest)`);
  });

  test("sees and does nothing once the session has no guests, the session is over, or in another group's", async () => {
    const guest = await guestBy(fresh());
    const other = await circle("private");
    const theirs = await planSession(other.people.host, other.slug, {
      title: "Theirs",
      startsAt: soon(1),
      guests: "take-part",
    });
    const elsewhere = theirs.sessions[0]?.id ?? "";
    for (const door of [sessionDoor.loader, screenDoor.loader])
      expect(await outcome(door(get("/s/x", { as: guest, params: { id: elsewhere } })))).toMatchObject({ status: 404 });
    await expect(command(guest, elsewhere, commandIn({ id: mintId(), ask: "start" }))).rejects.toMatchObject({
      kind: "not-found",
    });
    await tell(of.people.host, { ask: "start" });
    await hand(guest);
    await tell(of.people.host, { ask: "end" });
    await expect(hand(guest)).rejects.toMatchObject({ kind: "conflict" });
    await tell(of.people.host, { ask: "reopen" });
    await changeSession(of.people.host, id, { guests: "none" });
    await expect(hand(guest)).rejects.toMatchObject({ kind: "not-found" });
    expect(await outcome(screenDoor.loader(get("/s/x", { as: guest, params: { id } })))).toMatchObject({ status: 404 });
  });
});
