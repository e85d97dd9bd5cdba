/** A client that costs little: requests are ready bytes on connections that stay open, answers are only counted. */
import net from "node:net";

export type Answer = { status: number; headers: string; /** Bytes on the wire. */ length: number; body: Buffer | null };

export class Connection {
  #socket: net.Socket;
  #received: Buffer[] = [];
  #size = 0;
  #headEnd = -1;
  #head = "";
  #whole = -1;
  #waiting: { resolve(answer: Answer): void; reject(error: Error): void; keep: boolean } | undefined;

  private constructor(socket: net.Socket) {
    this.#socket = socket;
    socket.on("data", (chunk: Buffer) => this.#take(chunk));
    socket.on("close", () => this.#waiting?.reject(new Error("The connection was closed.")));
    socket.on("error", () => undefined);
  }

  static open(port: number): Promise<Connection> {
    return new Promise((resolve, reject) => {
      const socket = net.connect({ port, host: "127.0.0.1", noDelay: true }, () => resolve(new Connection(socket)));
      socket.once("error", reject);
    });
  }

  get isOpen(): boolean {
    return !this.#socket.destroyed;
  }

  /** One at a time. @param keep whether the body is wanted */
  ask(request: Buffer, keep = false): Promise<Answer> {
    return new Promise((resolve, reject) => {
      if (this.#socket.destroyed) return reject(new Error("The connection is closed."));
      this.#waiting = { resolve, reject, keep };
      this.#socket.write(request);
    });
  }

  close(): void {
    this.#socket.destroy();
  }

  #take(chunk: Buffer): void {
    this.#received.push(chunk);
    this.#size += chunk.length;
    if (this.#headEnd < 0) {
      const all = this.#received.length === 1 ? chunk : Buffer.concat(this.#received);
      this.#received = [all];
      const end = all.indexOf("\r\n\r\n");
      if (end < 0) return;
      this.#headEnd = end + 4;
      this.#head = all.toString("latin1", 0, end);
      const [, length] = /\r\ncontent-length: (\d+)/i.exec(this.#head) ?? [];
      const status = Number(this.#head.slice(9, 12));
      this.#whole = status === 304 || status === 204 ? this.#headEnd : length ? this.#headEnd + Number(length) : -1;
    }
    // Without a length the answer is chunked and ends with an empty chunk.
    const isWhole = this.#whole >= 0 ? this.#size >= this.#whole : endsChunked(chunk, this.#received);
    if (isWhole) this.#finish();
  }

  #finish(): void {
    const waiting = this.#waiting;
    const answer: Answer = {
      status: Number(this.#head.slice(9, 12)),
      headers: this.#head,
      length: this.#size - this.#headEnd,
      body: waiting?.keep ? bodyOf(this.#head, Buffer.concat(this.#received).subarray(this.#headEnd)) : null,
    };
    this.#received = [];
    this.#size = 0;
    this.#headEnd = this.#whole = -1;
    this.#waiting = undefined;
    waiting?.resolve(answer);
  }
}

const last = Buffer.from("\r\n0\r\n\r\n");

function endsChunked(chunk: Buffer, all: Buffer[]): boolean {
  if (chunk.length >= last.length) return chunk.subarray(-last.length).equals(last);
  return Buffer.concat(all.slice(-4)).subarray(-last.length).equals(last);
}

function bodyOf(head: string, bytes: Buffer): Buffer {
  if (!/\r\ntransfer-encoding: chunked/i.test(head)) return bytes;
  const parts: Buffer[] = [];
  for (let at = 0; at < bytes.length;) {
    const end = bytes.indexOf("\r\n", at);
    const size = parseInt(bytes.toString("latin1", at, end), 16);
    if (!size) break;
    parts.push(bytes.subarray(end + 2, end + 2 + size));
    at = end + 4 + size;
  }
  return Buffer.concat(parts);
}

/** What a browser sends that opens a page for the first time, without a cookie. */
export function pageRequest(port: number, path: string, more: Record<string, string> = {}): Buffer {
  const headers: Record<string, string> = {
    Host: `127.0.0.1:${port}`,
    Connection: "keep-alive",
    "Upgrade-Insecure-Requests": "1",
    "User-Agent":
      "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36",
    Accept: "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8",
    "Sec-Fetch-Site": "none",
    "Sec-Fetch-Mode": "navigate",
    "Sec-Fetch-Dest": "document",
    "Accept-Language": "en-GB,en;q=0.9",
    ...more,
  };
  return Buffer.from(`GET ${path} HTTP/1.1\r\n${lines(headers)}\r\n`);
}

/** What a program sends that posts JSON. */
export function postRequest(port: number, path: string, token: string, body: object): Buffer {
  const json = JSON.stringify(body);
  const headers = {
    Host: `127.0.0.1:${port}`,
    Authorization: `Bearer ${token}`,
    "Content-Type": "application/json",
    "Content-Length": String(Buffer.byteLength(json)),
  };
  return Buffer.from(`POST ${path} HTTP/1.1\r\n${lines(headers)}\r\n${json}`);
}

const lines = (headers: Record<string, string>) =>
  Object.entries(headers)
    .map(([name, value]) => `${name}: ${value}\r\n`)
    .join("");

/** Asks the same again and again on several connections, until `isOver`. @returns how often each status was answered */
export async function ask(
  port: number,
  request: Buffer,
  isOver: (asked: number) => boolean,
  atOnce = 8,
): Promise<Map<number, number>> {
  const statuses = new Map<number, number>();
  let asked = 0;
  const one = async () => {
    const connection = await Connection.open(port);
    while (!isOver(asked++)) {
      const { status } = await connection.ask(request);
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
    }
    connection.close();
  };
  await Promise.all(Array.from({ length: atOnce }, one));
  return statuses;
}

export const times = (count: number) => (asked: number) => asked >= count;
export function during(milliseconds: number): () => boolean {
  const end = performance.now() + milliseconds;
  return () => performance.now() >= end;
}
