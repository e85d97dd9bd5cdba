/** Letters that lie in `DATA_DIR/outbox` because no mail is sent: those to somebody who has left go with them. */
import fs from "node:fs/promises";
import path from "node:path";
import { outboxFolder } from "./transport.server";

/** Longer than the head of any letter of ours. Bytes. */
const head = 8_192;

/** Done again it finds nothing to do. @returns how many went */
export async function forgetLettersTo(address: string): Promise<number> {
  const folder = outboxFolder();
  const names = await fs.readdir(folder).catch(() => [] as string[]);
  let gone = 0;
  for (const name of names.filter((each) => /\.eml(?:\.part)?$/.test(each))) {
    const file = path.join(folder, name);
    if (!(await isTo(file, address))) continue;
    await fs.rm(file, { force: true });
    gone++;
  }
  return gone;
}

async function isTo(file: string, address: string): Promise<boolean> {
  const handle = await fs.open(file, "r").catch(() => null);
  if (!handle) return false;
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(head), 0, head, 0);
    // Unfolded (RFC 5322 section 2.2.3).
    const lines = buffer
      .toString("utf8", 0, bytesRead)
      .replace(/\r?\n[ \t]+/g, " ")
      .split(/\r?\n/);
    const to = lines.slice(0, lines.indexOf("")).find((line) => /^to:/i.test(line)) ?? "";
    const named = /<([^<>]*)>/.exec(to)?.[1] ?? to.slice(3);
    return named.trim().toLowerCase() === address.toLowerCase();
  } finally {
    await handle.close();
  }
}
