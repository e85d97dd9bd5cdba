/** The socket door: who may connect, what each event does, and what happens to those who ask too much. */
import type http from "node:http";
import { Server, type Socket } from "socket.io";
import type { Viewer } from "../accounts/user";
import type { CommentView } from "../comments/comment";
import { invalid, isRefusal, notFound, tooMany, unsupported } from "../refusals";
import { liveWords } from "../words/live";
import { say } from "../words/words";
import { Access } from "./access.server";
import { onAnnouncement } from "./announce.server";
import { blockOf, roomOf, sinceOf, socketEvents, tokenOf, type SocketEvent } from "./asks";
import { healEvery, openBus, type Hears } from "./bus.server";
import { cutOffIfUnread } from "./fan-out.server";
import { Bucket, liveLimits, Seats } from "./limits";
import type { Ack, Problem } from "./news";
import { dataOf, Places, type LookUps, type Member, type SocketData } from "./places.server";

export type Door = LookUps & {
  /** Whether the page that opens the socket is ours, and from which network it comes. null: refuse. */
  callerOf(request: http.IncomingMessage): { network: string | null } | null;
  /** @throws Refusal for a token that is not one */
  viewerOf(request: http.IncomingMessage, token: string | null): Promise<Viewer>;
  /** @param error a refusal, or anything that broke */
  problemOf(error: unknown): Problem;
  /** Where other processes of the same service announce; null: there are none. */
  redisUrl: string | null;
};

export type Live = {
  io: Server;
  places: Places;
  access: Access;
  /** Whether news of other processes arrives; true where there are none. */
  hearsOthers(): boolean;
  close(): Promise<void>;
};

export function openSockets(server: http.Server, door: Door): Live {
  let closed = false;
  const io = new Server(server, {
    transports: ["websocket"],
    serveClient: false,
    perMessageDeflate: false,
    maxHttpBufferSize: liveLimits.frame,
    connectTimeout: 10_000,
    // A line that was cut without a word is noticed on both sides within a quarter of a minute.
    pingInterval: 10_000,
    pingTimeout: 6_000,
    allowRequest: (request, answer) => answer("not from here", !closed && door.callerOf(request) !== null),
  });
  const places = new Places(io, door);
  const access = new Access(places, door);
  const seats = new Seats();

  io.engine.on("connection", limitFrames);
  io.use((socket, next) => {
    admit(socket, door, seats).then(
      () => next(),
      (error: unknown) => {
        const problem = door.problemOf(error);
        next(Object.assign(new Error(problem.title), { data: problem }));
      },
    );
  });
  io.on("connection", (socket) => {
    const { viewer, network } = dataOf(socket);
    // Several may have been let in side by side while the first was not yet counted.
    if (seats.refusal(viewer, network)) return void socket.disconnect(true);
    const stand = seats.take(viewer, network);
    serve(socket, door, places, access);
    socket.on("disconnect", () => {
      for (const room of [...dataOf(socket).members.keys()]) places.leave(socket, room);
      stand();
    });
  });

  const hears: Hears = {
    comment: (view) => places.comment(view),
    session: (news) => places.session(news),
    changed: (news) => places.changed(news),
    access: (change) =>
      void access.ask(change).then(() => {
        // What this person may do has changed, not only what they may hear: their open pages ask again.
        if (change.userId !== undefined && change.authSession === undefined)
          places.changed({ room: `user:${change.userId}`, what: "standing" });
      }),
    notice: ({ userIds }) => places.notice(userIds),
    theirs: ({ userIds, what }) => {
      for (const id of userIds) places.changed({ room: `user:${id}`, what });
    },
  };
  const listening = [
    onAnnouncement("comment", hears.comment),
    onAnnouncement("session", hears.session),
    onAnnouncement("changed", hears.changed),
    onAnnouncement("access", hears.access),
    onAnnouncement("notice", hears.notice),
    onAnnouncement("theirs", hears.theirs),
  ];
  // Sessions and tokens also end by themselves.
  const timers = [setInterval(() => hears.access({}), 5 * 60_000).unref()];
  let hearsOthers = () => true;
  if (door.redisUrl) {
    const returned = () => {
      hears.access({});
      void places.healAll();
      for (const place of places.all) if (place.name.kind === "user") places.count(place);
    };
    const bus = openBus(door.redisUrl, { hears, returned, broken: door.broken });
    hearsOthers = bus.isUp;
    listening.push(() => void bus.close().catch(door.broken));
    timers.push(setInterval(() => void (bus.isUp() ? places.healAll() : returned()), healEvery).unref());
  }

  return {
    io,
    places,
    access,
    hearsOthers: () => hearsOthers(),
    async close() {
      closed = true;
      timers.forEach(clearInterval);
      for (const stop of listening) stop();
      places.fanOut.flush();
      places.close();
      // Not `io.close()`: that would end the HTTP server too. And no "disconnect" packet: after it clients would not
      // try again, while a broken line brings them back to the next process.
      io.engine.close();
    },
  };
}

