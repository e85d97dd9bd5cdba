/** Where pictures lie: the same of a folder and of a bucket. */
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readSettings } from "~/env.server";
import { bucket, folder, storeOf, type PictureStore } from "~/texts/pictures/store.server";
import { openBucket, type Bucket } from "./bucket";

const [one, other] = ["a".repeat(64), "b".repeat(64)];
const root = fs.mkdtempSync(path.join(os.tmpdir(), "lectern-pictures-"));
const keys = { keyId: "key", secret: "secret/+=", region: "eu-central-1" };
let there: Bucket;
beforeAll(async () => {
  there = await openBucket(keys);
});
afterAll(async () => {
  await there.close();
  fs.rmSync(root, { recursive: true });
});

describe.each<[string, () => PictureStore]>([
  ["a folder", () => folder(root)],
  ["a bucket", () => bucket({ url: there.url, ...keys })],
])("%s", (_, open) => {
  test("gives back what was put, again and again, until it is removed", async () => {
    const store = open();
    expect([await store.get(one), await store.has(one)]).toEqual([null, false]);
    const bytes = Buffer.from([0, 255, 1, 2]);
    await store.put(one, bytes);
    await store.put(one, bytes);
    expect(Buffer.from((await store.get(one)) ?? [])).toEqual(bytes);
    expect([await store.has(one), await store.get(other)]).toEqual([true, null]);
    await store.remove(one);
    await store.remove(one);
    expect(await store.get(one)).toBeNull();
  });

  test("many at once", async () => {
    const store = open();
    await Promise.all(Array.from({ length: 20 }, () => store.put(other, Buffer.alloc(50_000, 7))));
    expect((await store.get(other))?.length).toBe(50_000);
  });
});

test("a folder keeps no half of anything, and says when it cannot be written", async () => {
  const blocked = path.join(root, "blocked");
  fs.writeFileSync(blocked, "");
  await expect(folder(blocked).put(one, Buffer.from("x"))).rejects.toThrow();
  const left = fs.readdirSync(root, { recursive: true }).map(String);
  expect(left.filter((name) => /webp\./.test(name))).toEqual([]);
});

test("a bucket is asked with its key, and says when it is refused or away", async () => {
  await bucket({ url: there.url, ...keys }).put(one, Buffer.from("x"));
  expect([...there.held.keys()]).toContain(`/lectern/pictures/${one}.webp`);
  const wrong = bucket({ url: there.url, ...keys, secret: "another" });
  await expect(wrong.put(one, Buffer.from("x"))).rejects.toThrow(/403/);
  await expect(wrong.get(one)).rejects.toThrow(/403/);
  const nowhere = bucket({ url: there.url.replace("/lectern", "/nobody"), ...keys });
  await expect(nowhere.put(one, Buffer.from("x"))).rejects.toThrow(/no such bucket/);
  there.answerWith(500);
  await expect(bucket({ url: there.url, ...keys }).get(one)).rejects.toThrow(/500/);
  there.answerWith(null);
});

test("the settings choose, and say what is missing", () => {
  const set = { PICTURES_BUCKET: "https://s3.example.org/lectern/", PICTURES_KEY_ID: "k", PICTURES_SECRET: "s" };
  expect(readSettings(set).pictures).toEqual({
    url: "https://s3.example.org/lectern",
    keyId: "k",
    secret: "s",
    region: "us-east-1",
  });
  expect(readSettings({}).pictures).toBeNull();
  expect(() => readSettings({ PICTURES_BUCKET: set.PICTURES_BUCKET })).toThrow(/PICTURES_KEY_ID: must be set together/);
  for (const PICTURES_BUCKET of ["s3://lectern", "not an address", "https://user:pass@s3.example.org/x"])
    expect(() => readSettings({ ...set, PICTURES_BUCKET })).toThrow(/PICTURES_BUCKET: must be the address/);
  expect(() => readSettings({ ...set, PICTURES_REGION: "no region" })).toThrow(/PICTURES_REGION/);
  expect(storeOf({ dataDir: root, pictures: null })).toHaveProperty("get");
});
