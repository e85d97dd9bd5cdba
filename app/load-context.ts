/** What the front door hands to every loader and action besides the request. */
import type { Logger } from "./log.server";

export type LoadContext = {
  /** Of the Content-Security-Policy of this answer: every script element of the page carries it. */
  nonce: string;
  /** Stands in the log, in `X-Request-Id` and on the page when something broke. */
  requestId: string;
  log: Logger;
  /** For the answer, whatever Remix makes of it: what is thrown loses its headers there. */
  headers?: Headers;
  /** Whoever asks has asked too often: the page or form is refused. `wait`: seconds until they may ask again. */
  tooOften?: { what: "page" | "form"; wait: number };
};

declare module "@remix-run/server-runtime" {
  // An interface is what can be merged with Remix's own.
  interface AppLoadContext extends LoadContext {}
}
