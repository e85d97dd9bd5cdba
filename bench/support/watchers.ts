/**
 * Helper process: many readers on raw connections. They speak just enough of WebSocket, Engine.IO and Socket.IO to join
 * a room, and afterwards only look for marks in what arrives and at the clock. Arguments: port, how many, the text's id
 * ("" for a bare `ws` server); `deaf` at the end: once in the room they only take the bytes, so that two processors are
 * enough for server and readers.
 */
import { randomBytes } from "node:crypto";
import net from "node:net";
import { frame, look, nothing, upgrade } from "./web-socket-frames";

const [port = "", count = "", textId = "", deaf = ""] = process.argv.slice(2);
const isBare = textId === "";
/** Every message that is counted carries `@@NUMBER@@`. */
const mark = Buffer.from("@@");

/** By number of the message: when it arrived at each, in milliseconds of the clock all processes share. */
const arrivals = new Map<number, Float64Array>();
const counts = new Map<number, number>();
let heard = 0;

function arrived(number: number): void {
  let times = arrivals.get(number);
  if (!times) arrivals.set(number, (times = new Float64Array(Number(count))));
  const before = counts.get(number) ?? 0;
  if (before < times.length) times[before] = performance.timeOrigin + performance.now();
  counts.set(number, before + 1);
  heard++;
}

function connect(): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = net.connect({ port: Number(port), host: "127.0.0.1" });
    const path = isBare ? "/" : "/socket.io/?EIO=4&transport=websocket";
    socket.write(upgrade(port, path, randomBytes(16).toString("base64")));
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
      rest = look(bytes, (payload) => said(payload, socket, deaf ? listenDeaf : resolve));
    });
    const listenDeaf = () => {
      socket.removeAllListeners("data").on("data", () => undefined);
      // Unasked, instead of looking for the question.
      setInterval(() => socket.write(frame("3")), 5_000);
      resolve();
    };
    socket.on("error", reject);
    socket.on("close", () => reject(new Error("A reader was cut off.")));
  });
}

/** One Engine.IO packet, or one message of a bare server. */
function said(payload: Buffer, socket: net.Socket, joined: () => void): void {
  const from = payload.indexOf(mark);
  if (from >= 0) return arrived(Number(payload.toString("latin1", from + 2, payload.indexOf(mark, from + 2))));
  if (isBare) return;
  const text = payload.toString("latin1", 0, 40);
  if (text === "2") socket.write(frame("3"));
  else if (text.startsWith("0{")) socket.write(frame("40"));
  else if (text.startsWith("40{")) socket.write(frame(`420["join",${JSON.stringify({ room: `text:${textId}` })}]`));
  else if (text.startsWith("430[")) {
    if (!text.includes('"ok":true')) throw new Error(`A reader was not let in: ${payload.toString()}`);
    joined();
  }
}

process.on("message", (message: { clear?: true; heard?: true; arrivals?: true }) => {
  if (message.clear) {
    arrivals.clear();
    counts.clear();
    heard = 0;
    process.send?.({ cleared: true });
  }
  if (message.heard) process.send?.({ heard });
  if (message.arrivals) {
    const list = [...arrivals].map(([number, times]) => [number, [...times.subarray(0, counts.get(number))]] as const);
    process.send?.({ arrivals: list });
  }
});
process.on("disconnect", () => process.exit(0));

// A few at a time: a backlog that overflows would only be tried again a second later.
for (let open = 0; open < Number(count); open += 50) {
  await Promise.all(Array.from({ length: Math.min(50, Number(count) - open) }, connect));
}
process.send?.({ ready: true });
