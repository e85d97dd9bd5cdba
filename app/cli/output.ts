/** How commands answer: sentences for people, JSON for programs. */

/** It did not work, and the message says why in a sentence. */
export class Failure extends Error {
  override name = "Failure";
}

export type OutputOptions = { json?: boolean };

/** Whoever reads may have seen enough (`| head`): that is no failure. */
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") process.exit(0);
  throw error;
});

/** @param lines for people; with `--json` only `document` is printed, on one line */
export function print({ json }: OutputOptions, document: unknown, lines: string[]): void {
  process.stdout.write(json ? `${JSON.stringify(document)}\n` : lines.map((line) => `${line}\n`).join(""));
}

/** Where long work stands: on a terminal only, in one line that renews itself. */
export function progress(line: string | null): void {
  if (!process.stderr.isTTY) return;
  process.stderr.write(line === null ? "\r\u001b[K" : `\r\u001b[K${line}`);
}
