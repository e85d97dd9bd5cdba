/** Footnotes and endnotes: each is written when it is first called for, so that what nothing calls for is not read. */
import type { Writing } from "./inline";
import type { NoteSource } from "./story";
import type { Part } from "./package";
import { elementsIn, XmlReader, type XmlElement } from "./xml";

/** @param part null where the document has none */
export function noteSource(part: Part | null): NoteSource {
  const notes = new Map<string, XmlElement>();
  if (!part) return { notes, relations: new Map() };
  const reader = new XmlReader(part.source);
  for (const element of reader.children(reader.root())) {
    const id = element.attributes.get("w:id");
    // Lines that part the notes from the text are kept among them.
    if (id !== undefined && (element.attributes.get("w:type") ?? "normal") === "normal") notes.set(id, element);
  }
  return { notes, relations: part.relations };
}

/** The number of a note in the cleaned document; null where there is no such note. */
export function noteNumber(
  kind: "footnotes" | "endnotes",
  id: string,
  ownMark: string,
  { story, flow }: Writing,
): number | null {
  const { work } = story;
  const key = `${kind} ${id}`;
  const known = work.notes.get(key);
  if (known) return known.id;
  const { notes, relations } = work.sources[kind];
  const element = notes.get(id);
  if (!element) return null;
  const note = { id: work.notes.size + 1, xml: "" };
  work.notes.set(key, note);
  note.xml = flow(elementsIn(element), { work, relations, fields: [], muted: 0, isNote: true, ownMark });
  return note.id;
}
