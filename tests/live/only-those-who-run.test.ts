/** A private line to those who run a session: they hear that there is one, the room does not, and nobody hears its words. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { startAuthSession } from "~/accounts/auth-session.server";
import { changeRole } from "~/groups/memberships.server";
import type { LiveSocket } from "~/live/connection";
import { sendMessage } from "~/sessions/messages.server";
import { evenings, type Evenings } from "../sessions/evening";
import { ask, openStage, pause, type Stage } from "./stage";

let stage: Stage;
let evening: Evenings;
beforeAll(async () => {
  stage = await openStage();
  evening = await evenings();
});
afterAll(() => stage.close());

test("the hint goes to them alone, also when who runs it changes meanwhile", async () => {
  const { of, planned, tell } = evening;
  const id = await planned();
  await tell("host", id, { ask: "start" });
  const heard: Record<string, string[]> = {};
  const join = async (who: "host" | "member" | "moderator") => {
    const { id: userId } = of.people[who];
    const cookie = (await startAuthSession({ id: userId, isOperator: false })).split(";")[0] ?? "";
    const socket: LiveSocket = stage.client({ cookie });
    const said = (heard[who] = [] as string[]);
    (socket as unknown as { onAny(hear: (...news: unknown[]) => void): void }).onAny((...news) =>
      said.push(JSON.stringify(news)),
    );
    expect(await ask(socket, "join", { room: `session:${id}` })).toMatchObject({ ok: true });
  };
  for (const who of ["host", "member", "moderator"] as const) await join(who);
  const hints = (who: string) => heard[who]?.filter((news) => news.includes('"messages"')).length;
  await sendMessage(of.people.member, id, { body: "Plumzz" });
  for (let tries = 0; tries < 50 && hints("host") !== 1; tries++) await pause(50);
  expect([hints("host"), hints("member"), hints("moderator")]).toEqual([1, 0, 0]);
  await changeRole(of.people.host, of.slug, of.people.moderator.id, "facilitator");
  await pause(300);
  await sendMessage(of.people.member, id, { body: "Plumzz again" });
  for (let tries = 0; tries < 50 && hints("moderator") !== 1; tries++) await pause(50);
  expect([hints("host"), hints("member"), hints("moderator")]).toEqual([2, 0, 1]);
  expect(JSON.stringify(heard)).not.toContain("Plumzz");
});
