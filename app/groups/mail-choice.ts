/** Whether notices are mailed, at once or not at all: for everything, and for a group that differs. Pure. */

export const groupMails = ["account", "on", "off"] as const;
/** `account`: as the account says. */
export type GroupMail = (typeof groupMails)[number];

/** As stored with a membership. */
export const storedMail: Record<GroupMail, boolean | null> = { account: null, on: true, off: false };
export const groupMailOf = (stored: boolean | null): GroupMail => (stored === null ? "account" : stored ? "on" : "off");

export type MailChoices = {
  isOn: boolean;
  /** The same of sessions: somebody waits there at a certain hour. */
  sessions: boolean;
  email: string;
  /** Nothing is mailed to an address that nobody has confirmed. */
  isConfirmed: boolean;
  groups: Array<{ slug: string; name: string; choice: GroupMail }>;
};
