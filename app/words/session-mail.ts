import { counted, type Catalogue } from "./words";

const sessions = (count: number) => counted("en", count, { one: "session", other: "sessions" });
const some = (count: number) => (count > 1 ? sessions(count) : "a session");

const en = {
  /** Of a private group the title is not told: mail is read on lock screens and kept by others. */
  session: "Session",
  sessions,
  subjects: {
    "session-planned": (what: string, when: string, group: string) => `${what} · ${when} · ${group}`,
    "session-changed": (what: string, when: string, group: string) => `Changed: ${what} · ${when} · ${group}`,
    "session-cancelled": (what: string, when: string, group: string) => `Called off: ${what} · ${when} · ${group}`,
    "session-soon": (what: string, when: string, group: string) => `Coming up: ${what} · ${when} · ${group}`,
  },
  /** Told to one person, instead of "Changed". */
  seatSubjects: {
    seat: (what: string, when: string, group: string) => `You have a seat: ${what} · ${when} · ${group}`,
    waits: (what: string, when: string, group: string) => `On the waiting list: ${what} · ${when} · ${group}`,
  } as Record<string, (what: string, when: string, group: string) => string>,
  seatDid: { seat: "made room in a session", waits: "took seats out of a session" } as Record<string, string>,
  did: {
    "session-planned": (count: number) => `planned ${some(count)}`,
    "session-changed": (count: number) => `changed ${some(count)}`,
    "session-cancelled": (count: number) => `called off ${some(count)}`,
  },
  /** @param change "": not said */
  said: (who: string, did: string, group: string, change: string) =>
    `${who} ${did} of ${group}${change ? `: ${change}` : ""}.`,
  soon: (group: string) => `A session of ${group} is coming up.`,
  title: (title: string) => `What: ${title}`,
  when: (when: string, zone: string) => `When: ${when} (${zone} time)`,
  wasOn: (when: string, zone: string) => `Not on: ${when} (${zone} time)`,
  where: (place: string) => `Where: ${place}`,
  call: (url: string) => `Call: ${url}`,
  answer: (url: string) => `Say whether you come: ${url}`,
  yours: {
    yes: (url: string) => `You said that you come. If that changes: ${url}`,
    maybe: (url: string) => `You said that you may come. Say which: ${url}`,
    no: (url: string) => `You said that you do not come. If that changes: ${url}`,
    apologies: (url: string) => `You said that you do not come. If that changes: ${url}`,
  },
  more: (url: string) => `Its page: ${url}`,
  all: (url: string) => `All of them: ${url}`,
  file: "Your calendar can take the session from this mail. Answer on the page above: what a calendar sends back reaches nobody.",
  files: (url: string) =>
    `The file in this mail puts all of them into your calendar. For a calendar that follows changes by itself, subscribe: ${url}`,
  off: "A calendar that took it from our mail can take it out again by this one.",
  why: (group: string) => `You get this because you are in ${group}.`,
};

export const sessionMailWords: Catalogue<typeof en> = { en };
