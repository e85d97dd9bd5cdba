/** The pictures of a PDF: what each shows, how it stands, and what is left out so that the words are never in danger. */
import { deflateSync } from "node:zlib";
import sharp from "sharp";
import { describe, expect, test } from "vitest";
import { drawnIn } from "~/texts/import/pdf/drawn";
import { pdfPictureLimits } from "~/texts/import/pdf/pictures";
import { readSource } from "~/texts/import/read";
import { hashIn, pictureUrl, shownIn, type Picture } from "~/texts/pictures/picture";
import { photograph } from "../pictures/made";
import { column, pdfOf, striped, type PdfPicture, type Pictured, type Placed } from "./pdf-maker";

const words = "The lamp was lit each evening by somebody who could not see it, and who was told of it by his daughter.";
const below = column([words, words], { top: 400 }).placed;
const at = { x: 100, y: 500, width: 200, height: 150 };

async function read(pages: (Placed | Pictured)[][], pictures: PdfPicture[]) {
  const kept: Picture[] = [];
  const draft = await readSource(
    { bytes: pdfOf(pages, { pictures }), fileName: "a.pdf" },
    { onPicture: (picture) => void kept.push(picture) },
  );
  const blocks = draft.sections.flatMap((section) => section.blocks);
  return { draft, kept, blocks, kinds: blocks.map(({ kind }) => kind) };
}

/** Red above, blue below; green at the left of the red. */
function flag(width = 80, height = 60): PdfPicture {
  const data = new Uint8Array(width * height * 3);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) data[(y * width + x) * 3 + (y < height / 2 ? (x < width / 2 ? 1 : 0) : 2)] = 255;
  return { width, height, data };
}

async function corners({ bytes }: Picture): Promise<{ size: string; corners: string }> {
  const { data, info } = await sharp(bytes).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  const colour = (x: number, y: number) => {
    const from = (y * info.width + x) * info.channels;
    return "rgb"[[0, 1, 2].reduce((a, b) => ((data[from + b] ?? 0) > (data[from + a] ?? 0) ? b : a))];
  };
  const [right, foot] = [info.width - 3, info.height - 3];
  return {
    size: `${info.width}×${info.height}`,
    corners: [colour(2, 2), colour(right, 2), colour(2, foot), colour(right, foot)].join(""),
  };
}

describe("what is taken in", () => {
  test("as it stands on the page, written anew, without a description", async () => {
    const { draft, kept, blocks, kinds } = await read([[{ picture: 0, ...at }, ...below]], [flag()]);
    expect(kinds).toEqual(["picture", "paragraph", "paragraph"]);
    expect(kept).toHaveLength(1);
    expect(blocks[0] && hashIn(blocks[0])).toBe(kept[0]?.hash);
    expect(blocks[0] && shownIn(blocks[0])).toEqual({
      source: pictureUrl(kept[0]?.hash ?? ""),
      alt: "",
      width: 80,
      height: 60,
    });
    expect(draft.warnings).toContainEqual(expect.stringMatching(/^1 picture was taken in .* Describe it/));
  });

  test.each<[string, string, string, string]>([
    ["upright", "200 0 0 150 100 500", "80×60", "grbb"],
    ["upside down", "-200 0 0 -150 300 650", "80×60", "bbrg"],
    ["in a mirror, from the foot up", "200 0 0 -150 100 650", "80×60", "bbgr"],
    ["in a mirror, from right to left", "-200 0 0 150 300 500", "80×60", "rgbb"],
    ["on its left side", "0 200 -150 0 250 500", "60×80", "rbgb"],
    ["on its right side", "0 -200 150 0 100 700", "60×80", "bgbr"],
  ])("%s", async (_, matrix, size, expected) => {
    const { kept } = await read([[{ picture: 0, ...at, matrix }, ...below]], [flag()]);
    expect(kept[0] && (await corners(kept[0]))).toEqual({ size, corners: expected });
  });

  test("a photograph, of which nothing but what it shows is left", async () => {
    const jpeg = await photograph();
    const dict = "/ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode";
    const { kept } = await read([[{ picture: 0, ...at }, ...below]], [{ width: 400, height: 300, data: jpeg, dict }]);
    expect(kept).toMatchObject([{ width: 400, height: 300 }]);
    expect(Buffer.from(kept[0]?.bytes ?? []).includes("Somebody")).toBe(false);
  });

  test.each([
    ["a bit for each pixel", "/ColorSpace /DeviceGray /BitsPerComponent 1"],
    ["a stencil", "/ImageMask true /BitsPerComponent 1"],
  ])("%s", async (_, dict) => {
    const data = new Uint8Array((64 / 8) * 48).fill(0x0f, 0, 100);
    const { kept } = await read([[{ picture: 0, ...at }, ...below]], [{ width: 64, height: 48, data, dict }]);
    expect(kept).toMatchObject([{ width: 64, height: 48 }]);
    const { data: made } = await sharp(kept[0]?.bytes).greyscale().raw().toBuffer({ resolveWithObject: true });
    expect([made[1], made[5], made[64 * 47]]).toEqual([0, 255, 0]);
  });

  test("one that was cut into strips is one again; the same twice is kept once", async () => {
    const [above, under] = [striped(80, 30, 7), striped(80, 30, 11)];
    const strips: Pictured[] = [
      { picture: 0, x: 100, y: 600, width: 160, height: 60 },
      { picture: 1, x: 100, y: 540, width: 160, height: 60 },
    ];
    const { kept, kinds } = await read([[...strips, ...below], strips], [above, under]);
    expect(kept).toMatchObject([{ width: 80, height: 60 }]);
    expect(kinds).toEqual(["picture", "paragraph", "paragraph", "picture"]);
  });
});

