/** Whoever may no longer hear a session hears nothing more of it, though their page stays open. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { schema, write } from "#db/db.server";
import { eq } from "drizzle-orm";
import { startAuthSession } from "~/accounts/auth-session.server";
import { changeGroup } from "~/groups/groups.server";
import { revokeInvite } from "~/groups/invite-ends.server";
import { enterAsGuest } from "~/groups/invites.server";
import { removeMember } from "~/groups/memberships.server";
import { endRestraint, restrain } from "~/groups/restraints.server";
import { announce } from "~/live/announce.server";
import { mintId } from "~/mint";
import { changeSession } from "~/sessions/planning.server";
import { inviteGuests } from "~/sessions/session-guests.server";
import { person, type Person } from "../accounts/people";
import { evenings, type Evenings } from "../sessions/evening";
import { ask, openStage, pause, type Stage } from "./stage";

let stage: Stage;
let evening: Evenings;
beforeAll(async () => {
  stage = await openStage();
  evening = await evenings();
  const { of } = evening;
  await write((tx) => tx.update(schema.groups).set({ guests: "read" }).where(eq(schema.groups.id, of.id)));
});
afterAll(() => stage.close());

async function joins(name: string, guest: "read" | null): Promise<Person> {
  const one = await person(name, {});
  const row = { groupId: evening.of.id, userId: one.id, role: "member", state: "active" } as const;
  await write((tx) => tx.insert(schema.memberships).values({ ...row, joinedAt: new Date(), guest }));
  return one;
}

const cookieOf = async (id: string) => (await startAuthSession({ id, isOperator: false })).split(";")[0] ?? "";

/** In the room, with all they hear. */
async function listens(who: { id: string } | { cookie: string }, id: string) {
  const cookie = "cookie" in who ? who.cookie : await cookieOf(who.id);
  const socket = stage.client({ cookie });
  const heard: Array<[event: string, news: object]> = [];
  (socket as unknown as { onAny(hear: (event: string, news: object) => void): void }).onAny((event, news) =>
    heard.push([event, news]),
  );
  expect(await ask(socket, "join", { room: `session:${id}` })).toMatchObject({ ok: true });
  return { socket, heard };
}

/** Something is written once the change has had its second. @returns what each heard from the change on */
async function afterwards(id: string, change: () => Promise<unknown>, ...all: Awaited<ReturnType<typeof listens>>[]) {
  for (const { heard } of all) heard.length = 0;
  await change();
  for (let tries = 0; tries < 50 && all[0]!.heard.every(([event]) => event !== "bye"); tries++) await pause(20);
  for (const { heard } of all) expect(JSON.stringify(heard)).not.toContain("Plumzz");
  const { host } = evening.of.people;
  await evening.tell("host", id, { ask: "note", note: mintId(), kind: "note", body: `Plumzz ${host.name}` });
  const [, ...others] = all;
  for (let tries = 0; tries < 50 && others.some(({ heard }) => !JSON.stringify(heard).includes("Plumzz")); tries++)
    await pause(20);
  await pause(100);
  return all.map(({ heard }) => ({
    heardIt: JSON.stringify(heard).includes("Plumzz"),
    bye: heard.flatMap(([event, news]) => (event === "bye" ? [news] : [])),
  }));
}

test("a removed member, and nobody else; nor may they come back", async () => {
  const { of, planned, tell } = evening;
  const id = await planned();
  await tell("host", id, { ask: "start" });
  const mallory = await joins("Mallory", null);
  const [hers, theirs] = [await listens(mallory, id), await listens(of.people.member, id)];
  const removed = () => removeMember(of.people.host, of.slug, mallory.id);
  expect(await afterwards(id, removed, hers, theirs)).toEqual([
    { heardIt: false, bye: [{ room: `session:${id}`, why: "removed" }] },
    { heardIt: true, bye: [] },
  ]);
  expect(await ask(hers.socket, "join", { room: `session:${id}`, since: 0 })).toMatchObject({
    ok: false,
    problem: { status: 404 },
  });
});

