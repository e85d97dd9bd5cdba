/** Who hears what, said once a kind of address. The table of addresses names one of these for each. */
import { isHidden, type Kind, type Who } from "./cast";
import type { Outcome } from "./ask";

export type Rule = (who: Who, kind: Kind) => Outcome;

const guests: Who[] = ["reader", "guest"];
export const members: Who[] = ["member", "author", "moderator", "facilitator", "host"];
export const lecterns: Who[] = ["facilitator", "host"];
export const hosts: Who[] = ["host"];
export const voices: Who[] = ["guest", ...members];

const isInside = (who: Who, kind: Kind) => kind !== "other" && [...guests, ...members].includes(who);
/** Whoever waits sees the group's door. */
const sees = (who: Who, kind: Kind) =>
  !isHidden(kind) || isInside(who, kind) || (who === "pending" && kind !== "other");
const reads = (who: Who, kind: Kind) => !isHidden(kind) || isInside(who, kind);

/** Whether they may know of the group at all. */
export const knows = sees;

/** Whoever asks. */
export const anybody: Rule = () => "yes";
/** Whoever is signed in: about oneself, and nothing of a group. */
export const oneself: Rule = (who) => (who === "stranger" ? "in" : "yes");
/** Whoever is signed in and no guest. */
export const accounts: Rule = (who) => (who === "stranger" ? "in" : guests.includes(who) ? "no" : "yes");
/** Of the installation: for others there is no such page. */
export const operators: Rule = (who) => (who === "operator" ? "yes" : "none");
export const operatorActs: Rule = (who) => (who === "stranger" ? "in" : operators(who, "public"));
/** What was sent does not stand: a link that has ended, a wrong password, an empty form. Whoever sends it hears that. */
export const flawed: Rule = () => "flawed";
/** The same for whoever is signed in. */
export const flawedOfOne: Rule = (who) => (who === "stranger" ? "in" : "flawed");
/** Of oneself, named by an id: this one is somebody else's. */
export const notTheirs: Rule = (who) => (who === "stranger" ? "in" : "none");

export const seesGroup: Rule = (who, kind) => (sees(who, kind) ? "yes" : "none");
/** Whoever waits sees the door of a private group, and hears nothing of what happens behind it. */
export const hearsGroup: Rule = (who, kind) => (sees(who, kind) ? (reads(who, kind) ? "yes" : "no") : "none");
export const readsText: Rule = (who, kind) => (reads(who, kind) ? "yes" : "none");

type Options = {
  /** Whether it may be done in an archived group too. */
  archived?: boolean;
};

const mayIn = (some: Who[], who: Who, kind: Kind, archived: boolean) =>
  some.includes(who) && isInside(who, kind) && (archived || kind !== "archived");

/** Lists of the API that only some may see. */
export const listedTo =
  (some: Who[], { archived = true }: Options = {}): Rule =>
  (who, kind) =>
    !sees(who, kind) ? "none" : mayIn(some, who, kind, archived) ? "yes" : "no";

/** Pages that only some may see: a stranger who may see the group is sent to sign in. */
export const shownTo =
  (some: Who[], options?: Options): Rule =>
  (who, kind) =>
    who === "stranger" && sees(who, kind) ? "in" : listedTo(some, options)(who, kind);

/** Pages about a text that only some may see. */
export const shownOnText =
  (some: Who[], options?: Options): Rule =>
  (who, kind) =>
    reads(who, kind) ? shownTo(some, options)(who, kind) : "none";

/** Acts on a group. */
export const inGroup =
  (some: Who[], { archived = false }: Options = {}): Rule =>
  (who, kind) => {
    if (who === "stranger") return "in";
    if (!sees(who, kind)) return "none";
    return mayIn(some, who, kind, archived) ? "yes" : "no";
  };

/** Acts on a text or what hangs on it: whoever waits at the door sees none of it. */
export const onText =
  (some: Who[], { archived = false }: Options = {}): Rule =>
  (who, kind) => {
    if (who === "stranger") return "in";
    if (!reads(who, kind)) return "none";
    return mayIn(some, who, kind, archived) ? "yes" : "no";
  };

/** Whoever has found the group, and is somebody. */
export const whoeverReads: Rule = (who, kind) => (who === "stranger" ? "in" : readsText(who, kind));

/** A session's own pages: members, and guests where the session has them; others hear of no such thing. */
export const seesSession: Rule = (who, kind) => (isInside(who, kind) ? "yes" : "none");
/** The same for programs, who are asked to sign in first. */
export const readsSession: Rule = (who, kind) => (who === "stranger" ? "in" : seesSession(who, kind));
/** What is mailed to oneself: guests have no address, and nobody here has confirmed theirs. */
export const mailsOneself: Rule = (who, kind) => {
  const reads = readsSession(who, kind);
  return reads !== "yes" ? reads : guests.includes(who) ? "no" : "flawed";
};
/** Who comes: the members among themselves. */
export const seesAnswers: Rule = (who, kind) =>
  seesSession(who, kind) !== "yes" ? "none" : members.includes(who) ? "yes" : "no";
/** Acts on a session. */
export const inSession =
  (some: Who[], { archived = false }: Options = {}): Rule =>
  (who, kind) => {
    const reads = readsSession(who, kind);
    return reads !== "yes" || mayIn(some, who, kind, archived) ? reads : "no";
  };

/** What members ask among themselves of when they meet: others hear of no such thing. */
export const seesTimes: Rule = (who, kind) => (members.includes(who) && isInside(who, kind) ? "yes" : "none");
/** The same for programs, and acts on it. */
export const onTimes =
  (some: Who[], { archived = false }: Options = {}): Rule =>
  (who, kind) => {
    const sees = who === "stranger" ? "in" : seesTimes(who, kind);
    return sees !== "yes" || mayIn(some, who, kind, archived) ? sees : "no";
  };

/** What moderators did: of a private group for its members. */
export const readsLog: Rule = (who, kind) => {
  if (!isHidden(kind)) return "yes";
  return !sees(who, kind) ? "none" : members.includes(who) && isInside(who, kind) ? "yes" : "no";
};
