/** The parts of a Word document that hold its text, found as the package says (ECMA-376 Part 2), each within a bound. */
import { importWords } from "../../../words/import";
import { say } from "../../../words/words";
import { tooLarge, unsupported } from "../../../refusals";
import { openZip, type Zip } from "../zip";
import { brokenWord, elementsIn, xmlTree, XmlReader, type XmlElement } from "./xml";

/** Bytes unpacked. A million words take some 20 MB of document, with all that Word notes beside them up to 60. */
export const wordLimits = { document: 64 * 1024 * 1024, part: 16 * 1024 * 1024 } as const;

/** `relation`: from this part to others by id; targets outside the package are only addresses. */
export type Part = { source: string; relations: Map<string, Relation> };
type Relation = { type: string; target: string; isOutside: boolean };

export class WordPackage {
  private readonly zip: Zip;
  private readonly places: Map<string, string>;
  private readonly main: string;
  readonly document: Part;

  /**
   * @throws Refusal `invalid` (damaged), `too-large`, `unsupported` (another program's file)
   */
  constructor(bytes: Uint8Array) {
    this.zip = openZip(bytes);
    // Names of parts are compared without regard to capitals (6.2.2.3).
    this.places = new Map(this.zip.names.map((name) => [name.toLowerCase(), name]));
    this.main =
      [...this.relationsOf("").values()].find(({ type }) => type === "officeDocument")?.target ?? "word/document.xml";
    const document = this.part(this.main, wordLimits.document);
    if (!document || new XmlReader(document.source).root().name !== "w:document")
      throw unsupported(say(importWords, (w) => (document ? w.word.other : w.word.none)));
    this.document = document;
  }

  /** A part that belongs to the document, such as `styles`. */
  related(type: string): Part | null {
    const target = [...this.document.relations.values()].find((relation) => relation.type === type)?.target;
    const folder = this.main.slice(0, this.main.lastIndexOf("/") + 1);
    return (target === undefined ? null : this.part(target)) ?? this.part(`${folder}${type}.xml`);
  }

  /** What the package says of itself: title, author, language. */
  core(): XmlElement | null {
    const target = [...this.relationsOf("").values()].find(({ type }) => type === "core-properties")?.target;
    const part = this.part(target ?? "docProps/core.xml");
    return part && xmlTree(part.source);
  }

  has = (name: string): boolean => this.places.has(name.toLowerCase());

  /** The bytes of a picture; null where there is no such part. */
  media(name: string): Uint8Array | null {
    const place = this.places.get(name.toLowerCase());
    return place === undefined ? null : this.zip.read(place);
  }

  private part(name: string, most: number = wordLimits.part): Part | null {
    const source = this.text(name, most);
    return source === null ? null : { source, relations: this.relationsOf(name) };
  }

  private text(name: string, most: number): string | null {
    const place = this.places.get(name.toLowerCase());
    const bytes = place === undefined ? null : this.zip.read(place);
    if (!bytes) return null;
    if (bytes.length > most) throw tooLarge(say(importWords, (w) => w.word.tooLarge(most / 1024 / 1024)));
    // UTF-8 or UTF-16, and no other (8.1.4).
    const [first, second] = bytes;
    const encoding =
      first === 0xff && second === 0xfe ? "utf-16le" : first === 0xfe && second === 0xff ? "utf-16be" : "utf-8";
    return new TextDecoder(encoding).decode(bytes);
  }

  private relationsOf(name: string): Map<string, Relation> {
    const slash = name.lastIndexOf("/") + 1;
    const folder = name.slice(0, slash);
    const source = this.text(`${folder}_rels/${name.slice(slash)}.rels`, wordLimits.part);
    const relations = new Map<string, Relation>();
    if (source === null) return relations;
    for (const { name: kind, attributes } of elementsIn(xmlTree(source))) {
      const [id, target] = [attributes.get("Id"), attributes.get("Target")];
      if (kind !== "rel:Relationship" || id === undefined || target === undefined) continue;
      const isOutside = attributes.get("TargetMode") === "External";
      const type = (attributes.get("Type") ?? "").split("/").at(-1)!;
      relations.set(id, { type, target: isOutside ? target : placeOf(target, folder), isOutside });
    }
    return relations;
  }
}

/** `../docProps/core.xml` from a folder, as a name in the package. */
function placeOf(target: string, folder: string): string {
  try {
    return decodeURIComponent(new URL(target, `part:///${folder}`).pathname.slice(1));
  } catch {
    throw brokenWord();
  }
}
