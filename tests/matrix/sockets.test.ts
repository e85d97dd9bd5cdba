/**
 * Who may say what over the socket, and what of it others hear: every message × everybody × every kind of group. A room
 * that somebody may not be in is answered like one that is not there.
 */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { socketEvents, type SocketEvent } from "~/live/asks";
import type { LiveSocket } from "~/live/connection";
import { ask, connected, openStage, pause, type Answered, type Stage } from "../live/stage";
import type { Outcome } from "./ask";
import { everybody, kinds, makeCast, makeWorld, type Cast, type Kind, type Who, type World } from "./cast";
import { flawed, hearsGroup, oneself, readsSession, readsText, voices, type Rule } from "./rules";
import { sessionsOf } from "./session-world";

process.env["LIMITS"] = "off";
let cast: Cast, stage: Stage;
const worlds = {} as Record<Kind, World>;
const sessions = {} as Record<Kind, string>;

beforeAll(async () => {
  cast = await makeCast();
  for (const kind of kinds) {
    worlds[kind] = await makeWorld(cast, kind);
    sessions[kind] = (await sessionsOf(worlds[kind])).live;
  }
  stage = await openStage();
});
afterAll(() => stage.close());

const rooms = {
  text: (world: World) => `text:${world.textId}`,
  group: (world: World) => `group:${world.slug}`,
  session: (world: World) => `session:${sessions[world.kind]}`,
  user: () => "user:me",
} as const;
type Room = keyof typeof rooms;
const anybody: Rule = () => "yes";

/** A socket is not told to sign in first: to strangers there is no session. */
const hearsSession: Rule = (who, kind) => (who === "stranger" ? "none" : readsSession(who, kind));

/** Before one has joined the room, and once one has tried to. */
const table: Record<SocketEvent, Record<Room, { before: Rule; after: Rule }>> = {
  join: {
    text: { before: readsText, after: readsText },
    group: { before: hearsGroup, after: hearsGroup },
    session: { before: hearsSession, after: hearsSession },
    user: { before: oneself, after: oneself },
  },
  // Whoever is not there has left.
  leave: {
    text: { before: anybody, after: anybody },
    group: { before: anybody, after: anybody },
    session: { before: anybody, after: anybody },
    user: { before: anybody, after: anybody },
  },
  at: inRooms(),
  typing: inRooms(),
};

function inRooms(): Record<Room, { before: Rule; after: Rule }> {
  const within = (rule: Rule): Rule => {
    return (who, kind) => (rule(who, kind) === "yes" ? "yes" : "flawed");
  };
  return {
    text: { before: flawed, after: within(readsText) },
    group: { before: flawed, after: within(hearsGroup) },
    session: { before: flawed, after: within(hearsSession) },
    user: { before: flawed, after: within(oneself) },
  };
}

const words: Record<number, Outcome> = { 401: "in", 403: "no", 404: "none", 422: "flawed" };
const wordOf = ({ ok, problem }: Answered): Outcome =>
  ok ? "yes" : (words[problem?.status ?? 0] ?? `status ${problem?.status ?? 0}`);

async function socketOf(who: Who): Promise<LiveSocket> {
  const socket = stage.client(who === "stranger" ? {} : { cookie: cast[who].cookie });
  await connected(socket);
  return socket;
}

describe.each(kinds)("%s", (kind) => {
  test.each(everybody)("%s", async (who) => {
    const world = worlds[kind];
    const wrong: string[] = [];
    for (const room of Object.keys(rooms) as Room[])
      for (const event of socketEvents) {
        const socket = await socketOf(who);
        const sent = { room: rooms[room](world), block: world.block, since: 0 };
        const expectWord = async (when: "before" | "after") => {
          const answer = await ask(socket, event, sent);
          const [heard, meant] = [wordOf(answer), table[event][room][when](who, kind)];
          if (heard !== meant) wrong.push(`${event} ${room} ${when}: heard ${heard}, meant ${meant}`);
          // Not even by the way it is refused.
          if (heard !== "yes" && JSON.stringify(answer).includes(world.planted)) wrong.push(`${event} ${room}: tells`);
        };
        await expectWord("before");
        await ask(socket, "join", { room: sent.room });
        await expectWord("after");
        socket.disconnect();
      }
    expect(wrong).toEqual([]);
  });
});

// Side by side: each waits for what must not come.
test.concurrent.each(kinds)("in a %s group, whoever may write is seen typing, and nobody else", async (kind) => {
  const world = worlds[kind];
  const room = `text:${world.textId}`;
  const watching = stage.client({ cookie: world.founder.cookie });
  await connected(watching);
  await ask(watching, "join", { room });
  const heard = new Set<string>();
  watching.onAny((event: string, news: unknown) => {
    if (event === "typing") for (const who of namesIn(news)) heard.add(who);
  });
  for (const who of everybody) {
    const socket = await socketOf(who);
    await ask(socket, "join", { room });
    await ask(socket, "typing", { room, block: world.block });
  }
  await pause(1_500);
  const mayWrite = everybody.filter((who) => voices.includes(who) && kind !== "archived" && kind !== "other");
  expect([...heard].sort()).toEqual(mayWrite.map((who) => `The ${who}`).sort());
});

/** Names in some news, however deep. */
function namesIn(news: unknown): string[] {
  if (typeof news !== "object" || news === null) return [];
  const { name } = news as { name?: unknown };
  return [...(typeof name === "string" ? [name] : []), ...Object.values(news).flatMap(namesIn)];
}

test("what is no message of ours is refused, whoever sends it", async () => {
  for (const who of ["stranger", "operator", "host"] as const) {
    const socket = await socketOf(who);
    expect(wordOf(await ask(socket, "other", { room: "user:me" }))).toBe("status 415");
    socket.disconnect();
  }
});
