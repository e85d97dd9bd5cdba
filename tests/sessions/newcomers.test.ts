/** Who joins a group hears of the sessions that were planned before. */
import { and, eq } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { schema, write } from "#db/db.server";
import { noticesFor } from "~/comments/inbox.server";
import { putMember } from "~/groups/memberships.server";
import { cancelSession } from "~/sessions/calling-off.server";
import { tellNewcomers } from "~/sessions/newcomers.server";
import { planSession } from "~/sessions/planning.server";
import { circle, type Circle } from "../groups/circle";

const { notices, memberships } = schema;

const hour = 3_600_000;
let of: Circle;
beforeEach(async () => {
  of = await circle("private");
  await write((tx) => tx.delete(notices));
});

const planned = async (title: string, more: object = {}) => {
  const startsAt = new Date(Date.now() + 72 * hour).toISOString();
  return (await planSession(of.people.host, of.slug, { title, startsAt, ...more })).sessions;
};
const join = () => write((tx) => putMember(tx, of.slug, of.people.outsider.id, "member"));
const heard = async (who: keyof Circle["people"]) =>
  (await noticesFor(of.people[who], { limit: 50, after: null })).items
    .filter(({ kind }) => kind.startsWith("session"))
    .map(({ kind, sessions, session, actor }) => [kind, sessions, session?.title, actor?.id]);

test("they are told once of each, of a series as one, and those who were there are not told again", async () => {
  const { host } = of.people;
  await planned("One evening");
  await planned("Four evenings", { repeat: { every: "week", count: 4 } });
  const [off] = await planned("Called off");
  await cancelSession(host, off?.id ?? "");
  const before = await heard("member");
  await join();
  await tellNewcomers();
  await tellNewcomers();
  const told = await heard("outsider");
  expect(told).toHaveLength(2);
  expect(told).toEqual(
    expect.arrayContaining([
      ["session-planned", 1, "One evening", host.id],
      ["session-planned", 4, "Four evenings", host.id],
    ]),
  );
  expect(await heard("member")).toEqual(before);
  expect(await heard("host")).toEqual([]);
});

test("nobody who waits to be let in, is a guest, is outside or came long ago", async () => {
  await planned("An evening");
  await tellNewcomers();
  expect([await heard("pending"), await heard("outsider")]).toEqual([[], []]);
  await join();
  const own = and(eq(memberships.groupId, of.id), eq(memberships.userId, of.people.outsider.id));
  await write((tx) => tx.update(memberships).set({ guest: "read" }).where(own));
  await tellNewcomers();
  await write((tx) => tx.update(memberships).set({ guest: null }).where(own));
  await tellNewcomers(new Date(Date.now() + 25 * hour));
  expect(await heard("outsider")).toEqual([]);
});

test("nothing of what has begun, and no more than a dozen, the soonest", async () => {
  for (let n = 1; n <= 14; n += 1)
    await planned(`Evening ${n}`, { startsAt: new Date(Date.now() + n * hour).toISOString() });
  await join();
  await tellNewcomers(new Date(Date.now() + hour + 60_000));
  const told = (await heard("outsider")).map(([, , title]) => title);
  expect(new Set(told)).toEqual(new Set(Array.from({ length: 12 }, (_, n) => `Evening ${n + 2}`)));
});