describe("what is left out", () => {
  const page = { x: 0, y: 0, width: 595, height: 842 };
  test.each<[string, Partial<Pictured>, PdfPicture]>([
    ["the ground of the page", page, striped(100, 140)],
    ["the ground of words", { x: 60, y: 330, width: 480, height: 90 }, striped(100, 60)],
    ["an ornament", { width: 12, height: 12 }, striped(64, 64)],
    ["of few pixels", {}, striped(31, 31)],
    ["a rule", { width: 400, height: 22 }, striped(600, 33)],
    ["of one colour", {}, { ...striped(64, 64), data: new Uint8Array(64 * 64 * 3) }],
    ["outside the page", { x: 700 }, striped(64, 64)],
  ])("%s", async (_, place, picture) => {
    const { draft, kept, kinds } = await read([[{ picture: 0, ...at, ...place }, ...below]], [picture]);
    expect([kinds, kept]).toEqual([["paragraph", "paragraph"], []]);
    expect(draft.warnings.join()).not.toMatch(/pictures? (?:was|were|could)/);
  });

  test("a page that is one picture is still said to have no letters", async () => {
    const { draft } = await read([below, [{ picture: 0, ...page }]], [striped(100, 140)]);
    expect(draft.warnings.join()).toMatch(/1 page has no letters/);
  });

  test("what is damaged, or of a size that nothing is, costs itself alone", async () => {
    const broken = {
      width: 64,
      height: 64,
      data: new Uint8Array(500),
      dict: "/ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode",
    };
    const none = { width: -3, height: 0, data: new Uint8Array(5) };
    const { kept, kinds, draft } = await read(
      [[{ picture: 0, ...at }, { picture: 1, ...at }, { picture: 2, ...at, x: 320 }, ...below]],
      [broken, none, flag()],
    );
    expect(kept).toHaveLength(1);
    expect(kinds).toEqual(["picture", "paragraph", "paragraph"]);
    expect(draft.warnings).toContainEqual(expect.stringMatching(/^1 picture was left out/));
  });

  test("of more pixels than may be, as it says itself, none is unpacked; nor are all of a page held", async () => {
    const zip = "/ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /FlateDecode";
    const side = Math.ceil(Math.sqrt(pdfPictureLimits.pixels)) + 1;
    const huge = { width: side, height: side, data: deflateSync(Buffer.alloc(1000)), dict: zip };
    const large = (seed: number) => ({
      ...{ width: 3000, height: 2000, dict: zip },
      data: deflateSync(Buffer.alloc(3000 * 2000 * 3, `${seed}abcd`)),
    });
    const all = [huge, ...Array.from({ length: 4 }, (_, i) => large(i))];
    const pictures = all.map((_, picture) => ({ picture, ...at, x: 20 + picture * 80, width: 70, height: 60 }));
    const { kept, draft, kinds } = await read([[...pictures, ...below]], all);
    expect(kept).toHaveLength(Math.floor(pdfPictureLimits.held / (3000 * 2000 * 3)));
    expect(kinds.filter((kind) => kind === "paragraph")).toHaveLength(2);
    expect(draft.warnings).toContainEqual(expect.stringMatching(/^1 picture was left out/));
  });
});

test("what is painted is where its forms and their forms say", () => {
  const operators = {
    ...{ save: 1, restore: 2, transform: 3, paintFormXObjectBegin: 4, paintFormXObjectEnd: 5 },
    ...{ paintImageXObject: 6, paintInlineImageXObject: 7, paintImageMaskXObject: 8 },
  };
  const list: [number, unknown][] = [
    [4, [[2, 0, 0, 2, 10, 20], null]],
    [1, null],
    [3, [30, 0, 0, 40, 1, 2]],
    [6, ["a", 1, 1]],
    [2, null],
    [8, [{ data: "b" }]],
    [5, null],
    // One end too many, as damaged files have them.
    [2, null],
    [7, [{ width: 1 }]],
  ];
  const drawn = drawnIn({ fnArray: list.map(([name]) => name), argsArray: list.map(([, args]) => args) }, operators);
  expect(drawn.map(({ name, matrix }) => [name, matrix])).toEqual([
    ["a", [60, 0, 0, 80, 12, 24]],
    ["b", [2, 0, 0, 2, 10, 20]],
    [null, [1, 0, 0, 1, 0, 0]],
  ]);
});
