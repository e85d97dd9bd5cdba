/** Who is in the room of a text and who is writing, told to those in it: rarely, so that a thousand arrivals stay cheap. */
import type { Socket } from "socket.io";
import type { FanOut } from "./fan-out.server";
import { liveLimits } from "./limits";
import type { SocketData } from "./places.server";
import { Presence } from "./presence";

/** Milliseconds. */
const tellEvery = 2_000;
const gather = 100;
const typingLasts = 5_000;
const typingEvery = 1_000;
const mostWriters = 10;

const viewerOf = (socket: Socket) => (socket.data as SocketData).viewer;

export class Here {
  #presence = new Presence();
  #told = 0;
  /** Whether whoever is here was last told of others. */
  #knowsOthers = false;
  #timer: NodeJS.Timeout | undefined;
  #writers = new Map<string, Map<string, { name: string; until: number }>>();
  #unsaid = new Set<string>();
  #typingTimer: NodeJS.Timeout | undefined;

  constructor(
    private readonly room: string,
    private readonly named: ReadonlySet<Socket>,
    private readonly nameless: ReadonlySet<Socket>,
    private readonly fanOut: FanOut,
  ) {}

  enter(socket: Socket): void {
    this.#presence.enter(socket.id, this.named.has(socket) ? viewerOf(socket) : null);
    this.#tellSoon();
  }

  leave(socket: Socket): void {
    const user = viewerOf(socket);
    this.#presence.leave(socket.id, user?.id ?? null);
    if (user) for (const [block, writers] of this.#writers) if (writers.delete(user.id)) this.#unsaid.add(block);
    if (this.#unsaid.size > 0) this.#sayTypingSoon();
    this.#tellSoon();
  }

  at(socket: Socket, block: string | null): void {
    const user = viewerOf(socket);
    if (user && this.named.has(socket) && this.#presence.at(user.id, block)) this.#tellSoon();
  }

  typing(socket: Socket, block: string | null): void {
    const user = viewerOf(socket);
    if (!user) return;
    const key = block ?? "";
    let writers = this.#writers.get(key);
    if (!writers) this.#writers.set(key, (writers = new Map()));
    if (!writers.has(user.id)) this.#unsaid.add(key);
    writers.set(user.id, { name: user.name, until: Date.now() + typingLasts });
    // Whoever writes here has stopped writing elsewhere.
    for (const [other, those] of this.#writers) if (other !== key && those.delete(user.id)) this.#unsaid.add(other);
    if (this.#unsaid.size > 0 || !this.#typingTimer) this.#sayTypingSoon();
  }

  close(): void {
    clearTimeout(this.#timer);
    clearTimeout(this.#typingTimer);
  }

  #tellSoon(): void {
    this.#timer ??= setTimeout(() => this.#tell(), Math.max(gather, this.#told + tellEvery - Date.now())).unref();
  }

  #tell(): void {
    this.#timer = undefined;
    this.#told = Date.now();
    const isAlone = this.named.size + this.nameless.size < 2;
    // Whoever has been alone all along hears nothing; whoever stays behind must hear that the last of the others has gone.
    if (isAlone && !this.#knowsOthers) return;
    this.#knowsOthers = !isAlone;
    const { people, more } = this.#presence.seen(liveLimits.people);
    this.fanOut.send([this.named], "presence", { room: this.room, people, more });
    this.fanOut.send([this.nameless], "presence", { room: this.room, people: [], more: people.length + more });
  }

  #saidAt = 0;
  #sayTypingSoon(): void {
    if (this.#typingTimer) return;
    const wait = Math.max(0, this.#saidAt + typingEvery - Date.now());
    this.#typingTimer = setTimeout(() => this.#sayTyping(), wait).unref();
  }

  #sayTyping(): void {
    this.#typingTimer = undefined;
    this.#saidAt = Date.now();
    for (const [key, writers] of this.#writers) {
      for (const [id, { until }] of writers) if (until <= this.#saidAt && writers.delete(id)) this.#unsaid.add(key);
    }
    for (const key of this.#unsaid) this.#sayTypingAt(key);
    this.#unsaid.clear();
    for (const [key, writers] of this.#writers) if (writers.size === 0) this.#writers.delete(key);
    if (this.#writers.size > 0) this.#sayTypingSoon();
  }

  /** To all but the writers the same; each writer hears of the others. */
  #sayTypingAt(key: string): void {
    const writers = [...(this.#writers.get(key) ?? [])].map(([id, { name }]) => ({ id, name }));
    const news = (people: typeof writers) => ({
      room: this.room,
      block: key || null,
      people: people.slice(0, mostWriters),
    });
    const readers = new Set<Socket>();
    for (const socket of this.named) {
      const id = viewerOf(socket)?.id;
      if (writers.some((writer) => writer.id === id))
        socket.emit("typing", news(writers.filter((writer) => writer.id !== id)));
      else readers.add(socket);
    }
    this.fanOut.send([readers], "typing", news(writers));
  }
}
