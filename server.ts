/**
 * The process: listens, hands requests to the build's front door and sockets to its live door, and ends in order.
 * It imports nothing of ours that holds anything (settings are read, not held): a module imported here and by a page
 * would exist twice. See docs/decisions/001-remix-and-server.md.
 */
import http from "node:http";
import net, { type AddressInfo } from "node:net";
import path from "node:path";
import { pathToFileURL } from "node:url";
import type { ServerBuild } from "@remix-run/node";
import type { ViteDevServer } from "vite";
import { loadEnvironment, readSettings, type Settings } from "./app/env.server";
import type { FrontDoor, FrontDoorOptions } from "./app/front-door.server";
import { operatorWords } from "./app/words/operator";

type Entry = {
  frontDoor(build: ServerBuild | (() => Promise<ServerBuild>), options: FrontDoorOptions): FrontDoor;
  openLive(server: http.Server): { close(): Promise<void> };
};

const words = operatorWords.en.start;
const development = process.argv.includes("--dev");
/** The bundle stands in `build/`, the source in the folder itself. */
const root = development ? import.meta.dirname : path.dirname(import.meta.dirname);
/** Milliseconds from the signal to stop: answers under way get this long, then everything is cut. */
const lastCall = 8_000;

try {
  await main();
} catch (error) {
  process.stderr.write(`${sentenceOf(error)}\n`);
  process.exit(1);
}

async function main(): Promise<void> {
  // What is kept here is nobody else's on this machine: database, backups, mail that waits.
  process.umask(0o077);
  loadEnvironment();
  const settings = readSettings(process.env);
  process.env["NODE_ENV"] ??= development ? "development" : "production";
  const server = http.createServer({ maxHeaderSize: 16 * 1024, connectionsCheckingInterval: 1_000 });
  server.headersTimeout = 10_000;
  // For uploads; the front door gives ordinary bodies 30 s.
  server.requestTimeout = 120_000;
  // Longer than the proxies in use keep theirs (60 s), so that they never write into a connection we are closing.
  server.keepAliveTimeout = 65_000;

  const vite = development ? await viteBeside(server) : null;
  const build = vite
    ? await fromVite(vite)
    : await import(pathToFileURL(path.join(root, "build/server/index.js")).href);
  const entry = (build as ServerBuild).entry.module as unknown as Entry;
  const door = entry.frontDoor(vite ? () => fromVite(vite) : build, {
    clientFolder: vite ? null : path.join(root, "build/client"),
    development,
  });
  await door.start(root);

  const answer: http.RequestListener = vite ? (req, res) => vite.middlewares(req, res, () => door(req, res)) : door;
  server.on("request", answer);
  // A body announced with `Expect` is asked for by the front door, once it knows that it will read it.
  server.on("checkContinue", answer);
  server.on("clientError", door.clientError);
  const live = entry.openLive(server);

  await listening(server, settings);
  const { port } = server.address() as AddressInfo;
  for (const line of await door.greeting(port)) process.stdout.write(`${line}\n`);
  // Whoever started us as a child may wait for this.
  process.send?.({ listening: port });

  endOnSignal(async () => {
    door.drain();
    // Not `server.close()`: that cuts idle connections at once, in which a request may already be on its way.
    net.Server.prototype.close.call(server);
    await within(live.close(), 2_000);
    await within(drained(server), lastCall - 2_000);
    server.closeAllConnections();
    await vite?.close();
    await within(door.close(), 1_000);
  });
}

async function viteBeside(server: http.Server): Promise<ViteDevServer> {
  const { createServer } = await import("vite");
  return createServer({ root, appType: "custom", server: { middlewareMode: true, hmr: { server, path: "/vite" } } });
}

function fromVite(vite: ViteDevServer): Promise<ServerBuild> {
  return vite.ssrLoadModule("virtual:remix/server-build") as Promise<unknown> as Promise<ServerBuild>;
}

function listening(server: http.Server, { port, host }: Settings): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen({ port, host }, () => {
      server.off("error", reject);
      resolve();
    });
  });
}

/** The second signal of a terminal and its npm comes at once and means the same; a later one means now. */
function endOnSignal(end: () => Promise<void>): void {
  let since: number | undefined;
  const onSignal = () => {
    if (since !== undefined) {
      if (Date.now() - since > 500) process.exit(1);
      return;
    }
    since = Date.now();
    process.stdout.write(`${words.stopping}\n`);
    end().then(
      () => process.exit(0),
      (error: unknown) => {
        process.stderr.write(`${sentenceOf(error)}\n`);
        process.exit(1);
      },
    );
  };
  process.on("SIGTERM", onSignal);
  process.on("SIGINT", onSignal);
}

/** When the last connection is gone. Idle ones get a moment: see above. */
async function drained(server: http.Server): Promise<void> {
  for (;;) {
    const open = await new Promise<number>((resolve) =>
      server.getConnections((error, count) => resolve(error ? 0 : count)),
    );
    if (open === 0) return;
    await pause(100);
    server.closeIdleConnections();
  }
}

function within(work: Promise<unknown>, milliseconds: number): Promise<unknown> {
  return Promise.race([work, pause(milliseconds)]);
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** One line that says what to do, never a stack: that is in the log, where `LOG_LEVEL=debug` asks for it. */
function sentenceOf(error: unknown): string {
  const {
    name,
    message,
    code,
    stack,
    port = 0,
    address = "",
  } = error as Error & { code?: string; port?: number; address?: string };
  if (process.env["LOG_LEVEL"] === "debug" && stack) process.stderr.write(`${stack}\n`);
  if (code === "EADDRINUSE") return words.portTaken(port);
  if (code === "EACCES" && port) return words.portForbidden(port);
  if (code === "EADDRNOTAVAIL" || code === "ENOTFOUND")
    return words.hostUnknown(address || (process.env["HOST"] ?? ""));
  if (name.startsWith("Unfit")) return message;
  return words.failed((message ?? String(error)).split("\n")[0] ?? "");
}
