/** The log of this process: one JSON line each on stdout. Never queries, cookies, tokens, addresses of e-mail or private text. */
import pino, { type Logger } from "pino";
import { settings } from "./env.server";

export type { Logger };

let made: Logger | undefined;

/** Made at first use. Written without waiting for the disk; what is left is written when the process ends. */
export function log(): Logger {
  return (made ??= pino(
    {
      level: settings().logLevel,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: {
        paths: ["password", "token", "email", "cookie", "authorization", "*.password", "*.token", "*.email"],
        remove: true,
      },
      serializers: { err: pino.stdSerializers.err, path: routeish },
    },
    pino.destination({ dest: 1, sync: false }),
  ));
}

/** What follows these opens something, so it is a secret. */
const secretAfter = /\/(operator|unsubscribe|i|invites?|join|reset|confirm|address|feeds?)\/[^/]+/g;
/** Ids, so that one address is one kind of line. */
const ids = /\/(?=[^/]*\d)[A-Za-z0-9_-]{16,}(?=\/|\.|$)/g;

/** An address without what identifies or opens anything: no query, no token, no id. */
export const routeish = (path: string) =>
  path.replace(/\?.*$/s, "").replace(secretAfter, "/$1/:secret").replace(ids, "/:id").slice(0, 200);
