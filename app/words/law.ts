import type { LawBasis } from "../moderation/law";
import { counted, type Catalogue } from "./words";

/** What was removed because the law demands it, and the record of it. */
const en = {
  recordTitle: "The record",
  recordLead:
    "The log tells members that it was removed by law, and which law. All else here is for hosts and the server’s operator; of an order, its author reads it too.",
  basis: "On what ground",
  bases: {
    order: "An order of a court or an authority",
    notice: "A notice: somebody says that it is unlawful",
    own: "Nobody asked: I found it myself",
  } satisfies Record<LawBasis, string> as Record<string, string>,
  ground: "Which law",
  groundHint: "The provision, and what it says. Members read it in the log.",
  authority: "Who asked for it",
  authorityHint: "The court or the authority; or the person. Left out where nobody did.",
  reference: "Their reference",
  dated: "Date of the order, or the notice",
  territory: "Where it has to be out of sight",
  territoryHint: "Such as a country. It is out of sight everywhere all the same.",
  redress: "Where its author can object besides here",
  isSecret: "Its author may not be told for now",
  isSecretHint:
    "Then neither they nor members read which law, nor why, until they are told; what stands in its place says “for legal reasons”, and nothing else.",
  tellOn: "Tell them by itself on",
  tellOnHint: "Left out: when a host or the operator says so.",
  previewSecret: "Nothing, until they may be told: only that it was removed for legal reasons.",
  untold: "Its author may not be told yet.",
  untoldMine: "It was removed for legal reasons. More may not be said yet; you will be told as soon as it may.",
  /** Before a day. */
  tellsOn: "They are told by itself on",
  /** Before a day. */
  told: "Its author was told on",
  tellTitle: "Tell its author",
  tellHelp: "They get the statement of reasons now, and can object from now on. The log tells the law and why.",
  tell: "Tell them",
  toldAlready: "They know of it already.",
  notLaw: "This was not removed by law.",
  notTold: "You can object once you are told why this was removed.",
  // Faults.
  groundFault: "Name the law, and what it says.",
  authorityFault: "Say who asked for it; or choose that nobody did.",
  basisFault: (bases: string) => `Choose on what ground: ${bases}.`,
  datedFault: "A day that has come, as YYYY-MM-DD.",
  tellOnFault: "A day to come within ten years, as YYYY-MM-DD.",
  // The operator's page.
  listTitle: "Removed by law",
  listLead:
    "In all groups, newest first, with what is kept for the law. Who asked for it is for hosts of the group and you.",
  none: "Nothing was removed by law",
  noneText: "What hosts and operators remove because the law demands it stands here, with its record.",
  csv: "As a table (CSV)",
  json: "As data (JSON)",
  count: (times: number) => counted("en", times, { one: "removal", other: "removals" }),
  inGroup: (name: string) => `In ${name}`,
  holdsTitle: "Kept for the law",
  more: "Older ones",
  cursor: `"after" is the "next" of a page of this list.`,
};

export const lawWords: Catalogue<typeof en> = { en };
