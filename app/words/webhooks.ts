import { counted, type Catalogue } from "./words";

const en = {
  // Refusals
  hostsOnly: "Only hosts of this group look after its webhooks.",
  archived: "This group is archived: its webhooks can be looked at and removed, and nothing else.",
  urlMissing: "Enter the address that is to be told.",
  urlLong: (most: number) => `An address has at most ${most} characters.`,
  faults: {
    "not-an-address": "This is not an address. It begins with https://",
    "not-https": "The address must begin with https://, so that nobody reads along on the way.",
    "has-password": "Leave name and password out of the address.",
    port: "Lectern calls the ports 443 and 8443 only.",
    inside:
      "This address leads into a private network. The operator can allow it by FETCH_ALLOW; else use one that is on the internet.",
  } as Record<string, string>,
  events: (known: string) => `Choose what is to be told, among: ${known}.`,
  eventsForm: "Tick at least one thing that is to be told.",
  most: (each: number) => `A group has at most ${each} webhooks. Remove one first.`,
  isPaused: "This webhook is paused. Let it go on first.",
  pausedShape: "“paused” is true or false.",
  tooOften: "That was often enough for now. Wait a moment.",

  // Why there was no answer
  noAnswer: {
    "no-name": "The name of the host is not known.",
    "too-slow": "There was no answer within ten seconds.",
    "no-answer": "The connection did not come about, or broke off.",
    inside: "The name of the host leads into a private network.",
  } as Record<string, string>,

  // Pages
  title: "Webhooks",
  lead: "Programs elsewhere can be told what happens in this group: for a chat, an archive, statistics.",
  warning:
    "Whoever reads at that address reads what members of this group write. Tell the members, and add only addresses you trust.",
  list: "Webhooks of this group",
  none: "Nothing outside is told of this group.",
  add: "Add a webhook",
  url: "Address",
  urlHint: "It begins with https://. Lectern sends a signed POST there for each thing that happens.",
  whatFor: "What is to be told",
  eventNames: {
    "comment.posted": "A comment is posted",
    "comment.edited": "A comment is changed",
    "comment.removed": "A comment is removed",
    "session.planned": "A session is planned",
    "session.changed": "A session is changed",
    "session.cancelled": "A session is called off",
    "session.started": "A session begins",
    "session.ended": "A session ends",
  } as Record<string, string>,
  addButton: "Add",
  made: "The webhook is there. This is its secret; copy it now, it is shown this once.",
  renewed: "This is the new secret; copy it now, it is shown this once. The old one no longer counts.",
  secretUse:
    "With it, the program at that address checks that a delivery comes from here. The page on the API says how.",
  active: "active",
  paused: "paused",
  pausedLong:
    "Nothing is sent there at present: it was paused by a host, too many deliveries in a row failed, or who added it is no host any more.",
  never: "nothing sent yet",
  lastState: { waiting: "on its way", delivered: "last one arrived", failed: "last one failed" } as Record<
    string,
    string
  >,
  by: "by",
  look: "Look at it",
  one: (host: string) => `Webhook to ${host}`,
  saved: "Saved.",
  save: "Save",
  test: "Send a test",
  pause: "Pause",
  goOn: "Let it go on",
  secret: "New secret",
  secretTitle: "A new secret",
  secretText:
    "From then on deliveries are signed with the new secret, and the program must know it. The old one ends at once.",
  secretButton: "Make a new secret",
  remove: "Remove this webhook",
  removeText: "What waits to be sent is dropped, and the list of what was sent goes too.",
  log: "What was sent",
  logNone: "Nothing has been sent there in the last two weeks.",
  logKept: "Kept for two weeks.",
  older: "Older ones",
  states: { waiting: "waiting", delivered: "arrived", failed: "failed" } as Record<string, string>,
  status: (status: number) => `answered ${status}`,
  took: (ms: number) => `${ms} ms`,
  tries: (count: number) => counted("en", count, { one: "try", other: "tries" }),
  next: "next try",
  answer: "What came back",
  again: "Send again",
  againOf: (event: string, number: number) => `Send again: ${event}, number ${number} in this list`,
  toList: "All webhooks",
};

export const webhookWords: Catalogue<typeof en> = { en };
