/** The built server as a child on a free port, with a data folder of its own. */
import { spawn, type ChildProcess } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { answerOf, cpuOf, ended, memoryOf, root } from "./process";

export type RunningServer = {
  port: number;
  child: ChildProcess;
  /** Seconds of processor time so far. */
  cpu(): number;
  /** Megabytes. */
  memory(): number;
  /** Ends in order, so that a profile gets written. */
  stop(): Promise<void>;
};

/** A folder for one run, gone with the process. On the same disk for everything that is compared. */
export function temporaryFolder(): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "lectern-bench-"));
  process.once("exit", () => fs.rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/**
 * @param dataDir a folder that `seed` has filled, or an empty one
 * @param profile name of a CPU profile in the folder that `BENCH_PROFILE` names; without it nothing is profiled
 */
export async function startServer(
  dataDir: string,
  profile = "server",
  env: Record<string, string> = {},
): Promise<RunningServer> {
  const folder = process.env["BENCH_PROFILE"];
  const flags = folder ? ["--cpu-prof", `--cpu-prof-dir=${folder}`, `--cpu-prof-name=${profile}.cpuprofile`] : [];
  const child = spawn(process.execPath, [...flags, path.join(root, "build", "server.js")], {
    cwd: dataDir,
    stdio: ["ignore", "ignore", "inherit", "ipc"],
    env: {
      ...process.env,
      ["NODE_ENV"]: "production",
      DATA_DIR: dataDir,
      DATABASE_URL: "",
      HOST: "127.0.0.1",
      PORT: "0",
      LIMITS: "off",
      LOG_LEVEL: "warn",
      ...env,
    },
  });
  const orphan = () => child.kill("SIGKILL");
  process.once("exit", orphan);
  child.once("exit", () => process.off("exit", orphan));
  const { listening } = await answerOf<{ listening: number }>(child, "listening");
  const pid = child.pid as number;
  return {
    port: listening,
    child,
    cpu: () => cpuOf(pid),
    memory: () => memoryOf(pid),
    stop: () => ended(child, "SIGTERM"),
  };
}
