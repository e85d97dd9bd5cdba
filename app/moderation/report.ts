/** What a report is: a complaint about words or a person, for moderators. Pure. */
import type { Standing } from "../groups/group";
import type { Rule } from "./rules";

export const reportSubjects = ["comment", "text", "person", "name"] as const;
export type ReportAbout = (typeof reportSubjects)[number];

/** Unicode code points. */
export const reportLimits = { words: { max: 1000 }, wordsWithoutRule: { min: 3 } } as const;

/** As its reporter sees it. `open`: nobody has decided yet. */
export type ReportState = "open" | "upheld" | "declined" | "withdrawn";

/** One's own report. Plain JSON. */
export type OwnReport = {
  id: string;
  about: ReportAbout;
  /** The id of the comment, the text or the person. */
  target: string;
  /** What it is called: the title of the text, the name of the person; of a comment the text it stands in. */
  title: string | null;
  /** null: none of the rules. */
  rule: Pick<Rule, "number" | "title"> | null;
  words: string;
  at: string;
  state: ReportState;
  closedAt: string | null;
};

/** Where what was reported stands, as far as its reporter reads it. `number`: of its ¶. `excerpt`: how a comment begins, while it is shown. */
export type ReportedPlace = { url: string | null; number: number | null; excerpt: string | null };

/** Who stands where, for who may report: whoever writes here, members who cannot just now, and others with an account where anybody reads. */
export type Reporter = "member" | "guest" | "outsider";

/** @returns null for whoever may not: strangers, and guests who came to read only */
export function reporterOf({ viewer, group, membership }: Standing): Reporter | null {
  if (viewer === null) return null;
  if (membership?.guest !== undefined)
    return membership.guest === "comment" && group.guests === "comment" ? "guest" : null;
  if (membership?.state === "active") return "member";
  return viewer.isGuest ? null : group.visibility === "private" ? null : "outsider";
}
