import { counted, type Catalogue } from "./words";

const en = {
  title: "Notices",
  lead: "What concerns you: mentions, replies, answers and news of your groups.",
  unread: (count: string) => `${count} unread`,
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
  said: {
    mention: (who: string) => `${who} mentioned you`,
    reply: (who: string) => `${who} replied to you`,
    answer: (who: string) => `${who} replied to your question`,
    settled: (who: string) => `${who} marked your question as answered`,
    "asked-to-join": (who: string) => `${who} would like to come in`,
    "let-in": (who: string) => `${who} let you in`,
    role: (who: string, role: string) => `${who} changed your role: ${role}`,
    "new-text": (who: string) => `${who} put up a new text`,
    "new-member": (who: string) => `${who} came in`,
    "webhook-paused": () => "A webhook was paused, since too many deliveries failed",
    security: () => "Something about the safety of your account has changed",
  },
  roles: {
    host: "you are a host now",
    facilitator: "you are a facilitator now",
    moderator: "you are a moderator now",
    member: "you are a member now",
  } as Record<string, string>,
  items: (count: number) => counted("en", count, { one: "notice", other: "notices" }),
};

export const noticeWords: Catalogue<typeof en> = { en };
