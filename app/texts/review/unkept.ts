/** What somebody typed on the page of a review and had not kept when they did another step: it goes along with that. Pure. */
import { originFields } from "../origin";
import type { Draft, DraftSection } from "../text";
import { withCorrection } from "./corrected";
import type { Correction } from "./correction";

/** Kinds of steps that are typed or chosen, each in a form of its own. */
export const typedKinds = ["reword", "retitle", "level", "names"] as const;
export type TypedKind = (typeof typedKinds)[number];

/** As `sentStep` reads it. */
export type Unkept = { do: TypedKind; at?: number; section?: number } & Record<string, unknown>;

/** @param also a list in JSON, as the page sends it; "" for none. @returns null where it is no such list */
export function unkeptIn(also: string): Unkept[] | null {
  if (also === "") return [];
  try {
    const list: unknown = JSON.parse(also);
    return Array.isArray(list) && list.every(isUnkept) ? list : null;
  } catch {
    return null;
  }
}

const isUnkept = (each: unknown): each is Unkept =>
  typeof each === "object" && each !== null && "do" in each && typedKinds.some((kind) => kind === each.do);

/**
 * What was typed on a page that shows a step done, as it is to be kept where the step is not.
 *
 * @param before the draft without the step
 * @returns null where some of it was typed on what the step itself made
 */
export function withoutStep(unkept: Unkept[], before: Draft, step: Correction): Unkept[] | null {
  const after = withCorrection(before, step);
  if (!after) return null;
  const [was, is] = [before, after].map(({ sections }) => sections.flatMap(({ blocks }) => blocks));
  const moved: Unkept[] = [];
  for (const each of unkept) {
    if (each.do === "names") moved.push(each);
    else if (each.do === "reword") {
      const block = is?.[each.at ?? -1];
      const at = block ? (was?.indexOf(block) ?? -1) : -1;
      if (at < 0) return null;
      moved.push({ ...each, at });
    } else {
      const section = sectionBefore(before.sections, after.sections, each.section ?? -1);
      if (section === null) return null;
      moved.push({ ...each, section });
    }
  }
  return moved;
}

/** A section that lost or won a block is another one, with the same heading. */
function sectionBefore(before: DraftSection[], after: DraftSection[], at: number): number | null {
  const section = after[at];
  if (!section) return null;
  const same = before.indexOf(section);
  if (same >= 0) return same;
  const isIt = ({ heading }: DraftSection) => heading === section.heading;
  const isOne = before.filter(isIt).length === 1 && after.filter(isIt).length === 1;
  return isOne ? before.findIndex(isIt) : null;
}

/** What stands in the boxes of a form that was refused, by place. */
export type Typed = {
  words: ReadonlyMap<number, string>;
  headings: ReadonlyMap<number, string>;
  levels: ReadonlyMap<number, number>;
  names: Record<string, string>;
};

export const nothingTyped: Typed = { words: new Map(), headings: new Map(), levels: new Map(), names: {} };

/** @param values what the form sent, by field: its own, and what went along */
export function typedIn(values: Record<string, string>): Typed {
  const typed = {
    words: new Map<number, string>(),
    headings: new Map<number, string>(),
    levels: new Map<number, number>(),
    names: {} as Record<string, string>,
  };
  const all = [...(unkeptIn(values["also"] ?? "") ?? []), ownIn(values)];
  for (const { at, section, words, heading, level, ...rest } of all) {
    if (at !== undefined && typeof words === "string") typed.words.set(at, words);
    if (section !== undefined && typeof heading === "string") typed.headings.set(section, heading);
    if (section !== undefined && typeof level === "number") typed.levels.set(section, level);
    for (const name of ["title", "byline", ...originFields]) {
      const said = rest[name];
      if (typeof said === "string") typed.names[name] = said;
    }
  }
  return typed;
}

function ownIn(values: Record<string, string>): Record<string, unknown> & { at?: number; section?: number } {
  const { at, section, level, ...rest } = values;
  return {
    ...rest,
    ...(at === undefined ? {} : { at: Number(at) }),
    ...(section === undefined ? {} : { section: Number(section) }),
    ...(level === undefined ? {} : { level: Number(level) }),
  };
}
