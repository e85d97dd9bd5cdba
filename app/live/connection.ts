/** The page's one socket, opened when a screen first listens and closed when none does any more. Browser only. */
import type { Socket } from "socket.io-client";
import type { News, Requests } from "./news";

export type LiveSocket = Socket<{ [Event in keyof News]: (news: News[Event]) => void }, Requests>;

/** Between two pages of one visit the socket stays open. */
const lingering = 5_000;

let socket: Promise<LiveSocket> | undefined;
let listeners = 0;
let closing: ReturnType<typeof setTimeout> | undefined;

/** @returns the socket, connected or connecting, and how to let go of it */
export function openConnection(): { socket: Promise<LiveSocket>; release: () => void } {
  listeners++;
  clearTimeout(closing);
  const opened = (socket ??= connect());
  // A failed download of the chunk is no reason never to try again.
  opened.catch(() => (socket = undefined));
  let released = false;
  return {
    socket: opened,
    release() {
      if (released) return;
      released = true;
      if (--listeners > 0) return;
      closing = setTimeout(() => {
        socket = undefined;
        opened.then((open) => open.disconnect()).catch(() => undefined);
      }, lingering);
    },
  };
}

async function connect(): Promise<LiveSocket> {
  const { io } = await import("socket.io-client");
  const live: LiveSocket = io({
    transports: ["websocket"],
    // Half a second to two, at random: a thousand pages do not come back to a restarted server in one instant, and
    // none is late by more than two seconds after a cut.
    reconnectionDelay: 1_000,
    reconnectionDelayMax: 2_000,
    randomizationFactor: 1,
    timeout: 4_000,
  });
  live.on("disconnect", (reason) => {
    // The server let go of us (a restart, or we were too slow to read): the library would not try again by itself.
    if (reason === "io server disconnect" && listeners > 0) {
      setTimeout(() => listeners > 0 && live.connect(), 1_000 + Math.random() * 2_000);
    }
  });
  return live;
}
