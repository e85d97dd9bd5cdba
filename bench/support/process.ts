/** Child processes, and what the kernel says they cost. CPU time is what stays comparable on a busy machine. */
import { fork, type ChildProcess } from "node:child_process";
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";

export const root = path.dirname(path.dirname(import.meta.dirname));

let ticks: number | undefined;

/** Processor time that a process has used so far, user and system, in seconds. Linux only. */
export function cpuOf(pid: number): number {
  ticks ??= Number(execFileSync("getconf", ["CLK_TCK"]).toString());
  const stat = fs.readFileSync(`/proc/${pid}/stat`, "utf8");
  // The name in parentheses may hold anything; utime and stime are fields 14 and 15 (proc(5)).
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  return (Number(fields[11]) + Number(fields[12])) / ticks;
}

/** Resident memory of a process, in megabytes. Linux only. */
export function memoryOf(pid: number): number {
  const [, kilobytes] = /^VmRSS:\s+(\d+)/m.exec(fs.readFileSync(`/proc/${pid}/status`, "utf8")) ?? [];
  return Number(kilobytes) / 1024;
}

/** Starts a helper of this folder, which reports `{ready, …}` once it can be used. */
export async function startHelper<Ready extends object>(file: string, args: string[] = []) {
  const child = fork(path.join(import.meta.dirname, file), args, { stdio: ["ignore", "inherit", "inherit", "ipc"] });
  const ready = await answerOf<Ready>(child, "ready");
  return { child, pid: child.pid as number, ready, stop: () => ended(child, "SIGKILL") };
}

/** The next message in which `kind` stands. @throws Error when the child ends before */
export function answerOf<Answer extends object>(child: ChildProcess, kind: string): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const heard = (message: unknown) => {
      if (typeof message !== "object" || message === null || !(kind in message)) return;
      settle();
      resolve(message as Answer);
    };
    const exited = (code: number | null) => {
      settle();
      reject(new Error(`A child of the benchmark ended (${code}) before it said "${kind}".`));
    };
    const settle = () => {
      child.off("message", heard);
      child.off("exit", exited);
    };
    child.on("message", heard);
    child.on("exit", exited);
  });
}

export function ended(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.once("exit", () => resolve());
    child.kill(signal);
  });
}

export const pause = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds));
