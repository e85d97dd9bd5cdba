import net from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { io } from "socket.io-client";
import type { AddressInfo } from "node:net";
import type { LiveSocket } from "~/live/connection";
import { listen, type LiveStatus } from "~/live/listen";
import { circle, openStage, pause, person, speak, type Stage } from "./stage";

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

/** A network in between that can hold everything back (as packets that are dropped are) or cut. */
async function network(port: number) {
  let held = false;
  const pairs = new Set<[net.Socket, net.Socket]>();
  const server = net.createServer((near) => {
    const far = net.connect(port, "127.0.0.1");
    const pair: [net.Socket, net.Socket] = [near, far];
    pairs.add(pair);
    for (const [from, to] of [pair, [far, near] as const]) {
      from.on("data", (data) => to.write(data));
      from.on("error", () => undefined);
      from.on("close", () => {
        to.destroy();
        pairs.delete(pair);
      });
      if (held) from.pause();
    }
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  return {
    port: (server.address() as AddressInfo).port,
    hold(on: boolean) {
      held = on;
      for (const pair of pairs)
        for (const end of pair)
          if (on) end.pause();
          else end.resume();
    },
    cut: () => pairs.forEach(([near]) => near.destroy()),
    close: () => {
      pairs.forEach(([near]) => near.destroy());
      server.close();
    },
  };
}

function screen(port: number, room: string, since: number) {
  const origin = `http://127.0.0.1:${port}`;
  const socket: LiveSocket = io(origin, {
    transports: ["websocket"],
    forceNew: true,
    reconnectionDelay: 50,
    reconnectionDelayMax: 200,
    timeout: 1_000,
    extraHeaders: { Origin: origin },
  });
  const seqs: number[] = [];
  const statuses: LiveStatus[] = [];
  const changed: string[] = [];
  const byes: string[] = [];
  const line = listen(socket, room, since, {
    onStatus: (status) => statuses.push(status),
    onPresence: () => undefined,
    onTyping: () => undefined,
    onComment: ({ seq }) => seqs.push(seq),
    onMissed: (views) => seqs.push(...views.map(({ seq }) => seq)),
    onChanged: (what) => changed.push(what),
    onBye: (why) => byes.push(why),
  });
  return { socket, seqs, statuses, changed, byes, line, close: () => (line.leave(), socket.disconnect()) };
}
const upTo = (last: number, from = 1) => Array.from({ length: last - from + 1 }, (_, at) => at + from);
async function until(holds: () => boolean, within = 15_000) {
  for (const end = Date.now() + within; !holds() && Date.now() < end;) await pause(20);
}
const port = () => Number(new URL(stage.origin).port);

describe("each missed change arrives once and in order", () => {
  test("after cuts at random, with much said meanwhile and some of it never announced", async () => {
    const ann = await person();
    const { textId, room } = await circle("public", [{ id: ann.id }]);
    const between = await network(port());
    const screens = Array.from({ length: 8 }, () => screen(between.port, room, 0));
    for (let at = 0; at < 300; at++) {
      await speak(ann.viewer, textId, `c${at}`, { silent: at % 17 === 3 });
      if (at % 40 === 20) between.cut();
      if (at % 60 === 10) between.hold(true);
      if (at % 60 === 30) between.hold(false);
      if (at % 10 === 0) await pause(20);
    }
    await speak(ann.viewer, textId, "last");
    await until(() => screens.every(({ seqs }) => seqs.at(-1) === 301));
    for (const { seqs } of screens) expect(seqs).toEqual(upTo(301));
    screens.forEach(({ close }) => close());
    between.close();
  });

  test("a room that emptied and filled again does not wait for what the first one waited for", async () => {
    const ann = await person();
    const { textId, room } = await circle("public", [{ id: ann.id }]);
    const one = screen(port(), room, 0);
    await until(() => one.statuses.includes("live"));
    // The room finds that a change was never announced, and is about to ask for it.
    await speak(ann.viewer, textId, "unheard", { silent: true });
    await speak(ann.viewer, textId, "heard");
    one.close();
    const two = screen(port(), room, 2);
    await until(() => two.statuses.includes("live"));
    await speak(ann.viewer, textId, "unheard again", { silent: true });
    await speak(ann.viewer, textId, "the last for a long time");
    await until(() => two.seqs.length === 2, 5_000);
    expect(two.seqs).toEqual([3, 4]);
    two.close();
  });

  test("after a restart of the server", async () => {
    const ann = await person();
    const { textId, room } = await circle("public", [{ id: ann.id }]);
    let own = await openStage();
    const ownPort = Number(new URL(own.origin).port);
    const screens = Array.from({ length: 5 }, () => screen(ownPort, room, 0));
    await until(() => screens.every(({ statuses }) => statuses.includes("live")));
    await speak(ann.viewer, textId, "before");
    await until(() => screens.every(({ seqs }) => seqs.length === 1));
    await own.close();
    await until(() => screens.every(({ statuses }) => statuses.at(-1) === "offline"));
    for (let at = 0; at < 450; at++) await speak(ann.viewer, textId, "meanwhile");
    own = await openStage(ownPort);
    await until(() => screens.every(({ seqs }) => seqs.length === 451));
    for (const { seqs, statuses } of screens) {
      expect(seqs).toEqual(upTo(451));
      expect(statuses.at(-1)).toBe("live");
    }
    screens.forEach(({ close }) => close());
    await own.close();
  });

  test("when what was loaded is older than the page took to open", async () => {
    const ann = await person();
    const { textId, room } = await circle("public", [{ id: ann.id }]);
    for (let at = 0; at < 3; at++) await speak(ann.viewer, textId, "before");
    const one = screen(port(), room, 1);
    await until(() => one.seqs.length === 2);
    expect(one.seqs).toEqual([2, 3]);
    one.close();
  });

  test("a lost announcement is noticed when the reader moves on", async () => {
    const ann = await person();
    const { textId, room } = await circle("public", [{ id: ann.id }]);
    const one = screen(port(), room, 0);
    const two = screen(port(), room, 0);
    await until(() => one.statuses.includes("live") && two.statuses.includes("live"));
    // Only this one's line loses the message.
    one.socket.off("comment");
    await speak(ann.viewer, textId, "unheard");
    await until(() => two.seqs.length === 1);
    one.line.at("block1");
    await until(() => one.seqs.length === 1);
    expect(one.seqs).toEqual([1]);
    one.close();
    two.close();
  });
});

test("a screen that is ahead of a restored database is told to load again", async () => {
  const { room } = await circle("public");
  const one = screen(port(), room, 77);
  await until(() => one.changed.length > 0);
  expect(one.changed).toEqual(["text"]);
  one.close();
});

test("a room that may not be heard is not asked for again and again", async () => {
  const { room } = await circle("private");
  const one = screen(port(), room, 0);
  await until(() => one.statuses.includes("offline"));
  await pause(1_500);
  expect(one.statuses).toEqual(["offline"]);
  one.close();
});
