/**
 * Every HTTP request passes here, in this order: who and where, the checks, files, health, kept pages, the body,
 * Remix. `server.ts` reaches it through the build, so that development and production each hold one copy of everything.
 */
import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import { createRequestHandler, type ServerBuild } from "@remix-run/node";
import { plainPath } from "./plain-path";
import { settings } from "./env.server";
import { hasTooManyParts, mostFields } from "./form-parts";
import { addressOf, type Address } from "./front-door/address.server";
import { isChange, randomToken, type Ask } from "./front-door/ask.server";
import { bodyOf } from "./front-door/body.server";
import { requestOf, send } from "./front-door/bridge.server";
import { health } from "./front-door/health.server";
import { keepPage, keptPage } from "./front-door/kept-pages.server";
import { allowedBy } from "./front-door/methods.server";
import { metrics, prepareMetrics } from "./front-door/metrics.server";
import { narrowHandler } from "./front-door/narrow.server";
import { isRefusedInside, rateOf, tooOften } from "./front-door/rates.server";
import { noteBroken, noteRequest } from "./front-door/request-log.server";
import { finish, greeting, start } from "./front-door/start.server";
import { statics } from "./front-door/statics.server";
import { broken, reasonToTurnAway, tooManyFields, turnAway } from "./front-door/turn-away.server";
import { drain, prepareWriting, rawAnswer, writeAnswer } from "./front-door/write.server";
import { log, noteSecurity } from "./log.server";
import { frontDoorWords } from "./words/front-door";

export type FrontDoorOptions = {
  /** `build/client`; null in development, where Vite serves files. */
  clientFolder: string | null;
  development: boolean;
};

export type FrontDoor = RequestListener & {
  /** Answers what comes, and asks every client to come back on a new connection. */
  drain(): void;
  /** For the server's `clientError`: a request that could not even be read. */
  clientError(error: Error & { code?: string }, socket: Duplex): void;
  /** Before listening: see `app/front-door/start.server.ts`. */
  start: typeof start;
  /** After listening: the lines that tell the operator where Lectern is open. */
  greeting: typeof greeting;
  /** At the end: nothing may be asked of it any more. */
  close(): Promise<void>;
};

const nowhere: Address = { target: "/", path: "/", host: "localhost", secure: false, client: "" };

export function frontDoor(
  build: ServerBuild | (() => Promise<ServerBuild>),
  { clientFolder, development }: FrontDoorOptions,
): FrontDoor {
  const { publicUrl, trustProxy, limits } = settings();
  const publicHost = publicUrl && new URL(publicUrl).host;
  const remixFor = typeof build === "function" ? developmentHandler(build) : narrowHandler(build);
  const allowed = allowedBy(typeof build === "function" ? null : build.routes);
  const file = clientFolder === null ? () => false : statics(clientFolder);
  prepareMetrics(typeof build === "function" ? null : build);
  prepareWriting({ https: publicUrl?.startsWith("https:") ?? false, development });

  async function answer(ask: Ask): Promise<void> {
    const why = reasonToTurnAway(ask, publicUrl, allowed);
    if (why?.status === 403) noteSecurity("request.foreign", { requestId: ask.requestId });
    if (why) return turnAway(ask, why);
    if (file(ask) || (await health(ask))) return;
    const rate = limits ? await rateOf(ask) : null;
    const isOften = rate !== null && rate.wait > 0;
    if (isOften && !isRefusedInside(ask, rate)) return turnAway(ask, tooOften(rate));
    if (await metrics(ask)) return;
    const page = isChange(ask.req.method) ? null : await keptPage(ask, versionOf(build));
    if (page && "answer" in page) return writeAnswer(ask, page.answer);
    const body = isChange(ask.req.method) ? await bodyOf(ask) : { kind: "none" as const };
    if (body.kind === "gone") return;
    if (body.kind === "refused") return turnAway(ask, body.why);
    if (body.kind === "whole" && hasTooManyParts(body.bytes, ask.req.headers["content-type"] ?? "", mostFields))
      return turnAway(ask, tooManyFields(mostFields));
    const { nonce, requestId } = ask;
    const what = isChange(ask.req.method) ? ("form" as const) : ("page" as const);
    const headers = new Headers();
    const context = {
      nonce,
      requestId,
      log: ask.log,
      headers,
      ...(isOften ? { tooOften: { what, wait: rate.wait } } : {}),
    };
    const remix = remixFor(ask.address.path);
    const response = await remix(requestOf(ask, body, publicHost), context);
    const fault = body.kind === "stream" ? body.fault() : null;
    if (fault) return turnAway(ask, fault);
    for (const [name, value] of headers) response.headers.set(name, value);
    // A form for an address that has none: Remix refuses it without saying what the address does take.
    if (response.status === 405 && !response.headers.has("Allow"))
      response.headers.set("Allow", allowed(ask.address.path));
    if (isBare(response)) return turnAway(ask, broken(requestId));
    if (page && response.status === 200 && ask.req.method === "GET" && !development) {
      keepPage(page.keep, await response.text(), nonce);
      const made = await keptPage(ask, versionOf(build));
      if (made && "answer" in made) return writeAnswer(ask, made.answer);
      // It changed while it was made: this once it is made again.
      return send(ask, await remix(requestOf(ask, body, publicHost), context));
    }
    await send(ask, response);
  }

  const door = (req: IncomingMessage, res: ServerResponse) => {
    const address = addressOf(req, { trustProxy, publicUrl });
    const ask: Ask = {
      req,
      res,
      address: address ?? nowhere,
      isApi: address ? plainPath(address.path).startsWith("/api/") : true,
      nonce: randomToken(16),
      requestId: randomToken(9),
      log: log(),
    };
    noteRequest(
      ask,
      ask.address.path === "/healthz" ||
        ask.address.path === "/readyz" ||
        ask.address.path === "/metrics" ||
        ask.address.path.startsWith("/assets/"),
    );
    if (!address) return turnAway(ask, { status: 400, kind: "invalid", detail: frontDoorWords.en.badHost });
    answer(ask).catch((error: unknown) => {
      if (res.destroyed) return;
      noteBroken(error, ask);
      turnAway(ask, broken(ask.requestId));
    });
  };

  return Object.assign(door, { drain, clientError, start, greeting, close: finish });
}

/** In development each request loads the build anew, and nothing is kept. */
const versionOf = (build: ServerBuild | (() => Promise<ServerBuild>)) =>
  typeof build === "function" ? "dev" : build.assets.version;

function developmentHandler(build: () => Promise<ServerBuild>) {
  const handler = createRequestHandler(build, "development");
  return () => handler;
}

/** Remix's last resort says nothing that anybody could quote to the operator. `handleError` has logged it. */
function isBare(response: Response): boolean {
  return response.status >= 500 && (response.headers.get("Content-Type") ?? "text/plain").startsWith("text/plain");
}

function clientError(error: Error & { code?: string }, socket: Duplex): void {
  if (!socket.writable || error.code === "ECONNRESET") return void socket.destroy();
  const words = frontDoorWords.en;
  const status = error.code === "HPE_HEADER_OVERFLOW" ? 431 : error.code === "ERR_HTTP_REQUEST_TIMEOUT" ? 408 : 400;
  const detail = { 400: words.unreadable, 408: words.tooSlow, 431: words.headersTooLarge }[status];
  socket.end(rawAnswer(status, words.titles[status] ?? "", detail ?? ""));
}
