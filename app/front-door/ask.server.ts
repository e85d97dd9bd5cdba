/** One request on its way through the front door. */
import { randomFillSync } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { LoadContext } from "../load-context";
import type { Address } from "./address.server";

export type Ask = LoadContext & {
  req: IncomingMessage;
  res: ServerResponse;
  address: Address;
  /** Of `/api/…`: answered as problem+json whatever the browser accepts. */
  isApi: boolean;
};

/** Whether this method changes something. OPTIONS is answered before. */
export const isChange = (method: string | undefined) => method !== "GET" && method !== "HEAD";

/** Random bytes are drawn by the page: a call each costs more than the rest of a short answer. */
const pool = Buffer.alloc(4096);
let drawn = pool.length;

export function randomToken(bytes: number): string {
  if (drawn + bytes > pool.length) {
    randomFillSync(pool);
    drawn = 0;
  }
  drawn += bytes;
  return pool.toString("base64url", drawn - bytes, drawn);
}
