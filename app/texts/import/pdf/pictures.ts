/**
 * The pictures of a PDF. The library hands out their pixels, page by page, and pixels are large: each is written anew as
 * soon as its page is read, and nothing else of it is kept.
 */
import { createHash } from "node:crypto";
import type { PDFPageProxy } from "unpdf/pdfjs";
import { encodedPixels, type NoPicture, type Pixels } from "../../pictures/encode";
import { pictureLimits, type Picture } from "../../pictures/picture";
import { completeBuffers } from "./buffers";
import { boxOf, drawnIn, turnOf, type Box, type Drawn, type Operators } from "./drawn";
import type { Item } from "./items";
import { isOfTheText, isTold, joined, type Raw } from "./seen";

/** Where on its page a picture stands, and under which name it is had. */
export type Shown = Box & { source: string };

export const pdfPictureLimits = {
  /** Pixels of one: the library holds each three times over while it decodes it. */
  pixels: 16_000_000,
  /** Bytes of pixels of one page that are held at a time: beyond, its further pictures are left out. */
  held: 64 * 1024 * 1024,
  /** Milliseconds that all of them may take, of the minute that a file has: the words come first. */
  patience: 20_000,
} as const;

/** Milliseconds until a picture that the library has promised counts as lost. */
const promised = 5_000;

export class PdfPictures {
  /** How many could not be had. */
  out = 0;
  private readonly has: boolean;
  private readonly made: (Picture | NoPicture)[] = [];
  /** By their pixels, since each page may bring its own copy of what stands on all. */
  private readonly known = new Map<string, { source: string; pages: Set<number> }>();
  private bytes = 0;
  private spent = 0;

  constructor(
    file: Uint8Array,
    private readonly operators: Operators,
  ) {
    this.has = holdsPictures(file);
    completeBuffers();
  }

  /** @param items the letters of the same page */
  async on(page: PDFPageProxy, number: number, items: Item[]): Promise<Shown[]> {
    if (!this.has || this.spent > pdfPictureLimits.patience || this.made.length >= pictureLimits.count) return [];
    const begun = performance.now();
    try {
      return await this.seen(page, number, items);
    } catch {
      // The words of the page are read already.
      this.out++;
      return [];
    } finally {
      this.spent += performance.now() - begun;
    }
  }

  readonly pictureOf = (source: string): Picture | NoPicture | null =>
    this.made[Number(source.slice(scheme.length))] ?? null;

  /** What stands on page after page is a mark of the house, not of the text. */
  isRepeated(source: string, pages: number): boolean {
    const found = [...this.known.values()].find((each) => each.source === source);
    return (found?.pages.size ?? 0) >= Math.max(3, Math.floor(pages * 0.3));
  }

  private async seen(page: PDFPageProxy, number: number, items: Item[]): Promise<Shown[]> {
    const [left = 0, bottom = 0, right = 0, top = 0] = page.view;
    const size = { width: right - left, height: top - bottom };
    bound(page);
    // 0: without what is only pinned to the page, forms and remarks.
    const list = await page.getOperatorList({ annotationMode: 0 });
    const found: Raw[] = [];
    for (const drawn of drawnIn(list, this.operators)) {
      const box = boxOf(drawn.matrix, [left, bottom]);
      if (isTold(box, size, items)) continue;
      const pixels = pixelsIn(await heldOf(page, drawn));
      if (pixels) found.push({ ...box, pixels, ...turnOf(drawn.matrix, page.rotate) });
      else this.out++;
    }
    const shown: Shown[] = [];
    for (const raw of joined(found)) {
      if (!isOfTheText(raw)) continue;
      const source = await this.sourceOf(raw, number);
      if (source) shown.push({ x: raw.x, y: raw.y, width: raw.width, height: raw.height, source });
    }
    return shown;
  }

  private async sourceOf({ pixels, isFlipped, turn }: Raw, page: number): Promise<string | null> {
    const key = createHash("sha256").update(`${pixels.width} ${isFlipped} ${turn} `).update(pixels.data).digest("hex");
    const known = this.known.get(key);
    if (known) {
      known.pages.add(page);
      return known.source;
    }
    if (this.made.length >= pictureLimits.count || this.bytes > pictureLimits.held) {
      this.out++;
      return null;
    }
    const picture = await encodedPixels(pixels, { isFlipped, turn });
    if (typeof picture === "object") this.bytes += picture.bytes.length;
    const source = scheme + (this.made.push(picture) - 1);
    this.known.set(key, { source, pages: new Set([page]) });
    return source;
  }
}

const scheme = "picture:";

/** Whether a picture is anywhere in the file; its kind is never packed. Most PDFs of words have none, and painting their pages takes as long as reading them. */
function holdsPictures(file: Uint8Array): boolean {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength);
  for (let at = bytes.indexOf("/Image"); at >= 0; at = bytes.indexOf("/Image", at + 6)) {
    const around = bytes.toString("latin1", Math.max(0, at - 40), at + 7);
    if (/\/Subtype\s*\/Image[^A-Za-z0-9]?$/.test(around)) return true;
  }
  return false;
}

/** The library decodes all pictures of a page before it says where they are: what is too much is let go as it comes. */
function bound({ objs }: PDFPageProxy) {
  const resolve = objs.resolve.bind(objs);
  let held = 0;
  objs.resolve = (name: string, data: unknown) => {
    held += (data as { data?: Uint8Array } | null)?.data?.length ?? 0;
    resolve(name, held > pdfPictureLimits.held ? null : data);
  };
}

async function heldOf(page: PDFPageProxy, { name, inline }: Drawn): Promise<unknown> {
  if (name === null) return inline;
  let timer: NodeJS.Timeout | undefined;
  const never = new Promise<null>((resolve) => (timer = setTimeout(resolve, promised, null)));
  const store = name.startsWith("g_") ? page.commonObjs : page.objs;
  const came = new Promise<unknown>((resolve) => void store.get(name, resolve));
  return Promise.race([came, never]).finally(() => clearTimeout(timer));
}

/** As the library numbers them: a bit for each pixel, three bytes, four. A stencil has no number, and its bits are as those of the first. */
function pixelsIn(held: unknown): Pixels | null {
  const { width, height, data, kind = 1 } = (held ?? {}) as Partial<Omit<Pixels, "channels">> & { kind?: number };
  if (!width || !height || !data || width * height > pdfPictureLimits.pixels) return null;
  if (kind === 1) return { width, height, channels: 1, data: greys(data, width, height) };
  const channels = kind === 2 ? 3 : 4;
  const bytes = new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
  return bytes.length === width * height * channels ? { width, height, channels, data: bytes } : null;
}

function greys(bits: Uint8Array, width: number, height: number): Uint8Array {
  const grey = new Uint8Array(width * height);
  const row = (width + 7) >> 3;
  for (let y = 0, at = 0; y < height; y++)
    for (let x = 0; x < width; x++) grey[at++] = ((bits[y * row + (x >> 3)] ?? 0) >> (7 - (x & 7))) & 1 ? 255 : 0;
  return grey;
}
