/** A reader that misbehaves, in each way a process can: who waits hears so, and nothing is left of it. */
import fs from "node:fs";
import path from "node:path";
import { createHash } from "node:crypto";
import { beforeAll, expect, test, vi } from "vitest";
import { isRefusal } from "~/refusals";
import { readingOf } from "~/texts/import/apart.server";
import { readInChild, type ChildBounds, type Watched } from "~/texts/import/child.server";
import type { Progress } from "~/texts/import/progress";
import { readSource } from "~/texts/import/read";
import { hashesIn, pictureHtml, pictureUrl, type Picture } from "~/texts/pictures/picture";
import { builtReader } from "./built-reader";
import { book } from "./epub-support";

const folder = process.env["DATA_DIR"] ?? "";
const MB = 1024 * 1024;
const source = { content: "Some words.\n\nAnd some more." };
let reader = "";

beforeAll(async () => {
  reader = await builtReader();
});

/** A child that notes its number and then does that. */
function child(name: string, code: string): string {
  const file = path.join(folder, `${name}.mjs`);
  fs.writeFileSync(
    file,
    `import fs from "node:fs"; import v8 from "node:v8";
     fs.writeFileSync(new URL(import.meta.url + ".pid"), String(process.pid));
     const say = (value) => { const body = v8.serialize(value); const head = Buffer.alloc(4); head.writeUInt32BE(body.length); fs.writeSync(3, Buffer.concat([head, body])); };
     ${code}`,
  );
  return file;
}

/** A draft with one picture among its words. @param handed the name under which its bytes were sent before; null: they were not */
function shows({ named, handed }: { named: string; handed: string | null }): string {
  const picture = { hash: handed, width: 20, height: 20 };
  const html = `See ${pictureHtml({ source: pictureUrl(named), alt: "a map", width: 20, height: 20 })} here.`;
  const rows = [
    { heading: null, level: 1 },
    { kind: "paragraph", html, text: "See  here." },
  ];
  return `
    ${handed ? `say({ picture: { ...${JSON.stringify(picture)}, bytes: new Uint8Array(Buffer.from("a picture")) } });` : ""}
    say({ head: { format: "html", title: null, hash: "0", warnings: [] } });
    say({ rows: ${JSON.stringify(rows)} });
    say({ end: true });`;
}

const run = (
  file: string,
  bounds: Partial<ChildBounds> = {},
  watched: Watched & { onPicture?: (picture: Picture) => void } = {},
) =>
  readInChild(
    source,
    file,
    { patience: 20_000, memory: 200 * MB, ...bounds },
    { onPicture: () => undefined, ...watched },
  );

function isAlive(file: string): boolean {
  try {
    return process.kill(Number(fs.readFileSync(`${file}.pid`, "utf8")), 0);
  } catch {
    return false;
  }
}

const caught = (promise: Promise<unknown>) => promise.then(() => null).catch((error: unknown) => error);

test.each([
  ["heap", "const all = []; for (;;) all.push(new Array(100_000).fill(0).map(() => ({})));"],
  ["buffers", "const all = []; for (;;) all.push(Buffer.alloc(1_000_000, 1));"],
  ["buffers in its own time", "const all = []; setInterval(() => all.push(Buffer.alloc(10_000_000, 1)), 5);"],
])("one that eats memory is ended: %s", async (name, code) => {
  const file = child(`eats ${name}`.replaceAll(" ", "-"), code);
  const error = await caught(run(file));
  expect(isRefusal(error) && error.kind).toBe("too-large");
  expect(isAlive(file)).toBe(false);
});

test.each([
  ["spins", "for (;;);"],
  ["waits", "setInterval(() => {}, 1000);"],
])("one that never ends is ended: it %s", async (name, code) => {
  const file = child(name, code);
  const error = await caught(run(file, { patience: 700 }));
  expect(isRefusal(error) && error.kind).toBe("too-large");
  expect(isAlive(file)).toBe(false);
});

