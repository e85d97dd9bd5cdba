/** A built server with a database of its own, on a free port of this computer. */
import { spawn, type ChildProcess } from "node:child_process";
import { randomBytes } from "node:crypto";
import fs from "node:fs";
import net from "node:net";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import pg from "pg";

/** Where the program under test stands. */
export const root = process.env["LECTERN_ROOT"] ?? fileURLToPath(new URL("../../..", import.meta.url));

/** Signals that it serves come within this, on a machine that does other things too. Milliseconds. */
const startsWithin = 60_000;

export type Server = {
  /** Without a slash at its end. */
  url: string;
  /** The way to become the operator, as printed at the first start. */
  operatorPath: string;
  /** The operator's tool, on this server's database. @returns what it printed as JSON */
  tool<Answer>(...args: string[]): Promise<Answer>;
  /** SIGTERM, until it has ended. */
  stop(): Promise<void>;
  /** On the same port and data. */
  start(): Promise<void>;
  /** Stops it and forgets its data. */
  remove(): Promise<void>;
};

/** @param settings besides those that every story's server has */
export async function startServer(settings: Record<string, string> = {}): Promise<Server> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "lectern-story-"));
  const port = await freePort();
  const database = await makeDatabase();
  const env: NodeJS.ProcessEnv = {
    ...withoutSettings(process.env),
    NODE_ENV: "production",
    HOST: "127.0.0.1",
    PORT: String(port),
    DATA_DIR: folder,
    LIMITS: "off",
    LOG_LEVEL: "warn",
    ...(database ? { DATABASE_URL: database.url } : {}),
    ...settings,
  };
  let running: ChildProcess | null = null;

  const server: Server = {
    url: `http://127.0.0.1:${port}`,
    operatorPath: "",
    async start() {
      const [child, greeting] = await serve(env);
      running = child;
      server.operatorPath ||= /\/operator\/\S+/.exec(greeting)?.[0] ?? "";
    },
    async stop() {
      const child = running;
      running = null;
      if (!child || child.exitCode !== null) return;
      const ended = new Promise((resolve) => child.once("exit", resolve));
      child.kill("SIGTERM");
      await ended;
    },
    async tool(...args) {
      return JSON.parse(await tool([...args, "--json"], env));
    },
    async remove() {
      await server.stop();
      await database?.drop();
      fs.rmSync(folder, { recursive: true, force: true });
    },
  };
  await server.start();
  return server;
}

function serve(env: NodeJS.ProcessEnv): Promise<[ChildProcess, string]> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [path.join(root, "build/server.js")], {
      cwd: root,
      env,
      stdio: ["ignore", "pipe", "pipe", "ipc"],
    });
    let said = "";
    const late = setTimeout(() => {
      child.kill("SIGKILL");
      reject(new Error(`The server did not start in time. It said:\n${said}`));
    }, startsWithin);
    for (const stream of [child.stdout, child.stderr]) stream?.on("data", (chunk) => (said += chunk));
    child.once("exit", (code) => {
      clearTimeout(late);
      reject(new Error(`The server ended with ${code}. It said:\n${said}`));
    });
    child.once("message", () => {
      clearTimeout(late);
      // What it greets with is on its way through another pipe.
      setTimeout(() => resolve([child, said]), 200);
    });
  });
}

function tool(args: string[], env: NodeJS.ProcessEnv): Promise<string> {
  const run = `const { main } = await import(${JSON.stringify(new URL("build/lectern.js", `file://${root.replace(/\/?$/, "/")}`).href)});
    await main(["node", "lectern", ...process.argv.slice(1)], ${JSON.stringify(root)});`;
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ["--input-type=module", "-e", run, "--", ...args], { cwd: root, env });
    const said = { out: "", err: "" };
    child.stdout.on("data", (chunk) => (said.out += chunk));
    child.stderr.on("data", (chunk) => (said.err += chunk));
    child.once("error", reject);
    child.once("close", (code) =>
      code === 0 ? resolve(said.out) : reject(new Error(`lectern ${args.join(" ")}: ${said.err}`)),
    );
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = net.createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const { port } = probe.address() as net.AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}

/** On PostgreSQL each server gets a database, as each gets a file on SQLite. */
async function makeDatabase(): Promise<{ url: string; drop: () => Promise<void> } | null> {
  const server = process.env["DATABASE_URL"];
  if (!server?.startsWith("postgres")) return null;
  const name = `lectern_story_${randomBytes(6).toString("hex")}`;
  await ask(server, `create database ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => ask(server, `drop database ${name} with (force)`) };
}

async function ask(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(statement).finally(() => client.end());
}

/** Settings of whoever runs the stories are not the server's. */
function withoutSettings(all: NodeJS.ProcessEnv): Record<string, string | undefined> {
  const ours =
    /^(?:PORT|HOST|PUBLIC_URL|DATA_DIR|DATABASE_URL|SMTP_URL|MAIL_FROM|TRUST_PROXY|SIGN_UP|OIDC_.*|VITEST.*|NODE_OPTIONS|TEST)$/;
  return Object.fromEntries(Object.entries(all).filter(([name]) => !ours.test(name)));
}
