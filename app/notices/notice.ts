/** What a notice is: that something happened which concerns one person. Pure. */

export const noticeKinds = [
  "mention",
  "reply",
  "answer",
  "asked-to-join",
  "let-in",
  "role",
  "new-text",
  "new-member",
  "security",
] as const;
export type NoticeKind = (typeof noticeKinds)[number];
