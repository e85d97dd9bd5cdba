/** Pictures from anywhere: what is kept of one, and which are refused. */
import fc from "fast-check";
import sharp from "sharp";
import { describe, expect, test } from "vitest";
import { encoded } from "~/texts/pictures/encode";
import { pictureLimits, type Picture } from "~/texts/pictures/picture";
import { boast, drawing, photograph } from "./made";

async function kept(bytes: Uint8Array): Promise<Picture> {
  const picture = await encoded(bytes);
  if (typeof picture === "string") throw new Error(picture);
  return picture;
}

test("nothing is left of a photograph but what it shows, upright", async () => {
  const source = await photograph({ width: 400, height: 300 });
  expect((await sharp(source).metadata()).exif?.includes("Somebody")).toBe(true);
  const picture = await kept(source);
  // Orientation 6: the camera was held on its side.
  expect([picture.width, picture.height]).toEqual([300, 400]);
  const now = await sharp(picture.bytes).metadata();
  expect(now).toMatchObject({ format: "webp", width: 300, height: 400 });
  expect([now.exif, now.xmp, now.iptc, now.orientation]).toEqual([undefined, undefined, undefined, undefined]);
  expect(Buffer.from(picture.bytes).includes("Somebody")).toBe(false);
});

test("what hides behind a picture is gone", async () => {
  const picture = await kept(Buffer.concat([await drawing(), Buffer.from("<script>alert(1)</script>PK\u0003\u0004")]));
  expect(Buffer.from(picture.bytes).includes("script")).toBe(false);
});

test("the same picture has the same name, and another another", async () => {
  const [one, same, other] = await Promise.all([
    kept(await drawing()),
    kept(await drawing()),
    kept(await drawing({ colour: "#203040" })),
  ]);
  expect(one.hash).toMatch(/^[0-9a-f]{64}$/);
  expect(same.hash).toBe(one.hash);
  expect(other.hash).not.toBe(one.hash);
});

test.each(["png", "gif", "webp", "tiff", "avif", "jpeg"] as const)("%s", async (format) => {
  const bytes = await sharp(await drawing())
    .toFormat(format)
    .toBuffer();
  expect(await kept(bytes)).toMatchObject({ width: 120, height: 80 });
});

test("what moves stands still", async () => {
  const frame = await sharp(await drawing({ width: 50, height: 40 }))
    .raw()
    .toBuffer();
  const moving = await sharp(Buffer.concat([frame, frame]), {
    raw: { width: 50, height: 80, channels: 4, pageHeight: 40 },
  })
    .gif()
    .toBuffer();
  expect(await kept(moving)).toMatchObject({ width: 50, height: 40 });
});

test("as large as anybody sees it", async () => {
  const { width, height } = await kept(await drawing({ width: 5000, height: 1000 }));
  expect([width, height]).toEqual([1600, 320]);
  expect((await kept(await drawing({ width: 100, height: 9000 }))).height).toBe(pictureLimits.height);
});

describe("refused", () => {
  test.each<[string, string, () => Promise<Uint8Array> | Uint8Array]>([
    ["nothing", "unreadable", () => Buffer.alloc(0)],
    ["words", "unreadable", () => Buffer.from("Just words.")],
    ["a page", "unreadable", () => Buffer.from("<!doctype html><p>x")],
    [
      "a program that draws",
      "unreadable",
      () =>
        Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="99" height="99"><script>alert(1)</script></svg>`),
    ],
    ["a PDF", "unreadable", () => Buffer.from("%PDF-1.4\n%\u00e2\u00e3\n1 0 obj")],
    ["one that only begins like a picture", "unreadable", () => Buffer.from("\x89PNG\r\n\x1a\nrubbish", "latin1")],
    ["one cut off", "unreadable", async () => (await photograph()).subarray(0, 1500)],
    ["too many bytes", "too-large", () => Buffer.alloc(pictureLimits.bytes + 1, 0xff)],
    ["one that says it has a billion pixels", "too-large", () => boast(40_000, 30_000)],
    ["a dot that counts visitors", "ornament", () => drawing({ width: 1, height: 1 })],
    ["a rule between paragraphs", "ornament", () => drawing({ width: 600, height: 3 })],
  ])("%s", async (_, why, make) => {
    expect(await encoded(await make())).toBe(why);
  });

  test("any damage ends in an answer", async () => {
    const whole = await Promise.all([
      photograph(),
      drawing(),
      sharp(await drawing())
        .webp()
        .toBuffer(),
    ]);
    const damaged = fc
      .tuple(fc.constantFrom(...whole), fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 8 }), fc.nat())
      .map(([source, changes, end]) => {
        const bytes = Buffer.from(source.subarray(0, 20 + (end % source.length)));
        for (const [at, byte] of changes) bytes[at % bytes.length] = byte;
        return bytes;
      });
    await fc.assert(
      fc.asyncProperty(damaged, async (bytes) => {
        const picture = await encoded(bytes);
        if (typeof picture === "string") expect(["unreadable", "too-large", "ornament"]).toContain(picture);
        else expect((await sharp(picture.bytes).metadata()).format).toBe("webp");
      }),
      { numRuns: 60 },
    );
  });
});
