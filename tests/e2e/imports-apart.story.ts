/** The build itself reads what people send in a process of its own: where that is missing, nothing else would say so. */
import fs from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { dataAddress, drawing } from "../texts/pictures/made";
import { signUp } from "./support/people";
import { root } from "./support/server";
import { suiteUrl } from "./support/stage";

const reader = path.join(root, "build", "reader.js");

/** The numbers of all processes that run the reader of this build, as Linux lists them. */
function readers(): string[] {
  return fs.readdirSync("/proc").filter((name) => {
    if (!/^\d+$/.test(name)) return false;
    try {
      return fs
        .readFileSync(`/proc/${name}/cmdline`, "utf8")
        .split("\0")
        .some((word) => path.resolve("/", word) === reader);
    } catch {
      return false;
    }
  });
}

async function readersDuring(work: Promise<unknown>): Promise<Set<string>> {
  const seen = new Set<string>();
  let isOver = false;
  void work.finally(() => (isOver = true)).catch(() => undefined);
  while (!isOver) {
    for (const each of readers()) seen.add(each);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  await work;
  return seen;
}

test.skipIf(!fs.existsSync("/proc/self/cmdline"))(
  "what is longer than a page or holds a picture; nothing of it is left (skipped: only where Linux lists processes)",
  async () => {
    const ada = await signUp(suiteUrl(), "Ada");
    const { slug } = await ada.group("private");
    const long = `<h1>Of hedges</h1>${"<p>The commons were fields that nobody owned, and everybody used them.</p>".repeat(3000)}`;
    const bring = (content: string) =>
      ada.ask("POST", `/groups/${slug}/texts`, { content, format: "html", title: "T" });
    expect((await readersDuring(bring(long))).size).toBe(1);
    const pictured = `<p>Words.</p><p><img src="${dataAddress(await drawing())}" alt="A square"></p>`;
    expect((await readersDuring(bring(pictured))).size).toBe(1);
    expect((await readersDuring(bring("<p>Only words.</p>"))).size).toBe(0);
    expect(readers()).toEqual([]);
  },
);
