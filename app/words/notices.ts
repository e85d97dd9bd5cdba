import { counted, type Catalogue } from "./words";

const en = {
  title: "Notices",
  lead: "Mentions, replies, answers, and news of your groups.",
  unread: (count: string) => `${count} unread`,
  fresh: (count: number) => counted("en", count, { one: "new notice", other: "new notices" }),
  none: "Nothing yet",
  noneText:
    "When somebody mentions you, replies to you or answers your question, it stands here. So does news of your groups.",
  markRead: "Mark as read",
  markReadOf: (what: string) => `Mark as read: ${what}`,
  markAllRead: "Mark all as read",
  isNew: "unread",
  more: "Older",
  settings: "What is mailed",
  cursor: `"after" is the "next" of a page of this list.`,
  somebody: "An operator",
  /** After the name of who did it. */
  said: {
    mention: "mentioned you",
    reply: "replied to you",
    answer: "replied to your question",
    settled: "marked your question as answered",
    "asked-to-join": "would like to come in",
    "let-in": "let you in",
    role: "changed your role:",
    "new-text": "put up a new text",
    "new-member": "came in",
    security: "Something about the safety of your account has changed",
    "webhook-paused": "A webhook was paused, since too many deliveries failed",
    removed: "You were removed from a group",
    "turned-away": "You were not let in to a group",
    "group-visibility": "changed who sees the group:",
    "group-renamed": "gave the group another name or address",
    "group-archived": "archived the group: it stays to be read, and nothing in it is changed",
    "group-restored": "restored the group: one writes in it again",
    "session-planned": "planned a session",
    "session-changed": "changed a session:",
    "session-cancelled": "called off a session",
    "session-soon": "A session is coming up",
    "time-poll": "asks when you could meet",
    "minutes-shown": "put minutes before the group",
    rules: "published new rules of the group",
    "report-closed": "What you reported was looked at",
    "case-waits": "Something waits for a moderator for more than a day",
  },
  /** Of a series. */
  saidOfMany: {
    "session-planned": (count: number) => `planned ${count} sessions`,
    "session-changed": (count: number) => `changed ${count} sessions:`,
    "session-cancelled": (count: number) => `called off ${count} sessions`,
  } as Record<string, (count: number) => string>,
  approved: "approved minutes",
  changes: {
    time: "another time",
    place: "another place",
    title: "another title",
    again: "it takes place after all",
  },
  roles: {
    host: "you are a host now",
    facilitator: "you are a facilitator now",
    moderator: "you are a moderator now",
    member: "you are a member now",
  } as Record<string, string>,
  visibility: {
    private: "members only",
    unlisted: "whoever has an address here reads its texts and all comments, with names",
    public: "everybody on the internet reads its texts and all comments, with names",
  } as Record<string, string>,
};

export const noticeWords: Catalogue<typeof en> = { en };
