/**
 * Several processes, one service: what one announces, the others hear over Redis. Rooms stay where their sockets are, so
 * Socket.io itself needs no adapter. A message may be lost; then the counter in the database tells (see `healEvery`).
 */
import { randomUUID } from "node:crypto";
import { createClient } from "redis";
import { onAnnouncement, type Announcements } from "./announce.server";

const channel = "lectern:live";
/** How often each process compares its rooms with the database, so that a lost message costs seconds. Milliseconds. */
export const healEvery = 5_000;

/** Not what only wakes a job of this process. */
type Kind = Exclude<keyof Announcements, "due">;
type Wire = { from: string; kind: Kind; news: Announcements[Kind][0] };
export type Hears = { [K in Kind]: (news: Announcements[K][0]) => void };

/**
 * @param hears what to do with the news of other processes
 * @param returned the line stands again after a while in which anything may have been missed
 */
export function openBus(
  url: string,
  { hears, returned, broken }: { hears: Hears; returned: () => void; broken: (error: unknown) => void },
): { isUp(): boolean; close(): Promise<void> } {
  const self = randomUUID();
  // Nothing is queued while Redis is away: posting goes on, and what was missed is read from the database.
  const speaking = createClient({
    url,
    disableOfflineQueue: true,
    socket: { reconnectStrategy: (tries) => Math.min(2_000, 100 * (tries + 1)) },
  });
  const hearing = speaking.duplicate({ disableOfflineQueue: false });
  let complained = false;
  const complain = (error: unknown) => {
    if (!complained) broken(error);
    complained = true;
  };
  speaking.on("error", complain);
  hearing.on("error", complain);
  let first = true;
  hearing.on("ready", () => {
    complained = false;
    if (!first) returned();
    first = false;
  });
  const opening = Promise.all([
    speaking.connect(),
    hearing.connect().then(() => hearing.subscribe(channel, heard)),
  ]).catch(complain);

  function heard(message: string): void {
    const { from, kind, news } = JSON.parse(message) as Wire;
    if (from !== self && Object.hasOwn(hears, kind)) hears[kind](news as never);
  }
  const tell = (kind: Kind, news: Wire["news"]) => {
    if (!speaking.isReady) return;
    speaking.publish(channel, JSON.stringify({ from: self, kind, news } satisfies Wire)).catch(complain);
  };
  const stops = [
    onAnnouncement("comment", (news) => tell("comment", news)),
    onAnnouncement("session", (news) => tell("session", news)),
    onAnnouncement("access", (news) => tell("access", news)),
    onAnnouncement("changed", (news) => tell("changed", news)),
    onAnnouncement("notice", (news) => tell("notice", news)),
    onAnnouncement("theirs", (news) => tell("theirs", news)),
  ];
  return {
    isUp: () => speaking.isReady && hearing.isReady,
    async close() {
      for (const stop of stops) stop();
      speaking.destroy();
      hearing.destroy();
      await opening;
    },
  };
}
