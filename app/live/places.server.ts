/** The rooms of this process: who is in which, in which order news goes out, and how a room heals when one is missing. */
import type { Announcements } from "./announce.server";
import type { Server, Socket } from "socket.io";
import type { SignedIn, Viewer } from "../accounts/user";
import type { CommentView } from "../comments/comment";
import type { SessionTold } from "../sessions/place";
import type { RoomName } from "./asks";
import { FanOut } from "./fan-out.server";
import { Here } from "./here.server";
import { SessionNews } from "./session-news.server";
import { Sync, type Answer } from "./sync";

/** What the look-ups of pages say of a room: to have found it is to be allowed to hear it. */
export type Found = {
  /** The group whose membership and visibility decide; null for one's own room. */
  groupId: string | null;
  /** Of a text: how far its changes have come. */
  seq: number | null;
  /** Whether they may write there, and so be seen writing. */
  mayWrite: boolean;
  /** Of a text: whether they are named among those who read it; all others are counted. Elsewhere whoever is signed in. */
  isNamed?: boolean;
  /** Of a session: whether they run it; of a group: whether they moderate it; of a text: whether they may hear of all its sessions. */
  mayRun?: boolean;
};

/** What the socket door knows and this room of the code may not: the other rooms' look-ups. */
export type LookUps = {
  /** @throws Refusal */
  find(viewer: Viewer, name: RoomName): Promise<Found>;
  /** @param isForRoom as `comment` is announced, not as that viewer sees it @throws Refusal */
  changes(
    viewer: Viewer,
    textId: string,
    since: number,
    limit: number,
    isForRoom?: boolean,
  ): Promise<Answer<CommentView>>;
  /** What a session shows now to everybody in it; null when it is gone. */
  session(id: string): Promise<SessionTold | null>;
  /** How many notices they have not read. */
  unread(viewer: SignedIn): Promise<number>;
  /** The same viewer as they stand now; null when signed out meanwhile. */
  refresh(viewer: SignedIn): Promise<Viewer>;
  /** Notes what broke. */
  broken(error: unknown): void;
};

export type Place = {
  /** As on the wire, but `user:ID` for `user:me`. */
  key: string;
  /** As on the wire. */
  room: string;
  name: RoomName;
  groupId: string | null;
  sync: Sync<CommentView> | null;
  /** Those who are named, and those who are counted: names are only shown to those who show their own. */
  named: Set<Socket>;
  nameless: Set<Socket>;
  /** Those of `mayRun`, who are among the named too, and all others. */
  running: Set<Socket>;
  others: Set<Socket>;
  here: Here | null;
};

export type Member = { place: Place; mayWrite: boolean };
/** `network`: of a stranger who is counted by it. */
export type SocketData = { viewer: Viewer; network: string | null; members: Map<string, Member> };
export const dataOf = (socket: Socket) => socket.data as SocketData;

const noneYet = () => ({ running: new Set<Socket>(), others: new Set<Socket>() });

const outOfSession = ({ sessionId: _id, session: _session, ...view }: CommentView): CommentView => view;

/** A number out of turn usually follows at once: verbs read back what they wrote side by side. Milliseconds. */
const patience = 150;

export class Places {
  readonly fanOut: FanOut;
  readonly #sessions: SessionNews;
  #places = new Map<string, Place>();
  #healing = new Set<Place>();
  #closed = false;

