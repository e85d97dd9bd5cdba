/**
 * One message to many sockets. Socket.io would hand every socket every packet by itself; here what is due in a room
 * within a short window becomes one buffer of ready WebSocket frames (RFC 6455 section 5.2), written to each
 * connection once. Clients notice nothing: they still receive packet by packet. The window is nothing while it
 * is quiet and grows with what sending has cost, so that a thousand readers cannot starve those who write.
 */
import type { Socket as NetSocket } from "node:net";
import { performance } from "node:perf_hooks";
import type { Server, Socket } from "socket.io";
import { liveLimits } from "./limits";

export type Audience = ReadonlySet<Socket>;
type Packet = { event: string; payload: object; frame: Buffer };

/**
 * At most a fifth of the process's time goes into sending, after a start that is free; nobody waits longer than
 * `longestWait`. Milliseconds of processor time, and of waiting.
 */
const restPerCost = 4;
const freeCost = 120;
const longestWait = 250;
const shortestRest = 5;

export class FanOut {
  /** Whether the insides of Socket.io are as expected; if not, everything goes its ordinary way. */
  readonly direct: boolean;
  #due = new Map<Audience, Packet[]>();
  #timer: NodeJS.Timeout | undefined;
  #immediate: NodeJS.Immediate | undefined;
  /** What sending has cost of late: each millisecond lets a part of it be forgotten. */
  #debt = 0;
  #debtAt = 0;
  /** When what has waited longest must leave, by the clock of `performance`. */
  #latest: number | undefined;

  constructor(io: Server, direct = speaksAsExpected(io)) {
    this.direct = direct;
  }

  /** Whoever is in the audience when it leaves hears it: one who was shut out meanwhile does not. */
  send(audiences: Audience[], event: string, payload: object): void {
    const packet = { event, payload, frame: frameOf(event, payload) };
    for (const audience of audiences) {
      if (audience.size === 0) continue;
      const due = this.#due.get(audience);
      if (due) due.push(packet);
      else this.#due.set(audience, [packet]);
    }
    if (this.#due.size > 0) this.#schedule();
  }

  flush(): void {
    clearTimeout(this.#timer);
    clearImmediate(this.#immediate);
    this.#timer = this.#immediate = undefined;
    const due = this.#due;
    this.#due = new Map();
    // Processor time, not the clock: a machine busy with something else is no reason to wait.
    const before = process.cpuUsage();
    for (const [audience, packets] of due) {
      const [first] = packets;
      const frames = packets.length === 1 && first ? first.frame : Buffer.concat(packets.map(({ frame }) => frame));
      for (const socket of audience) this.#write(socket, packets, frames);
    }
    const { user, system } = process.cpuUsage(before);
    this.#debt = this.#debtNow() + (user + system) / 1000;
    this.#debtAt = ownTime();
    this.#latest = undefined;
  }

  close(): void {
    clearTimeout(this.#timer);
    clearImmediate(this.#immediate);
    this.#due.clear();
  }

  #debtNow(): number {
    return Math.max(0, this.#debt - (ownTime() - this.#debtAt) / restPerCost);
  }

  #schedule(): void {
    if (this.#timer || this.#immediate) return;
    const now = performance.now();
    this.#latest ??= now + longestWait;
    const rest = Math.min(this.#latest - now, (this.#debtNow() - freeCost) * restPerCost);
    // Not at once even when idle: what one commit wrote is announced in one turn and leaves together.
    if (rest < 1) this.#immediate = setImmediate(() => this.flush());
    else this.#timer = setTimeout(() => this.#lookAgain(), Math.max(shortestRest, rest));
  }

  /** A process that had to share its processor meanwhile has not had the time that pays for sending. */
  #lookAgain(): void {
    this.#timer = undefined;
    if (this.#due.size > 0) this.#schedule();
  }

  #write(socket: Socket, packets: Packet[], frames: Buffer): void {
    const wire = this.direct ? wireOf(socket) : null;
    if (cutOffIfUnread(socket)) return;
    // What Socket.io itself still holds back was said earlier and must arrive earlier.
    if (wire && socket.connected && queued(socket) === 0) {
      wire.write(frames);
      return;
    }
    for (const { event, payload } of packets) socket.emit(event, payload);
  }
}

/**
 * Milliseconds this process has had for itself: at work on a processor, or with nothing to do. By the clock, a machine
 * that is busy with something else would let sending eat what is left for those who write.
 */
function ownTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000 + performance.eventLoopUtilization().idle;
}

/** Cuts off a client that does not read, before what waits for it fills the memory. @returns whether it was */
export function cutOffIfUnread(socket: Socket): boolean {
  const wire = wireOf(socket);
  if (!wire) return false;
  let unread = wire.writableLength;
  if (queued(socket) > 0)
    for (const { data } of insides(socket).conn.writeBuffer ?? []) unread += typeof data === "string" ? data.length : 0;
  if (unread <= liveLimits.unread) return false;
  insides(socket).conn.transport?.socket?.terminate?.();
  return true;
}

/** One unfragmented, unmasked text frame of an Engine.IO message ("4") with a Socket.IO event ("2"). */
export function frameOf(event: string, payload: object): Buffer {
  const text = `42${JSON.stringify([event, payload])}`;
  const length = Buffer.byteLength(text);
  const head = length < 126 ? 2 : length < 65_536 ? 4 : 10;
  const frame = Buffer.allocUnsafe(head + length);
  frame[0] = 0x81;
  if (head === 2) frame[1] = length;
  else if (head === 4) {
    frame[1] = 126;
    frame.writeUInt16BE(length, 2);
  } else {
    frame[1] = 127;
    frame.writeBigUInt64BE(BigInt(length), 2);
  }
  frame.write(text, head);
  return frame;
}

/** The parts of Socket.io 4, Engine.IO 6 and ws 8 that are used without being promised. Each may be missing. */
type Insides = {
  conn: {
    readyState?: string;
    writeBuffer?: Array<{ data?: unknown }>;
    transport?: {
      name?: string;
      socket?: { readyState?: number; extensions?: string; _socket?: NetSocket; terminate?: () => void };
    };
  };
};
const insides = (socket: Socket) => socket as unknown as Insides;
const queued = (socket: Socket) => insides(socket).conn.writeBuffer?.length ?? 0;

/** The connection under the socket, if frames may be written to it as they are: an open WebSocket without compression. */
function wireOf(socket: Socket): NetSocket | null {
  const { conn } = insides(socket);
  const ws = conn.transport?.name === "websocket" && conn.readyState === "open" ? conn.transport.socket : undefined;
  if (ws?.readyState !== 1 || ws.extensions !== "" || !Array.isArray(conn.writeBuffer)) return null;
  return ws._socket?.writable ? ws._socket : null;
}

/** Asks the installed Socket.io to frame a message, and compares. */
function speaksAsExpected(io: Server): boolean {
  try {
    type Encodes = { _encode?: (packet: object, options: { wsPreEncodedFrame?: Uint8Array[] }) => unknown };
    const options: { wsPreEncodedFrame?: Uint8Array[] } = {};
    const payload = { seq: 1, view: { body: "ä".repeat(100) } };
    (io.of("/").adapter as unknown as Encodes)._encode?.({ type: 2, nsp: "/", data: ["comment", payload] }, options);
    return (
      options.wsPreEncodedFrame !== undefined &&
      Buffer.concat(options.wsPreEncodedFrame).equals(frameOf("comment", payload))
    );
  } catch {
    return false;
  }
}
