/** The built server as a child whose log is kept. */
import { spawn, type ChildProcess } from "node:child_process";
import path from "node:path";
import { answerOf, ended, pause, root } from "../../bench/support/process";

export type Served = {
  url: string;
  child: ChildProcess;
  /** What it has written so far. */
  said(): string;
  stop(): Promise<void>;
};

/** @param flags for Node @param env over what trials need */
export async function serve(dataDir: string, env: Record<string, string> = {}): Promise<Served> {
  const child = spawn(process.execPath, [path.join(root, "build", "server.js")], {
    cwd: dataDir,
    stdio: ["ignore", "pipe", "pipe", "ipc"],
    env: {
      ...process.env,
      ["NODE_ENV"]: "production",
      ...{ DATA_DIR: dataDir, DATABASE_URL: "", HOST: "127.0.0.1", PORT: "0", LIMITS: "off", LOG_LEVEL: "info" },
      ...env,
    },
  });
  let said = "";
  child.stdout?.on("data", (chunk: Buffer) => (said += chunk.toString()));
  child.stderr?.on("data", (chunk: Buffer) => (said += chunk.toString()));
  const orphan = () => child.kill("SIGKILL");
  process.once("exit", orphan);
  child.once("exit", () => process.off("exit", orphan));
  const { listening } = await answerOf<{ listening: number }>(child, "listening").catch((error: unknown) => {
    throw new Error(`${String(error)}\n${said}`);
  });
  return { url: `http://127.0.0.1:${listening}`, child, said: () => said, stop: () => ended(child, "SIGTERM") };
}

/** Asks again until `holds`, for so many milliseconds. @returns whether it came to hold */
export async function comesTrue(within: number, holds: () => Promise<boolean>): Promise<boolean> {
  for (const until = performance.now() + within; performance.now() < until; await pause(50)) {
    if (await holds().catch(() => false)) return true;
  }
  return false;
}
