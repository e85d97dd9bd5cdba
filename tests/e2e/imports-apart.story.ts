/**
 * The build itself reads what people send in a process of its own, and compares long editions in a thread of its own: where
 * these are missing, nothing else would say so.
 */
import fs from "node:fs";
import path from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { dataAddress, drawing } from "../texts/pictures/made";
import { signUp } from "./support/people";
import { root, startServer } from "./support/server";
import { suiteUrl } from "./support/stage";

/** The numbers of all processes that run this file of the build, as Linux lists them. */
function running(file: string): string[] {
  const built = path.join(root, "build", file);
  return fs.readdirSync("/proc").filter((name) => {
    if (!/^\d+$/.test(name)) return false;
    try {
      return fs
        .readFileSync(`/proc/${name}/cmdline`, "utf8")
        .split("\0")
        .some((word) => path.resolve("/", word) === built);
    } catch {
      return false;
    }
  });
}
const readers = () => running("reader.js");

/** Threads of a server that ask for less of the processor than it does itself. */
const steppedBack = (server: string): string[] =>
  fs
    .readdirSync(`/proc/${server}/task`)
    .filter((thread) => nicenessOf(`${server}/task/${thread}`) > nicenessOf(server));

/** The 19th field of `proc(5)`'s stat; the second, the name, may hold anything and ends with the last parenthesis. */
function nicenessOf(task: string): number {
  try {
    const stat = fs.readFileSync(`/proc/${task}/stat`, "utf8");
    return Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[16]);
  } catch {
    return 0;
  }
}

async function during(work: Promise<unknown>, look: () => string[]): Promise<Set<string>> {
  const seen = new Set<string>();
  let isOver = false;
  void work.finally(() => (isOver = true)).catch(() => undefined);
  while (!isOver) {
    for (const each of look()) seen.add(each);
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
    expect((await during(bring(long), readers)).size).toBe(1);
    const pictured = `<p>Words.</p><p><img src="${dataAddress(await drawing())}" alt="A square"></p>`;
    expect((await during(bring(pictured), readers)).size).toBe(1);
    expect((await during(bring("<p>Only words.</p>"), readers)).size).toBe(0);
    expect(readers()).toEqual([]);
  },
);

test.skipIf(!fs.existsSync("/proc/self/task") || process.env["INVOCATION_ID"] !== undefined)(
  "two long editions are compared in a thread that steps back, short ones are not (skipped: only where Linux lists threads, and not as a service of systemd)",
  async () => {
    // One of its own: another story may have left the thread of the suite's, which stays for a while.
    const others = running("server.js");
    const own = await startServer();
    onTestFinished(() => own.remove());
    const [server = ""] = running("server.js").filter((each) => !others.includes(each));
    const ada = await signUp(own.url, "Ada");
    const { slug } = await ada.group("private");
    const written = (many: number, word: string) =>
      Array.from({ length: many }, (_, at) => `Of hedge ${at}, which ran along the ${word} and had a gap in it.`).join(
        "\n\n",
      );
    const compared = async (many: number) => {
      const text = await ada.text(slug, `# Hedges\n\n${written(many, "field")}`);
      await ada.say(text, 2, "Which one?");
      const content = `# Hedges\n\n${written(many, "meadow")}`;
      return during(ada.ask("POST", `/texts/${text.id}/editions`, { content, format: "markdown" }), () =>
        steppedBack(server),
      );
    };
    expect((await compared(3)).size).toBe(0);
    expect((await compared(4000)).size).toBe(1);
  },
);
