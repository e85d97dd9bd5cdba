/** Pictures that a reader finds: where each is to be had, as its block says until its bytes have been looked at. */
import type { Draft } from "../text";
import type { NoPicture } from "./encode";
import { pictureLimits, type Picture } from "./picture";

/**
 * The bytes of a picture that came with the file, by what its block says of it; null where there are none. Where the file
 * holds no pictures as files, the reader has made one of ours already.
 */
export type BytesOf = (source: string) => Uint8Array | Picture | NoPicture | null;

/** What a reader answers. */
export type ReadDraft = Draft & { pictureBytes?: BytesOf };

const scheme = "picture:";

/** Where a picture can be fetched. */
export const isAway = (source: string) => /^https?:\/\//i.test(source);

/** How to get at what came with a page: whether something lies at an address of its own, and its bytes. */
export type Holder = { has(address: string): boolean; read(address: string): Uint8Array | null };

/** A page by itself: nothing came with it but what stands in it. */
export const nothingBeside: Holder = { has: () => false, read: () => null };

/** The pictures of one file or page that came with it. */
export class Embedded {
  private readonly addresses: string[] = [];
  private readonly places = new Map<string, number>();

  constructor(private readonly holder: Holder) {}

  /**
   * What stands in the block: an address on the web as it is; of what came along a short name.
   *
   * @returns null for what cannot be had
   */
  sourceOf(address: string): string | null {
    if (isAway(address)) return address.length <= 2000 && URL.canParse(address) ? address : null;
    const isWithin = /^data:image\//i.test(address);
    if (!isWithin && !this.holder.has(address)) return null;
    // Of the same one, however often it stands there, the bytes are looked at once.
    const known = this.places.get(address);
    if (known !== undefined) return scheme + known;
    this.places.set(address, this.addresses.length);
    return scheme + (this.addresses.push(address) - 1);
  }

  readonly bytesOf: BytesOf = (source) => {
    const address = source.startsWith(scheme) ? this.addresses[Number(source.slice(scheme.length))] : undefined;
    if (address === undefined) return null;
    return /^data:/i.test(address) ? bytesOfData(address, pictureLimits.bytes) : this.holder.read(address);
  };
}

/** The bytes of a `data:` address in base 64 (RFC 2397); null for any other, and for more than there may be. */
export function bytesOfData(address: string, most: number): Uint8Array | null {
  const start = /^data:image\/[a-z0-9.+-]{1,40}(?:;[a-z0-9=.-]{1,40}){0,3};base64,/i.exec(address.slice(0, 300))?.[0];
  if (start === undefined || (address.length - start.length) * 0.75 > most + 4) return null;
  const bytes = Buffer.from(address.slice(start.length).replace(/%(?:0A|0D|20)|\s/gi, ""), "base64");
  return bytes.length > 0 && bytes.length <= most ? bytes : null;
}
