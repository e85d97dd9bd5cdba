/**
 * A disk that is full, and one that fails, under the built server: a shim before the C library refuses to write while a
 * file names the error. Reads go on, what is sent is refused with the words given back, and it recovers by itself.
 */
import { execFileSync, spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import Sqlite from "better-sqlite3";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { build, isBuilt } from "../../bin/build.js";
import { seed, type Seeded } from "../../bench/support/seed";
import { temporaryFolder } from "../../bench/support/server";
import { comesTrue, serve, type Served } from "./served";

const compiler = ["cc", "gcc", "clang"].find((name) => spawnSync(name, ["--version"]).status === 0);
const isPossible = process.platform === "linux" && compiler !== undefined;
if (!isPossible) console.log("Skipped: no C compiler, or not Linux, so that no disk can be made to fail.");

const folder = temporaryFolder();
const fault = `${folder}.fault`;
let seeded: Seeded;
let served: Served;

const shim = `
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>
#include <sys/uio.h>
/* Only files of the data folder fail: the log and sockets go on. */
static int failing(int fd) {
  char link[64], name[4096], why[16] = {0};
  int saved = errno, at = open(getenv("FAULT_FILE"), O_RDONLY);
  if (at < 0) { errno = saved; return 0; }
  ssize_t n = read(at, why, sizeof why - 1);
  close(at);
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t length = readlink(link, name, sizeof name - 1);
  errno = saved;
  if (n <= 0 || length < 0) return 0;
  name[length] = 0;
  if (strncmp(name, getenv("FAULT_FOLDER"), strlen(getenv("FAULT_FOLDER"))) != 0) return 0;
  return strncmp(why, "EIO", 3) == 0 ? EIO : ENOSPC;
}
#define REAL(name) static __typeof__(&name) real; if (!real) real = (__typeof__(&name))dlsym(RTLD_NEXT, #name); int why = failing(fd); if (why) { errno = why; return -1; }
ssize_t write(int fd, const void *b, size_t n) { REAL(write) return real(fd, b, n); }
ssize_t pwrite(int fd, const void *b, size_t n, off_t o) { REAL(pwrite) return real(fd, b, n, o); }
ssize_t pwrite64(int fd, const void *b, size_t n, off64_t o) { REAL(pwrite64) return real(fd, b, n, o); }
ssize_t pwritev(int fd, const struct iovec *v, int n, off_t o) { REAL(pwritev) return real(fd, v, n, o); }
int fsync(int fd) { REAL(fsync) return real(fd); }
int fdatasync(int fd) { REAL(fdatasync) return real(fd); }
int ftruncate(int fd, off_t n) { REAL(ftruncate) return real(fd, n); }
int ftruncate64(int fd, off64_t n) { REAL(ftruncate64) return real(fd, n); }
`;

beforeAll(async () => {
  if (!isPossible) return;
  if (!isBuilt()) await build({ quiet: true });
  seeded = await seed(folder, { comments: 200, writers: 2 });
  const [source, library] = [`${folder}.c`, `${folder}.so`];
  fs.writeFileSync(source, shim);
  execFileSync(compiler as string, ["-shared", "-fPIC", "-O1", "-w", "-o", library, source, "-ldl"]);
  served = await serve(folder, { LD_PRELOAD: library, FAULT_FILE: fault, FAULT_FOLDER: folder });
});
afterAll(() => {
  served?.child.kill("SIGKILL");
  for (const end of ["", ".fault", ".c", ".so"]) fs.rmSync(folder + end, { recursive: true, force: true });
});

const post = async (body: string, id?: string) => {
  const began = performance.now();
  const answer = await fetch(`${served.url}/api/v1/texts/${seeded.textId}/comments`, {
    method: "POST",
    headers: { Authorization: `Bearer ${seeded.tokens[0]}`, "Content-Type": "application/json" },
    body: JSON.stringify({ ...(id ? { id } : {}), anchor: { block: seeded.blocks[0] }, body }),
  });
  return { status: answer.status, body: await answer.text(), ms: performance.now() - began };
};
const status = async (at: string) => (await fetch(served.url + at)).status;
const ready = async () => (await status("/readyz")) === 200;

describe.runIf(isPossible).each(["ENOSPC", "EIO"])("%s", (why) => {
  test("writes are refused within 2 s, reads go on, and it recovers within 10 s", async () => {
    expect((await post(`before ${why}`)).status).toBe(201);
    fs.writeFileSync(fault, why);
    const refused = await Promise.all(
      Array.from({ length: 20 }, (_, at) => post(`lost ${why} ${at}`, `lost-${why}-${at}`)),
    );
    for (const { status, body, ms } of refused) {
      expect([status, body]).toEqual([503, expect.stringContaining("Nothing was saved")]);
      expect(ms).toBeLessThan(2_000);
    }
    // A form gets back what was typed.
    const form = await fetch(`${served.url}/t/${seeded.textId}/comments`, {
      method: "POST",
      headers: { Origin: served.url, Authorization: `Bearer ${seeded.tokens[0]}`, Accept: "text/html" },
      body: new URLSearchParams({
        id: `form-${why}-0001`,
        block: seeded.blocks[0] ?? "",
        body: `typed in vain ${why}`,
      }),
    });
    expect([form.status, await form.text()]).toEqual([503, expect.stringContaining(`typed in vain ${why}`)]);
    // So is a file: nothing of it stays behind.
    const upload = new FormData();
    upload.set("file", new File([`# Half ${why}\n\nwritten\n`], "half.md"));
    const sent = await fetch(`${served.url}/api/v1/groups/bench/texts`, {
      method: "POST",
      headers: { Authorization: `Bearer ${seeded.tokens[0]}` },
      body: upload,
    });
    expect(sent.status).toBe(503);
    for (const at of ["/", "/g/bench", `/t/${seeded.textId}`, `/api/v1/texts/${seeded.textId}/comments`, "/healthz"])
      expect([at, await status(at)]).toEqual([at, 200]);
    expect(await comesTrue(5_000, async () => !(await ready()))).toBe(true);

    fs.rmSync(fault);
    expect(await comesTrue(10_000, async () => (await post(`after ${why}`)).status === 201)).toBe(true);
    expect(await comesTrue(5_000, ready)).toBe(true);
    expect((await post("again under its id", `lost-${why}-0`)).status).toBe(201);
  });
});

test.runIf(isPossible)("afterwards the database is sound, and holds nothing that was refused", async () => {
  await served.stop();
  const db = new Sqlite(path.join(folder, "lectern.db"));
  expect(db.pragma("integrity_check", { simple: true })).toBe("ok");
  expect(db.pragma("foreign_key_check")).toEqual([]);
  const bodies = db.prepare("select body from comments where body like '%lost%' or body like '%vain%'").all();
  expect(bodies).toEqual([]);
  expect(db.prepare("select title from texts where title like 'Half%'").all()).toEqual([]);
  db.close();
  expect(fs.readdirSync(folder).filter((name) => /half|upload|\.tmp|probe/i.test(name))).toEqual([]);
});