  constructor(
    private readonly io: Server,
    private readonly lookUps: LookUps,
    fanOut?: FanOut,
  ) {
    this.fanOut = fanOut ?? new FanOut(io);
    const tell = (id: string, event: "session" | "position", news: object) => {
      const place = this.#places.get(`session:${id}`);
      if (place) this.fanOut.send([place.named, place.nameless], event, news);
    };
    this.#sessions = new SessionNews(lookUps, {
      whole: ({ now: view, places }) => tell(view.id, "session", { seq: view.seq, view, places }),
      position: ({ now: { id, seq, spot }, places }) => {
        tell(id, "position", { room: `session:${id}`, seq, spot, places });
        // Not in one buffer with the whole that follows, which is a hundred times as long.
        this.fanOut.flush();
      },
    });
  }

  get all(): Iterable<Place> {
    return this.#places.values();
  }

  get sockets(): Iterable<Socket> {
    return this.io.of("/").sockets.values();
  }

  /** The same socket again only learns what it may. */
  enter(socket: Socket, room: string, name: RoomName, found: Found): Place {
    const { groupId, seq } = found;
    const { viewer, members } = dataOf(socket);
    const key = name.kind === "user" ? `user:${viewer?.id}` : room;
    this.#clearAway(key, groupId, socket);
    let place = this.#places.get(key);
    if (!place) {
      const named = new Set<Socket>();
      const nameless = new Set<Socket>();
      const sync = seq === null ? null : new Sync<CommentView>(seq);
      const here = name.kind === "text" ? new Here(room, named, nameless, this.fanOut) : null;
      this.#places.set(key, (place = { key, room, name, groupId, sync, named, nameless, here, ...noneYet() }));
    }
    members.set(room, { place, mayWrite: found.mayWrite });
    this.allow(place, socket, found);
    return place;
  }

  /** Also when what they may has changed while they are here. */
  allow(place: Place, socket: Socket, { mayRun = false, isNamed = true }: Pick<Found, "mayRun" | "isNamed">): void {
    const [runs, not] = mayRun ? [place.running, place.others] : [place.others, place.running];
    not.delete(socket);
    runs.add(socket);
    const { named, nameless, here } = place;
    const [to, from] = isNamed && dataOf(socket).viewer ? [named, nameless] : [nameless, named];
    if (to.has(socket)) return;
    if (from.delete(socket)) here?.leave(socket);
    to.add(socket);
    here?.enter(socket);
  }

  /** Those in a room of that name which was another group's, now gone, are told and out before anybody comes in. */
  #clearAway(key: string, groupId: string | null, comes: Socket): void {
    const place = this.#places.get(key);
    if (!place || place.groupId === groupId) return;
    for (const socket of [...place.named, ...place.nameless]) {
      this.leave(socket, place.room);
      if (socket !== comes) socket.emit("bye", { room: place.room, why: "deleted" });
    }
  }

  leave(socket: Socket, room: string): void {
    const { members } = dataOf(socket);
    const place = members.get(room)?.place;
    if (!place) return;
    members.delete(room);
    place.named.delete(socket);
    place.nameless.delete(socket);
    place.running.delete(socket);
    place.others.delete(socket);
    place.here?.leave(socket);
    if (place.named.size + place.nameless.size > 0) return;
    place.here?.close();
    this.#places.delete(place.key);
  }

  /** A comment as it stands now, to everyone in the room of its text, in order of seq. */
  comment(view: CommentView): void {
    const place = this.#places.get(`text:${view.textId}`);
    if (!place?.sync) return;
    this.#say(place, place.sync.hear({ seq: view.seq, view }));
    if (place.sync.behind) this.#healSoon(place);
  }

  /** A session has gone on: whoever is in its room is told what it shows now. */
  session({ sessionId, moved = false }: { sessionId: string; moved?: boolean }): void {
    if (this.#places.has(`session:${sessionId}`)) this.#sessions.tell(sessionId, moved);
  }

  /** @param key `text:ID`, `group:SLUG` or `user:ID` */
  changed({ room: key, what, only, not = null }: Announcements["changed"][0]): void {
    const place = this.#places.get(key);
    if (!place) return;
    const all = only === "run" ? [place.running] : [place.named, place.nameless];
    const isOut = (socket: Socket) => dataOf(socket).viewer?.id === not;
    const told = not === null ? all : all.map((each) => new Set([...each].filter((socket) => !isOut(socket))));
    this.fanOut.send(told, "changed", { room: place.room, what });
  }

  /** Those of them who have a page open here are told how many notices they have not read. */
  notice(userIds: string[]): void {
    for (const id of userIds) {
      const place = this.#places.get(`user:${id}`);
      if (place) this.count(place);
    }
  }

  #counting = new Set<Place>();
  /** A moment later: notices come in bursts, and one count tells of all. */
  count(place: Place): void {
    if (this.#counting.has(place)) return;
    this.#counting.add(place);
    setTimeout(() => {
      this.#counting.delete(place);
      void this.#tellUnread(place);
    }, patience).unref();
  }

  async #tellUnread(place: Place): Promise<void> {
    const [socket] = place.named;
    const viewer = socket && dataOf(socket).viewer;
    if (this.#closed || !viewer) return;
    try {
      const unread = await this.lookUps.unread(viewer);
      this.fanOut.send([place.named], "notice", { unread });
    } catch (error) {
      this.lookUps.broken(error);
    }
  }

  /** Asks the database what a room should have heard. */
  async heal(place: Place): Promise<void> {
    const { sync, name } = place;
    const [anyone] = [...place.named, ...place.nameless];
    if (!sync || name.kind !== "text" || !anyone || this.#healing.has(place)) return;
    this.#healing.add(place);
    try {
      do {
        const answer = await this.lookUps.changes(dataOf(anyone).viewer, name.id, sync.ask(), 200, true);
        this.#say(place, sync.answered(answer));
      } while (sync.asking && !this.#closed);
    } catch (error) {
      // Whoever was asked for may have been shut out just now; anything else is noted. Clients see the gap and ask.
      sync.unanswered();
      this.lookUps.broken(error);
    } finally {
      this.#healing.delete(place);
      if (sync.behind) this.#healSoon(place);
    }
  }

  /** One after the other: it is a look at what may have been missed, and may take its time. */
  async healAll(): Promise<void> {
    for (const place of [...this.#places.values()]) {
      if (this.#closed) return;
      if (place.name.kind === "session") this.#sessions.tell(place.name.id);
      else await this.heal(place);
    }
  }

  close(): void {
    this.#closed = true;
    this.#sessions.close();
    for (const place of this.#places.values()) place.here?.close();
    this.fanOut.close();
  }

  #say(place: Place, views: CommentView[]): void {
    for (const view of views) {
      const news = { seq: view.seq, view };
      if (view.sessionId === undefined) {
        this.fanOut.send([place.running, place.others], "comment", news);
        continue;
      }
      this.fanOut.send([place.running], "comment", news);
      // That there was a session is for those who may see it.
      this.fanOut.send([place.others], "comment", { ...news, view: outOfSession(view) });
    }
  }

  /** Not by name: a room that emptied and filled again is another one, and what waited for the first does nothing for it. */
  #waiting = new Set<Place>();
  #healSoon(place: Place): void {
    if (this.#waiting.has(place)) return;
    this.#waiting.add(place);
    setTimeout(() => {
      this.#waiting.delete(place);
      if (!this.#closed && this.#places.get(place.key) === place && place.sync?.behind) void this.heal(place);
    }, patience).unref();
  }
}
