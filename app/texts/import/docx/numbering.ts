/** Which paragraphs are items of lists: with bullets or with numbers, how deep, and with which number. */
import type { Numbered, Styles } from "./styles";
import { childOf, elementsIn, valueOf, type XmlElement } from "./xml";

/** `number`: null with a bullet. */
export type Item = { level: number; number: number | null };

type Level = { format: string; text: string; start: number };
type Kind = { levels: Map<number, Level>; link: string | undefined };
type List = { kind: string; levels: Map<number, Level>; restarts: Map<number, number> };

export class Numbering {
  private readonly kinds = new Map<string, Kind>();
  private readonly lists = new Map<string, List>();
  /** The last number of each level, by kind of list: two lists of one kind go on with each other's numbers. */
  private readonly last = new Map<string, number[]>();
  private readonly begun = new Set<string>();

  constructor(
    root: XmlElement | null,
    private readonly styles: Styles,
  ) {
    for (const element of root ? elementsIn(root) : []) {
      if (element.name === "w:abstractNum") {
        const id = element.attributes.get("w:abstractNumId") ?? "";
        this.kinds.set(id, { levels: levelsIn(element), link: valueOf(element, "w:numStyleLink") });
      } else if (element.name === "w:num") {
        const restarts = new Map<number, number>();
        const levels = new Map<number, Level>();
        for (const override of elementsIn(element)) {
          if (override.name !== "w:lvlOverride") continue;
          const start = valueOf(override, "w:startOverride");
          if (start !== undefined) restarts.set(Number(override.attributes.get("w:ilvl") ?? 0), Number(start) || 0);
          for (const [level, what] of levelsIn(override)) levels.set(level, what);
        }
        const kind = valueOf(element, "w:abstractNumId") ?? "";
        this.lists.set(element.attributes.get("w:numId") ?? "", { kind, levels, restarts });
      }
    }
  }

  /** Counts the item; null where the numbering shows nothing, or is not there. */
  itemOf({ id, level }: Numbered): Item | null {
    const list = this.lists.get(id);
    if (!list) return null;
    const kind = this.kindOf(list);
    const what = list.levels.get(level) ?? kind?.levels.get(level);
    if (!what || (what.format === "none" && what.text === "")) return null;
    const number = this.count(list, id, level, what);
    return { level, number: what.format === "bullet" || what.format === "none" ? null : number };
  }

  private kindOf(list: List): Kind | undefined {
    let kind = this.kinds.get(list.kind);
    for (let i = 0; i < 5 && kind?.link !== undefined; i++) {
      const linked = this.lists.get(this.styles.list(kind.link) ?? "");
      if (!linked) return kind;
      kind = this.kinds.get(linked.kind);
    }
    return kind;
  }

  private count(list: List, id: string, level: number, what: Level): number {
    const last = this.last.get(list.kind) ?? [];
    this.last.set(list.kind, last);
    // Deeper levels begin anew under each item.
    last.length = Math.min(last.length, level + 1);
    const key = `${id} ${level}`;
    const restart = this.begun.has(key) ? undefined : list.restarts.get(level);
    this.begun.add(key);
    const number = restart ?? (last[level] === undefined ? what.start : last[level] + 1);
    last[level] = number;
    return number;
  }
}

function levelsIn(element: XmlElement): Map<number, Level> {
  const levels = new Map<number, Level>();
  for (const child of elementsIn(element)) {
    if (child.name !== "w:lvl") continue;
    const format = childOf(child, "w:numFmt") ? (valueOf(child, "w:numFmt") ?? "decimal") : "decimal";
    levels.set(Number(child.attributes.get("w:ilvl") ?? 0), {
      format,
      text: valueOf(child, "w:lvlText") ?? "",
      start: Number(valueOf(child, "w:start") ?? 1) || 0,
    });
  }
  return levels;
}
