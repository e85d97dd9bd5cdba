/**
 * Who may no longer hear. Rooms are entered by the same look-ups as pages; when somebody's access may have changed, every
 * socket concerned is looked up again, and leaves what it may not hear.
 */
import type { Socket } from "socket.io";
import type { Viewer } from "../accounts/user";
import { isRefusal } from "../refusals";
import type { Announcements } from "./announce.server";
import type { News } from "./news";
import { dataOf, type Found, type LookUps, type Place, type Places } from "./places.server";

export type Change = Announcements["access"][0];
type May = Pick<Found, "mayWrite" | "mayRun" | "isNamed">;
type Why = News["bye"]["why"];

/** Look-ups of SQLite end without ever letting go of the processor: after so many others get their turn. */
const inOneGo = 25;

export class Access {
  /** Counts the changes, so that a join that was looked up before one and ends after it is looked up again. */
  #epoch = 0;

  constructor(
    private readonly places: Places,
    private readonly lookUps: LookUps,
  ) {}

  get epoch(): number {
    return this.#epoch;
  }

  /** Asks again for the sockets and rooms that all given parts of the change concern; `{}` concerns everyone. */
  async ask(change: Change): Promise<void> {
    this.#epoch++;
    await this.#askWho(change);
    // Two sockets of one user, and all strangers, get the same answer.
    const answers = new Map<string, Promise<May | "no" | "deleted" | "unknown">>();
    const pairs = [...this.places.all]
      .filter((place) => isMeant(change, place))
      .flatMap((place) =>
        [...place.named, ...place.nameless]
          .filter((socket) => concerns(change, dataOf(socket).viewer))
          .map((socket) => ({ socket, place })),
      );
    await inTurns(pairs, async ({ socket, place }) => {
      const { viewer, members } = dataOf(socket);
      const key = `${identityOf(viewer)} ${place.key}`;
      if (!answers.has(key)) answers.set(key, this.#mayHear(viewer, place));
      const may = await answers.get(key);
      const member = members.get(place.room);
      if (!member || may === undefined) return;
      if (may === "no") this.#bye(socket, place.room, whyOf(change, viewer));
      else if (may === "deleted") this.#bye(socket, place.room, "deleted");
      else if (may === "unknown") this.#cutOff(socket);
      else {
        member.mayWrite = may.mayWrite;
        this.places.allow(place, socket, may);
      }
    });
  }

  /** Whether those concerned are still who they came in as; those who are not are told and disconnected. */
  async #askWho(change: Change): Promise<void> {
    const ofGroupOnly =
      change.userId === undefined &&
      change.authSession === undefined &&
      (change.groupId ?? change.textId) !== undefined;
    if (ofGroupOnly) return;
    const answers = new Map<string, Promise<Viewer | "unknown">>();
    const sockets = [...this.places.sockets].filter((socket) => concerns(change, dataOf(socket).viewer));
    await inTurns(sockets, async (socket) => {
      const { viewer } = dataOf(socket);
      if (!viewer) return;
      const key = identityOf(viewer);
      if (!answers.has(key)) answers.set(key, this.#now(viewer));
      const now = await answers.get(key);
      if (now === "unknown") this.#cutOff(socket);
      else if (now) dataOf(socket).viewer = now;
      else this.signOut(socket);
    });
  }

  /** Not made a stranger on the same socket: the page decides whether to come back as one. */
  signOut(socket: Socket): void {
    for (const room of [...dataOf(socket).members.keys()]) this.#bye(socket, room, "signed-out");
    socket.disconnect(true);
  }

  /** Not knowing is no permission. The client takes it for a broken line, comes back and is looked up then. */
  #cutOff(socket: Socket): void {
    for (const room of [...dataOf(socket).members.keys()]) this.places.leave(socket, room);
    socket.conn.close();
  }

  #bye(socket: Socket, room: string, why: Why): void {
    this.places.leave(socket, room);
    socket.emit("bye", { room, why });
  }

  async #now(viewer: NonNullable<Viewer>): Promise<Viewer | "unknown"> {
    try {
      return await this.lookUps.refresh(viewer);
    } catch (error) {
      this.lookUps.broken(error);
      return "unknown";
    }
  }

  async #mayHear(viewer: Viewer, place: Place): Promise<May | "no" | "deleted" | "unknown"> {
    try {
      const found = await this.lookUps.find(viewer, place.name);
      // Another group has taken the address: to hear that one is to join it.
      return found.groupId === place.groupId ? found : "deleted";
    } catch (error) {
      if (isRefusal(error) && error.status < 500) return "no";
      this.lookUps.broken(error);
      return "unknown";
    }
  }
}

function concerns({ userId, authSession }: Change, viewer: Viewer): boolean {
  if (userId !== undefined && viewer?.id !== userId) return false;
  return (
    authSession === undefined ||
    (viewer !== null && "authSession" in viewer.by && viewer.by.authSession === authSession)
  );
}

/** A token may do less than its user, so each way in is asked for by itself. */
function identityOf(viewer: Viewer): string {
  return viewer ? `${viewer.id} ${JSON.stringify(viewer.by)}` : "";
}

function whyOf(change: Change, viewer: Viewer): Why {
  if (change.textId !== undefined) return "deleted";
  return viewer && change.userId !== undefined ? "removed" : "private";
}

function isMeant({ groupId, textId }: Change, place: Place): boolean {
  if (groupId !== undefined && place.groupId !== groupId) return false;
  return textId === undefined || (place.name.kind === "text" && place.name.id === textId);
}

async function inTurns<Item>(items: Item[], run: (item: Item) => Promise<void>): Promise<void> {
  for (let at = 0; at < items.length; at += inOneGo) {
    await Promise.all(items.slice(at, at + inOneGo).map(run));
    await new Promise(setImmediate);
  }
}
