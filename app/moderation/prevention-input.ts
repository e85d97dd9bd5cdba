/** What is sent to set what a group does beforehand, by programs and from the form. Pure; how patterns are read is handed in. */
import {
  entryEffects,
  entryKinds,
  holdings,
  isClosedAt,
  minuteOf,
  opensAt,
  preventionLimits,
  type ListEntry,
  type Prevention,
} from "../groups/prevention";
import type { EntryFault } from "../comments/word-list.server";
import { Fields } from "../sessions/fields";
import { instantIn } from "../sessions/zoned-time";
import { preventionWords } from "../words/prevention";
import { say } from "../words/words";

/** How entries are read: by `comments/word-list.server.ts`. */
export type Reading = {
  entryFault(entry: ListEntry): EntryFault | null;
  stepsOf(list: ListEntry[]): number;
};

/**
 * @param input what is to change; the rest stays
 * @throws Refusal `invalid`, by field; of a list the line is named
 */
export function preventionIn(input: unknown, before: Prevention, reading: Reading): Prevention {
  const f = new Fields(input);
  const perHour = f.has("perHour") ? f.inside("perHour") : null;
  const rate = (name: keyof Prevention["perHour"]) =>
    perHour?.has(name) ? perHour.wholeOrNull(name, preventionLimits.perHour) : before.perHour[name];
  const settings: Prevention = {
    hold: f.isNone("hold") ? before.hold : f.oneOf("hold", holdings),
    newcomerUntil: f.isNone("newcomerUntil")
      ? before.newcomerUntil
      : f.whole("newcomerUntil", preventionLimits.newcomerUntil),
    holdLinks: f.isNone("holdLinks") ? before.holdLinks : f.oneOf("holdLinks", holdings),
    list: f.has("list") ? listIn(f, reading) : before.list,
    holdFloods: f.isNone("holdFloods") ? before.holdFloods : f.flag("holdFloods"),
    perHour: { newcomers: rate("newcomers"), members: rate("members"), guests: rate("guests") },
    closed: f.has("closed") ? closedIn(f) : before.closed,
    inviteOnly: f.has("inviteOnly") ? periodIn(f) : before.inviteOnly,
  };
  f.require();
  return settings;
}

function listIn(f: Fields, { entryFault, stepsOf }: Reading): ListEntry[] {
  const list: ListEntry[] = [];
  const { min, max } = preventionLimits.entry;
  f.rows("list", preventionLimits.entries, (row, at) => {
    const raw = row.raw("text");
    const entry: ListEntry = {
      kind: row.oneOf("kind", entryKinds),
      text: typeof raw === "string" ? raw.trim() : "",
      does: row.oneOf("does", entryEffects),
    };
    const fault = /\p{Cc}/u.test(entry.text) ? "length" : entryFault(entry);
    if (fault)
      row.fault(
        "text",
        say(preventionWords, (w) => w.faults[fault](at + 1, entry.text.slice(0, 80), min, max)),
      );
    else if (!list.some((each) => each.kind === entry.kind && each.text === entry.text)) list.push(entry);
  });
  if (!f.hasFaults() && stepsOf(list) > preventionLimits.pattern.all)
    f.fault(
      "list",
      say(preventionWords, (w) => w.tooCostly),
    );
  return list;
}

function closedIn(f: Fields): Prevention["closed"] {
  if (f.raw("closed") === null) return null;
  const inside = f.inside("closed");
  const time = (name: "from" | "until") => {
    const raw = inside.raw(name);
    const given = typeof raw === "string" ? raw : "";
    if (minuteOf(given) === null)
      inside.fault(
        name,
        say(preventionWords, (w) => w.timeOfDay),
      );
    return given;
  };
  const days = inside.list("days", 7, (day) => day.whole("value", { min: 0, max: 6 }));
  const closed = { from: time("from"), until: time("until"), days: [...new Set(days)].sort((a, b) => a - b) };
  if (closed.days.length === 0)
    inside.fault(
      "days",
      say(preventionWords, (w) => w.noDay),
    );
  const now = new Date();
  if (!f.hasFaults() && isClosedAt({ closed }, "UTC", now) && opensAt({ closed }, "UTC", now) === null)
    inside.fault(
      "until",
      say(preventionWords, (w) => w.neverOpen),
    );
  return closed;
}

function periodIn(f: Fields): Prevention["inviteOnly"] {
  if (f.raw("inviteOnly") === null) return null;
  const inside = f.inside("inviteOnly");
  const [from, until] = [inside.moment("from"), inside.moment("until")];
  if (!from || !until) return null;
  const most = preventionLimits.inviteOnly * 86_400_000;
  if (until <= from || until.getTime() - from.getTime() > most)
    inside.fault(
      "until",
      say(preventionWords, (w) => w.period(preventionLimits.inviteOnly)),
    );
  return { from: from.toISOString(), until: until.toISOString() };
}

/** The lists as the form shows them: one a line, by what they are and what they do. */
export const listBoxes = [
  { name: "warnWords", kind: "word", does: "warn" },
  { name: "holdWords", kind: "word", does: "hold" },
  { name: "warnPatterns", kind: "pattern", does: "warn" },
  { name: "holdPatterns", kind: "pattern", does: "hold" },
] as const satisfies Array<{ name: string; kind: ListEntry["kind"]; does: ListEntry["does"] }>;
export type ListBox = (typeof listBoxes)[number]["name"];

/** What is on each line, but empty ones. */
export const linesOf = (text: string): string[] =>
  text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");

/** What the form sends, as programs send it. @param field "" where it is missing @param zone of the group */
export function preventionOfForm(field: (name: string) => string, days: string[], zone: string): object {
  const rate = (name: string) => field(`perHour.${name}`) || null;
  const isClosed = field("isClosed") !== "";
  const isByInvite = field("isInviteOnly") !== "";
  const moment = (name: "from" | "until") => {
    const [day = "", time = ""] = field(`inviteOnly.${name}`).slice(0, 16).split("T");
    return instantIn(zone, { day, time })?.toISOString() ?? "";
  };
  return {
    ...{ hold: field("hold"), newcomerUntil: field("newcomerUntil"), holdLinks: field("holdLinks") },
    list: listBoxes.flatMap(({ name, kind, does }) => linesOf(field(name)).map((text) => ({ kind, text, does }))),
    holdFloods: field("holdFloods") || "false",
    perHour: { newcomers: rate("newcomers"), members: rate("members"), guests: rate("guests") },
    closed: isClosed ? { from: field("closed.from"), until: field("closed.until"), days } : null,
    inviteOnly: isByInvite ? { from: moment("from"), until: moment("until") } : null,
  };
}

/** In which box an error belongs that was found in the list as a whole. */
export function boxOfError(name: string, field: (name: string) => string): { box: ListBox; line: number } | null {
  let at = Number(/^list\.(\d+)\./.exec(name)?.[1] ?? NaN);
  if (Number.isNaN(at)) return null;
  for (const { name: box } of listBoxes) {
    const lines = linesOf(field(box)).length;
    if (at < lines) return { box, line: at + 1 };
    at -= lines;
  }
  return null;
}
