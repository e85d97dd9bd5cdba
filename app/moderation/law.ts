/**
 * The record of a removal because the law demands it: the fields of an order and of a notice (Regulation (EU) 2022/2065,
 * articles 9 and 16), and whether whoever it concerns may be told (article 9, paragraph 5; article 17). Pure.
 */

/** `order`: of a court or an authority. `notice`: somebody says that it is unlawful. `own`: whoever acted found so. */
export const lawBases = ["order", "notice", "own"] as const;
export type LawBasis = (typeof lawBases)[number];

/** Unicode code points of each line. */
export const lawLimits = { line: 300, redress: 1000, tellYears: 10 } as const;

export type LawRecord = {
  basis: LawBasis;
  ground: string;
  /** Which authority, or who else. */
  asker: string;
  reference: string;
  /** `YYYY-MM-DD`; "": not known. */
  dated: string;
  territory: string;
  redress: string;
  /** Whether whoever it concerns may not be told for now. */
  isSecret: boolean;
  /** From when on they are told by itself. */
  tellAt: Date | null;
};

/** As somebody may read it. */
export type LawView = Omit<LawRecord, "tellAt" | "asker" | "reference"> & {
  /** null: for hosts and operators. Of an order, whoever it concerns reads it too: an authority is no private person. */
  asker: string | null;
  reference: string | null;
  tellAt: string | null;
  /** null: they may not be told yet. */
  toldAt: string | null;
};

type Done = { at: Date; details: Record<string, unknown> };

/** What it is about may be read, and nothing else of it: neither the law nor why. */
export const isUntold = ({ details }: Pick<Done, "details">): boolean => details["secret"] === true;

/** From when on whoever it concerns could know of it. */
export function toldFrom({ at, details }: Done): Date {
  const told = details["toldAt"];
  return typeof told === "string" ? new Date(told) : at;
}

/** Which part of a record somebody reads. @param rank hosts and operators */
export function shownOf(record: LawView, reader: "rank" | "concerned"): LawView {
  if (reader === "rank") return record;
  const isPublic = record.basis === "order";
  return { ...record, asker: isPublic ? record.asker : null, reference: isPublic ? record.reference : null };
}