test.each([
  ["dies", "process.exit(3);"],
  ["throws", "throw new Error('broken');"],
  ["ends without a word", ""],
  ["ends in the middle", `say({ head: { format: "plain", title: null, hash: "0", warnings: [] } });`],
  ["says it broke", `say({ broken: "somewhere" }); setInterval(() => {}, 1000);`],
  ["sends rubbish", `fs.writeSync(3, "rubbish, and no number before it"); setInterval(() => {}, 1000);`],
  [
    "sends a length and no value",
    `fs.writeSync(3, Buffer.from([0, 0, 0, 4, 1, 2, 3, 4])); setInterval(() => {}, 1000);`,
  ],
  ["sends what is no answer", `say({ what: 1 }); setInterval(() => {}, 1000);`],
  ["sends rows first", `say({ rows: [] }); setInterval(() => {}, 1000);`],
  ["sends rows that are none", `say({ head: { format: "plain", hash: "0" } }); say({ rows: [{ level: "1" }] });`],
  ["shows a picture that it did not hand over", shows({ named: "0".repeat(64), handed: null })],
  ["names a picture as it is not", shows({ named: "0".repeat(64), handed: "0".repeat(64) })],
  ["sends no format", `say({ head: { format: "none", hash: "0" } }); setInterval(() => {}, 1000);`],
])("one that %s is broken, not refused", async (name, code) => {
  const file = child(name.replaceAll(" ", "-"), code);
  const error = await caught(run(file));
  expect(error).toBeInstanceOf(Error);
  expect(isRefusal(error)).toBe(false);
  expect(isAlive(file)).toBe(false);
});

test("what it shows and hands over, it may show", async () => {
  const hash = createHash("sha256").update("a picture").digest("hex");
  const onPicture = vi.fn();
  const { draft } = await run(child("shows", shows({ named: hash, handed: hash })), {}, { onPicture });
  expect(hashesIn(draft.sections)).toEqual([hash]);
  expect(onPicture).toHaveBeenCalledOnce();
});

test("a file that is not there is broken", async () => {
  expect(await caught(run(path.join(folder, "nowhere.mjs")))).toBeInstanceOf(Error);
});

test("cancelling ends it at once", async () => {
  const file = child("cancelled", `say({ progress: { stage: "pages", at: 1, of: 2 } }); for (;;);`);
  const cancel = new AbortController();
  const error = await caught(run(file, {}, { signal: cancel.signal, onProgress: () => cancel.abort() }));
  expect(error).toMatchObject({ name: "AbortError" });
  expect(isAlive(file)).toBe(false);
  expect(await caught(run(file, {}, { signal: cancel.signal }))).toMatchObject({ name: "AbortError" });
});

test("nothing of the environment reaches it", async () => {
  process.env["A_SECRET"] = "not to be told";
  const file = child("tells", `say({ broken: JSON.stringify(Object.keys(process.env)) });`);
  const error = await caught(run(file));
  delete process.env["A_SECRET"];
  const names = JSON.parse(String(error).replace(/^.*?\[/, "[")) as string[];
  expect(names.filter((name) => !["NODE_ENV", "TZ", "LD_LIBRARY_PATH"].includes(name))).toEqual([]);
});

test("a book arrives whole, and says how far it is", async () => {
  const pages = Object.fromEntries(
    Array.from({ length: 40 }, (_, i) => [
      `p${i}.xhtml`,
      `<h1>Chapter ${i}</h1>${"<p>Some words of it, and more.</p>".repeat(300)}`,
    ]),
  );
  const bytes = book({ pages });
  const told: Progress[] = [];
  const { draft } = await readingOf({ bytes }, { file: reader, onProgress: (progress) => told.push(progress) });
  expect(draft).toEqual(await readSource({ bytes }));
  expect(told[0]).toEqual({ stage: "waiting" });
  expect(told.some(({ stage, of }) => stage === "chapters" && of === 40)).toBe(true);
});

test("one after the other, each person in turn, and no more than can wait", async () => {
  const packed = { bytes: book({ pages: { "a.xhtml": "<p>Some words.</p>" } }) };
  const quick = child(
    "quick",
    `process.stdin.resume().on("end", () => { say({ head: { format: "plain", hash: "0" } }); say({ end: true }); });`,
  );
  const ended: string[] = [];
  const read = (who: string) => readingOf(packed, { file: quick, who }).then(() => ended.push(who));
  const all = ["a", "a", "a", "b", "c"].map(read);
  await Promise.all(all);
  expect(ended).toEqual(["a", "b", "c", "a", "a"]);
  const many = Array.from({ length: 7 }, () => caught(readingOf(packed, { file: quick, who: "a" })));
  const refused = (await Promise.all(many)).filter(isRefusal);
  expect(refused.map(({ kind }) => kind)).toEqual(["too-many"]);
});
