/** What the front door and the doors of pages tell one another about whoever asks too often. */
import type { LoadContext } from "./load-context";
import { isRefusal, tooMany } from "./refusals";

/** The front door counts; what can be given back is refused by the page's own door. @throws Refusal `too-many` */
export function refuseIfTooOften({ tooOften }: Partial<LoadContext> = {}, what: "page" | "form"): void {
  if (tooOften?.what === what) throw tooMany(undefined, { retryAfter: tooOften.wait });
}

/** `Retry-After` of a page's refusal: Remix would leave it out. */
export function tellWait({ headers }: Partial<LoadContext> = {}, error: unknown): void {
  if (!isRefusal(error) || error.more.retryAfter === undefined) return;
  headers?.set("Retry-After", String(Math.ceil(error.more.retryAfter)));
}
