/**
 * What the server and the process that reads say to each other: values one after the other, each with its length before
 * it. Small ones, so that neither side takes long over one; a book goes in hundreds.
 */
import { deserialize, serialize } from "node:v8";
import type { Draft, DraftBlock, DraftSection } from "../text";

const lengthBytes = 4;

/** Bytes of one value: the longest block there may be, in two bytes a character, three times over. */
const mostBytes = 64 * 1024 * 1024;

/** One value as bytes. */
export function frameOf(value: unknown): Buffer {
  const body = serialize(value);
  const length = Buffer.alloc(lengthBytes);
  length.writeUInt32BE(body.length);
  return Buffer.concat([length, body]);
}

/** Takes bytes as they come. */
export class Frames {
  private chunks: Buffer[] = [];
  private size = 0;
  private wanted = lengthBytes;

  /** @throws Error when what is sent cannot be a value */
  *read(chunk: Buffer): Generator {
    this.chunks.push(chunk);
    this.size += chunk.length;
    while (this.size >= this.wanted) {
      const all = this.chunks.length === 1 && this.chunks[0] ? this.chunks[0] : Buffer.concat(this.chunks, this.size);
      const length = all.readUInt32BE(0);
      if (length > mostBytes) throw new Error("The reader sent what is no answer.");
      this.wanted = lengthBytes + length;
      this.chunks = [all];
      if (this.size < this.wanted) return;
      const value: unknown = deserialize(all.subarray(lengthBytes, this.wanted));
      const rest = all.subarray(this.wanted);
      this.chunks = rest.length > 0 ? [rest] : [];
      this.size = rest.length;
      this.wanted = lengthBytes;
      yield value;
    }
  }

  /** What is left of a value that is not whole, or of what follows the values. */
  get rest(): Buffer {
    return Buffer.concat(this.chunks, this.size);
  }
}

/** A heading, or a block under the last one. */
export type Row = Omit<DraftSection, "blocks"> | DraftBlock;

/** Characters and rows of one slice of a draft. */
const slice = { characters: 32 * 1024, rows: 200 };

/** The sections of a draft, in slices that are taken in one by one. */
export function* slicesOf({ sections }: Draft): Generator<Row[]> {
  let rows: Row[] = [];
  let characters = 0;
  for (const { heading, level, blocks } of sections) {
    for (const row of [{ heading, level }, ...blocks]) {
      rows.push(row);
      characters += "html" in row ? row.html.length + row.text.length : 0;
      if (rows.length < slice.rows && characters < slice.characters) continue;
      yield rows;
      [rows, characters] = [[], 0];
    }
  }
  if (rows.length > 0) yield rows;
}

/** The other way round: adds a slice to the sections that came before. @returns whether it was one */
export function addSlice(sections: DraftSection[], rows: unknown): boolean {
  if (!Array.isArray(rows)) return false;
  for (const row of rows as Partial<DraftSection & DraftBlock>[]) {
    if (typeof row.html === "string" && typeof row.text === "string" && typeof row.kind === "string") {
      const blocks = sections.at(-1)?.blocks;
      if (!blocks) return false;
      blocks.push(row as DraftBlock);
    } else if (typeof row.level === "number" && (row.heading === null || typeof row.heading === "string"))
      sections.push({ heading: row.heading, level: row.level, blocks: [] });
    else return false;
  }
  return true;
}