async function admit(socket: Socket, door: Door, seats: Seats): Promise<void> {
  const network = door.callerOf(socket.request)?.network ?? null;
  const viewer = await door.viewerOf(socket.request, tokenOf(socket.handshake.auth));
  const refusal = seats.refusal(viewer, network);
  if (refusal) throw refusal;
  socket.data = { viewer, network, members: new Map() } satisfies SocketData;
}

/** Engine.IO frames of any kind, before anything is made of them. */
function limitFrames(conn: { on(event: "packet", heard: () => void): void; close(discard?: boolean): void }): void {
  const bucket = new Bucket(liveLimits.frames.burst, liveLimits.frames.perSecond);
  conn.on("packet", () => {
    if (!bucket.take()) conn.close(true);
  });
}

type Answer = object;
type Event = (ask: unknown) => Promise<Answer> | Answer;

/** All events of one socket. Nothing it sends can throw out of here: that would end the process. */
function serve(socket: Socket, door: Door, places: Places, access: Access): void {
  const bucket = new Bucket(liveLimits.eventsPerSecond, liveLimits.eventsPerSecond);
  const runs: Record<SocketEvent, Event> = {
    join: (ask) => join(socket, ask, door, places, access),
    leave: (ask) => (places.leave(socket, roomOf(ask).room), {}),
    at: (ask) => {
      const { place } = memberOf(socket, ask);
      place.here?.at(socket, blockOf(ask));
      return place.sync ? { seq: place.sync.seq } : {};
    },
    typing: (ask) => {
      const { place, mayWrite } = memberOf(socket, ask);
      const block = blockOf(ask);
      if (mayWrite) place.here?.typing(socket, block);
      return {};
    },
  };
  const events = new Map<unknown, Event>(socketEvents.map((event) => [event, runs[event]]));
  socket.onAny((event: unknown, ...sent: unknown[]) => {
    const last = sent.at(-1);
    const acknowledge = (typeof last === "function" ? last : () => undefined) as (answer: Ack) => void;
    const refuse = (error: unknown) => acknowledge({ ok: false, problem: door.problemOf(error) });
    if (cutOffIfUnread(socket)) return;
    if (!bucket.take()) return refuse(tooMany(say(liveWords, (w) => w.tooManyEvents(liveLimits.eventsPerSecond))));
    const run = events.get(event);
    if (!run) return refuse(unsupported(say(liveWords, (w) => w.unknownEvent)));
    Promise.resolve()
      .then(() => run(sent[0]))
      .then((answer) => acknowledge({ ok: true, ...answer }))
      .catch(refuse);
  });
}

/** @throws Refusal `invalid` unless the socket is in the room */
function memberOf(socket: Socket, ask: unknown): Member {
  const member = dataOf(socket).members.get(roomOf(ask).room);
  if (!member) throw invalid({ room: say(liveWords, (w) => w.notJoined) });
  return member;
}

async function join(socket: Socket, ask: unknown, door: Door, places: Places, access: Access): Promise<Answer> {
  const { room, name } = roomOf(ask);
  const since = sinceOf(ask);
  const data = dataOf(socket);
  if (!data.members.has(room) && data.members.size >= liveLimits.roomsOfSocket) {
    throw tooMany(say(liveWords, (w) => w.tooManyRooms(liveLimits.roomsOfSocket)));
  }
  let found;
  for (let epoch = -1; epoch !== access.epoch;) {
    epoch = access.epoch;
    try {
      if (data.viewer) {
        const now = await door.refresh(data.viewer);
        if (now) data.viewer = now;
        else access.signOut(socket);
      }
      found = await door.find(data.viewer, name);
    } catch (error) {
      if (isRefusal(error)) places.leave(socket, room);
      throw error;
    }
  }
  if (!found || !socket.connected) throw notFound();
  const place = places.enter(socket, room, name, found);
  if (name.kind === "user") places.count(place);
  if (name.kind === "session" && (since ?? -1) < (found.seq ?? 0)) {
    const told = await door.session(name.id);
    return { seq: told?.now.seq ?? 0, missed: told ? [told.now] : [], more: false, places: told?.places ?? {} };
  }
  if (name.kind !== "text" || since === undefined) return { seq: found.seq ?? 0, missed: [], more: false };
  // In the room first, then what was missed: nothing falls between the two.
  const answer = await door.changes(data.viewer, name.id, since, liveLimits.missed.comments);
  return withinReason(answer);
}

/** Long comments make a long answer, and a client that is slow to take it would be cut off: it gets it in parts. */
function withinReason({ seq, missed, more }: { seq: number; missed: CommentView[]; more: boolean }) {
  let characters = 0;
  const end = missed.findIndex((view, at) => {
    characters += view.body.length + view.html.length + 500;
    // Never between two that share a number: the next question begins after it.
    return characters > liveLimits.missed.characters && at > 0 && missed[at - 1]?.seq !== view.seq;
  });
  if (end < 0) return { seq, missed, more };
  const part = missed.slice(0, end);
  return { seq: part.at(-1)?.seq ?? seq, missed: part, more: true };
}
