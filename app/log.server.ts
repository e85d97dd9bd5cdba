/** The log of this process: one JSON line each on stdout, on a terminal a readable one. Never queries, cookies, tokens, addresses of e-mail or private text. */
import pino, { type Logger } from "pino";
import { settings } from "./env.server";
import { logLines, type LogLines } from "./log-lines";
import { decodedPath } from "./plain-path";

export type { Logger };

let made: Logger | undefined;
let lines: LogLines | undefined;

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
      serializers: { err: shownError, path: routeish },
    },
    linesOut(),
  ));
}

function linesOut(): LogLines {
  if (lines) return lines;
  const out = pino.destination({ dest: 1, sync: false });
  return (lines = logLines((line) => out.write(line), process.stdout.isTTY === true));
}

/** The longest that the log waits for a start, which may hang. Milliseconds. */
const patience = 10_000;

/** While the process starts: what it says to people is not to stand between lines for machines. */
export function holdLog(): void {
  linesOut().hold();
  // A start that fails ends the process, and what was logged may say why.
  process.once("exit", releaseLog);
  setTimeout(releaseLog, patience).unref();
}

export const releaseLog = (): void => lines?.release();

/**
 * What a security event is called; see docs/operating.md. In the log under `event`, counted by `/metrics`.
 */
export type SecurityEvent =
  | "sign-in.ok"
  | "sign-in.failed"
  | "sign-out"
  | "limit.hit"
  | "way-in.added"
  | "way-in.removed"
  | "way-in.used-up"
  | "token.made"
  | "token.revoked"
  | "calendar.made"
  | "calendar.ended"
  | "request.foreign"
  | "act";

const listeners: Array<(event: SecurityEvent) => void> = [];

/** Who wants to count them. */
export const onSecurity = (listener: (event: SecurityEvent) => void): void => void listeners.push(listener);

/** @param about ids and names of ours only: never a secret, an address or a word of somebody's */
export function noteSecurity(event: SecurityEvent, about: Record<string, string | number | boolean | null>): void {
  const isWorrying = event.endsWith("failed") || event === "limit.hit" || event === "request.foreign";
  log()[isWorrying ? "warn" : "info"]({ event, ...about }, "security");
  for (const listener of listeners) listener(event);
}

type Shown = { type: string; message: string; code?: string; stack: string; cause?: Shown };

/**
 * An error without what the database was told: drizzle and the drivers put the parameters of a failed query, which are
 * people's words and addresses, into the message and beside it.
 */
export function shownError(error: unknown, depth = 0): Shown {
  const {
    name = "Error",
    message = String(error),
    stack = "",
    code,
    cause,
  } = (error ?? {}) as Error & { code?: unknown };
  const shown = withoutWords(message);
  return {
    type: name,
    message: shown,
    ...(typeof code === "string" ? { code } : {}),
    stack: stack
      .split("\n")
      .filter((line) => /^\s+at /.test(line))
      .slice(0, 30)
      .join("\n"),
    ...(cause !== undefined && depth < 4 ? { cause: shownError(cause, depth + 1) } : {}),
  };
}

/** Keeps what SQL was asked for, not with what; values that PostgreSQL quotes in its own messages go too. */
const withoutWords = (message: string) =>
  message
    .replace(/\nparams:.*$/s, "")
    .replace(/(Key \([^)]*\)=)\(.*\)/gs, "$1(…)")
    .replace(/(: )"[^"]*"$/s, '$1"…"')
    .slice(0, 2000);

/** What follows these opens something, so it is a secret. */
const secretAfter = /\/(operator|unsubscribe|i|invites?|join|reset|confirm|address|feeds?)\/[^/]+/gi;
/** Ids, so that one address is one kind of line. */
const ids = /\/(?=[^/]*\d)[A-Za-z0-9_-]{16,}(?=\/|\.|$)/g;

/** An address without what identifies or opens anything: no query, no token, no id. */
export const routeish = (path: string) =>
  decodedPath(path.replace(/\?.*$/s, "")).replace(secretAfter, "/$1/:secret").replace(ids, "/:id").slice(0, 200);
