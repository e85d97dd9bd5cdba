/**
 * Helper process: many screens of one session that runs, as browsers hold them: signed in by cookie, in the session's room, asking
 * again for what is their own by the very rules of the page. Arguments: port, the session's id ("" for a bare `ws` server, whose
 * messages are only counted), how many of them run the session, and a file with a cookie for each as JSON.
 */
import { randomBytes } from "node:crypto";
import fs from "node:fs";
import net from "node:net";
import { gunzipSync } from "node:zlib";
import { Asking } from "../../app/sessions/asking";
import { hangsOn, heldAfter, heldMoved, type Held, type Moved, type Told } from "../../app/sessions/held";
import type { SessionNow } from "../../app/sessions/now";
import { ServerClock } from "../../app/sessions/server-clock";
import { Connection } from "./http-client";
import { pause } from "./process";
import { frame, look, nothing, upgrade } from "./web-socket-frames";

const [port = "", sessionId = "", running = "", file = ""] = process.argv.slice(2);
const cookies = JSON.parse(fs.readFileSync(file, "utf8")) as string[];
const isBare = sessionId === "";
const room = `session:${sessionId}`;

type Screen = {
  cookie: string;
  runs: boolean;
  held: Held | null;
  clock: ServerClock;
  /** When which number was first heard, by the clock all processes share. */
  heard: Array<[seq: number, at: number]>;
  /** The same of where the group is, which may be told before all the rest. */
  moved: Array<[seq: number, at: number]>;
  known: { wanted: string; mine: unknown };
  asking: Asking;
  timer?: NodeJS.Timeout;
  /** Connections that wait for the next question. */
  doors: Connection[];
};

const counted = { messages: 0, bytes: 0, asked: 0, askedBytes: 0, faults: [] as string[] };
let took: number[] = [];
const clockNow = () => performance.timeOrigin + performance.now();

/** All are told the same bytes: they are read once. */
let shared: { bytes: Buffer; told: { seq: number; view: SessionNow } & Omit<Told, "now"> } | null = null;
const numbered = /^42\["session",\{"seq":(\d+)/;
const moving = /^42\["position",\{"room":"[^"]*","seq":(\d+)/;

function hearFrame(screen: Screen, payload: Buffer): void {
  const begins = payload.toString("latin1", 0, 120);
  const [, moved] = moving.exec(begins) ?? [];
  if (moved !== undefined) return hearMove(screen, Number(moved), payload);
  const [, seq] = numbered.exec(begins) ?? [];
  if (seq === undefined) return;
  screen.heard.push([Number(seq), clockNow()]);
  counted.messages++;
  counted.bytes += payload.length;
  if (isBare) return;
  if (!shared?.bytes.equals(payload)) {
    const [, told] = JSON.parse(payload.toString("utf8", 2)) as [string, NonNullable<typeof shared>["told"]];
    shared = { bytes: Buffer.from(payload), told };
  }
  const { view: now, seq: _, ...rest } = shared.told;
  hear(screen, { now, ...rest });
}

function hearMove(screen: Screen, seq: number, payload: Buffer): void {
  screen.moved.push([seq, clockNow()]);
  counted.bytes += payload.length;
  const [, moved] = JSON.parse(payload.toString("utf8", 2)) as [string, Moved];
  if (!screen.held) return;
  screen.held = heldMoved(screen.held, moved);
  askAgain(screen);
}

function hear(screen: Screen, told: Told): void {
  if (!screen.held) return;
  screen.clock.heard(told.now.at);
  screen.held = heldAfter(screen.held, told);
  askAgain(screen);
}

/** As the page does (`use-session.ts`). */
function askAgain(screen: Screen): void {
  const { held, known, runs, asking } = screen;
  if (!held) return;
  const wanted = hangsOn(held, { runs, whole: runs });
  if (known.mine !== held.mine) screen.known = { wanted, mine: held.mine };
  clearTimeout(screen.timer);
  if (screen.known.wanted === wanted) return asking.rest();
  screen.timer = setTimeout(() => void ask(screen), asking.wait(held));
}

async function ask(screen: Screen): Promise<void> {
  screen.asking.asked();
  const began = clockNow();
  try {
    const told = await seen(screen);
    took.push(clockNow() - began);
    hear(screen, told);
  } catch (error) {
    counted.faults.push(String(error));
    screen.asking.failed();
  }
  askAgain(screen);
}

async function seen(screen: Screen): Promise<Held> {
  const request = Buffer.from(
    `GET /s/${sessionId}/mine${screen.runs ? "?whole" : ""} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nCookie: ${screen.cookie}\r\n` +
      "Accept: application/json\r\nAccept-Encoding: gzip, deflate, br\r\nSec-Fetch-Site: same-origin\r\n\r\n",
  );
  for (let tries = 0; ; tries++) {
    screen.doors = screen.doors.filter((each) => each.isOpen);
    const door = screen.doors.pop() ?? (await Connection.open(Number(port)));
    try {
      const { status, headers, body, length } = await door.ask(request, true);
      screen.doors.push(door);
      if (status !== 200 || !body) throw new Refused(`/mine was answered with ${status}`);
      counted.asked++;
      counted.askedBytes += length;
      const isPacked = /\r\ncontent-encoding: gzip/i.test(headers);
      return JSON.parse((isPacked ? gunzipSync(body) : body).toString()) as Held;
    } catch (error) {
      // The server lets go of connections that were idle.
      if (error instanceof Refused || tries > 1) throw error;
    }
  }
}
class Refused extends Error {}

function connect(screen: Screen): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = net.connect({ port: Number(port), host: "127.0.0.1" });
    const path = isBare ? "/" : "/socket.io/?EIO=4&transport=websocket";
    socket.write(upgrade(port, path, randomBytes(16).toString("base64"), screen.cookie));
    let rest = nothing;
    let isOpen = false;
    socket.on("data", (chunk: Buffer) => {
      let bytes = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk;
      if (!isOpen) {
        const end = bytes.indexOf("\r\n\r\n");
        if (end < 0) return void (rest = bytes);
        isOpen = true;
        bytes = bytes.subarray(end + 4);
        if (isBare) resolve();
      }
      rest = look(bytes, (payload) => {
        const begins = payload.toString("latin1", 0, 5);
        if (begins.startsWith("42")) return hearFrame(screen, payload);
        if (begins === "2") socket.write(frame("3"));
        else if (begins.startsWith("0{")) socket.write(frame("40"));
        else if (begins.startsWith("40{")) socket.write(frame(`420["join",${JSON.stringify({ room, since: 0 })}]`));
        else if (begins.startsWith("430[")) {
          const [{ ok, missed }] = JSON.parse(payload.toString("utf8", 3)) as [{ ok: boolean; missed: SessionNow[] }];
          if (!ok) throw new Error(`A screen was not let in: ${payload.toString()}`);
          if (missed[0]) hear(screen, { now: missed[0] });
          resolve();
        }
      });
    });
    socket.on("error", reject);
    socket.on("close", () => counted.faults.push("A screen was cut off."));
  });
}