test("a suspended member, while it lasts", async () => {
  const { of, planned, tell } = evening;
  const id = await planned();
  await tell("host", id, { ask: "start" });
  const sybil = await joins("Sybil", null);
  const [hers, theirs] = [await listens(sybil, id), await listens(of.people.member, id)];
  const suspended = async () => {
    await write((tx) => restrain(tx, of.id, sybil.id, "suspend", new Date(Date.now() + 3_600_000)));
    announce("access", { groupId: of.id, userId: sybil.id });
  };
  expect(await afterwards(id, suspended, hers, theirs)).toMatchObject([
    { heardIt: false, bye: [{ room: `session:${id}` }] },
    { heardIt: true, bye: [] },
  ]);
  expect(await ask(hers.socket, "join", { room: `session:${id}` })).toMatchObject({ problem: { status: 404 } });
  await write((tx) => endRestraint(tx, of.id, sybil.id, "suspend"));
  expect(await ask(hers.socket, "join", { room: `session:${id}` })).toMatchObject({ ok: true });
});

test("a guest whose link was withdrawn with the visits it made; who came by another stays", async () => {
  const { of, planned, tell } = evening;
  const id = await planned({ guests: "listen" });
  await tell("host", id, { ask: "start" });
  const came = async () => {
    const { code } = await inviteGuests(of.people.host, id);
    const { setCookie } = await enterAsGuest(code, { name: null }, { network: "192.0.2.1", device: "" });
    return { code, cookie: setCookie.split(";")[0] ?? "" };
  };
  const [one, other] = [await came(), await came()];
  const [theirs, others] = [await listens(one, id), await listens(other, id)];
  const revoked = () => revokeInvite(of.people.host, of.slug, one.code, { endVisits: true });
  expect(await afterwards(id, revoked, theirs, others)).toMatchObject([
    { heardIt: false, bye: [{}] },
    { heardIt: true },
  ]);
  const again = stage.client({ cookie: one.cookie });
  expect(await ask(again, "join", { room: `session:${id}` })).toMatchObject({ ok: false });
});

test("a guest of a session that has no guests any more, or whose group has none", async () => {
  const { of, planned, tell } = evening;
  const id = await planned({ guests: "listen" });
  await tell("host", id, { ask: "start" });
  const guest = await joins("Gus", "read");
  const [hers, theirs] = [await listens(guest, id), await listens(of.people.member, id)];
  const shut = () => changeSession(of.people.host, id, { guests: "none" });
  expect(await afterwards(id, shut, hers, theirs)).toMatchObject([{ heardIt: false, bye: [{}] }, { heardIt: true }]);
  expect(await ask(hers.socket, "join", { room: `session:${id}` })).toMatchObject({ ok: false });

  await changeSession(of.people.host, id, { guests: "listen" });
  expect(await ask(hers.socket, "join", { room: `session:${id}` })).toMatchObject({ ok: true });
  const none = () => changeGroup(of.people.host, of.slug, { guests: "none" });
  expect(await afterwards(id, none, hers, theirs)).toMatchObject([{ heardIt: false, bye: [{}] }, { heardIt: true }]);
});

test("rooms of sessions that are none, or not theirs, answer alike", async () => {
  const id = await evening.planned();
  const { of } = evening;
  const cookie = await cookieOf(of.people.outsider.id);
  const socket = stage.client({ cookie });
  const answers: unknown[] = [];
  for (const name of [id, "no-such-session", "constructor", "__proto__"])
    answers.push(await ask(socket, "join", { room: `session:${name}`, since: 0 }));
  expect(answers).toEqual(Array.from({ length: 4 }, () => answers[0]));
  expect(answers[0]).toMatchObject({ ok: false, problem: { status: 404 } });
  for (const name of ["", ` ${id}`, `${id}\u0000`, "x".repeat(65), "%2e"])
    expect(await ask(socket, "join", { room: `session:${name}` })).toMatchObject({ problem: { status: 422 } });
});
