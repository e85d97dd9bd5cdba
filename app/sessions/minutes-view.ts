/** Minutes as pages and the API show them. Pure. */
import type { Visibility } from "../groups/group";
import type { SessionState } from "./session";

export type MinutesState = "draft" | "shown" | "approved";
type By = { id: string; name: string } | null;

export type AmendmentView = {
  id: string;
  /** The version it was proposed for. */
  version: number;
  by: By;
  body: string;
  at: string;
  /** `lapsed`: still open when the minutes were approved, and so not taken in. `withdrawn`: its words are gone. */
  state: "open" | "taken" | "declined" | "lapsed" | "withdrawn";
  answer: string;
};

/** A heading and what stands under it; `level` 0: what stands before the first. */
export type MinutesPart = { level: number; heading: string; html: string };

export type MinutesView = {
  session: { id: string; title: string; state: SessionState; url: string; timeZone: string };
  group: { slug: string; name: string; visibility: Visibility };
  /** null: there are none yet, or none that the asker may see. */
  state: MinutesState | null;
  /** 0: none. */
  version: number;
  /** Markdown source. */
  body: string;
  parts: MinutesPart[];
  at: string | null;
  versions: Array<{ version: number; state: MinutesState; at: string; by: By }>;
  amendments: AmendmentView[];
  /** The last day on which amendments can be proposed, `YYYY-MM-DD`; null: none can. */
  amendableUntil: string | null;
  mayWrite: boolean;
  mayAmend: boolean;
  /** Amendments can be proposed now, by those who were there. */
  isOpen: boolean;
  /** The asker was there. */
  wasHere: boolean;
  /** For those who run it: the next session, in a line, where it was planned since and these do not tell it. */
  since: string | null;
  mail: MinutesMail;
};

/** Where these minutes can be mailed to. */
export type MinutesMail = {
  /** To the asker: `unconfirmed`: their address is not confirmed; null: they have none, or there is nothing to mail. */
  own: "yes" | "unconfirmed" | null;
  /** To all who were there, by the asker; null: not, or not by them. Once: then it is `done`. */
  all: "yes" | "done" | null;
};

export const minutesLimits = {
  body: 60_000,
  amendment: 4_000,
  answer: 1_000,
  versions: 500,
  amendments: 200,
  amendmentsOfOne: 20,
} as const;

/** Split at headings, which a comment's renderer knows none of; not within fenced code. */
export function partsOf(source: string): Array<{ level: number; heading: string; body: string }> {
  const parts = [{ level: 0, heading: "", body: "" }];
  let isCode = false;
  for (const line of source.split("\n")) {
    if (/^ {0,3}(?:```|~~~)/.test(line)) isCode = !isCode;
    const [, marks, heading] = (!isCode && /^(#{1,3}) (.*)$/.exec(line)) || [];
    const part = parts.at(-1);
    if (marks !== undefined) parts.push({ level: marks.length, heading: unescaped(heading ?? ""), body: "" });
    else if (part) part.body += `${line}\n`;
  }
  return parts.filter(({ heading, body }) => heading !== "" || body.trim() !== "");
}

const unescaped = (heading: string) => heading.trim().replace(/\\([\\`*_[\]<>#|~])/g, "$1");