const screens: Screen[] = cookies.map((cookie, at) => ({
  ...{ cookie, runs: at < Number(running), held: null, clock: new ServerClock(new Date(0).toISOString()) },
  ...{ heard: [], moved: [], known: { wanted: "", mine: null }, asking: new Asking(at < Number(running)), doors: [] },
}));

const orderOf = ({ queue, turn, item, agenda, seq }: SessionNow) =>
  JSON.stringify([seq, queue.map(({ id }) => id), turn?.id, turn?.from, item, agenda.map(({ beganAt }) => beganAt)]);

process.on("message", (message: { clear?: true; heard?: true; moved?: true; stand?: true; figures?: true }) => {
  if (message.clear) {
    for (const screen of screens) Object.assign(screen, { heard: [], moved: [] });
    Object.assign(counted, { messages: 0, bytes: 0, asked: 0, askedBytes: 0, faults: [] });
    took = [];
    process.send?.({ cleared: true });
  }
  if (message.heard) process.send?.({ heard: screens.map(({ heard }) => heard) });
  // Whichever came first: the whole tells it too.
  if (message.moved)
    process.send?.({ moved: screens.map((each) => [...each.moved, ...each.heard].sort(([, a], [, b]) => a - b)) });
  if (message.figures) process.send?.({ figures: { ...counted, asking: took } });
  if (message.stand) {
    const at = Date.now();
    process.send?.({
      stand: screens.map(({ held, clock }) => ({ order: held && orderOf(held.now), off: clock.now(at) - at })),
    });
  }
});
process.on("disconnect", () => process.exit(0));

// A few at a time: a backlog that overflows would only be tried again a second later.
for (let open = 0; open < screens.length; open += 20) {
  await Promise.all(
    screens.slice(open, open + 20).map(async (screen) => {
      if (!isBare) {
        screen.held = await seen(screen);
        screen.clock.heard(screen.held.now.at);
        screen.known = {
          wanted: hangsOn(screen.held, { runs: screen.runs, whole: screen.runs }),
          mine: screen.held.mine,
        };
      }
      await connect(screen);
    }),
  );
  await pause(10);
}
process.send?.({ ready: true });
