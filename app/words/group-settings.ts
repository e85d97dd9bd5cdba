import { counted, type Catalogue } from "./words";

/** Settings of a group beyond its name: language, guests, address, archive, handing over. */
const en = {
  // Refusals
  archived: "This group is archived. A host can restore it; until then nothing in it is changed.",
  answerMissing: "The group asks this of everybody who wants to come in. Write a line.",
  choose: "Choose one of those that stand there.",
  guestsValue: `Choose "none", "read" or "comment".`,
  languageShape: `A language is a tag such as "en", "de" or "pt-BR".`,
  timeZoneShape: `A time zone is a name such as "Europe/Berlin", or "UTC".`,
  grantsValue: `Choose "member", "read" or "comment".`,
  hostsArchive: "Only a host can archive or restore this group.",
  hostsHandOver: "Only a host can hand over the group.",
  handOverSelf: "You are the host already. Choose somebody else.",
  handOverMember: "Choose a member of the group. Guests and those who wait cannot lead it.",
  noGuests: "This group lets in no guests. A host can allow them in the settings.",
  guestsReadOnly: "Guests of this group read. A host can let them comment in the settings.",
  guestAccount: "You are here as a guest. Make an account to do this.",
  guestHere: "You are in this group already.",
  guestRole: "A guest has no role. Invite them as a member first.",
  inviteClosed: "The group does not let anybody in this way any more.",

  // Sections of the settings
  about: "About",
  door: "Who sees it, who gets in",
  language: "Language of the group",
  languageHint: `A tag such as "en", "de" or "pt-BR": its name and description are read aloud in it.`,
  timeZone: "Time zone",
  timeZoneOfNew: (zone: string) =>
    `Its dates are days in the time zone ${zone}. The settings of the group can change that.`,
  timeZoneHint: "Dates of the group are days there.",
  joinQuestion: "A question to whoever asks to join",
  joinQuestionHint: "For joining on request. Left empty, nothing is asked.",
  guestsTitle: "Guests",
  guests: {
    none: ["No guests", "Whoever is here as a guest loses access at once."],
    read: ["Guests may read", "By a link for guests one reads without an account, and does nothing else."],
    comment: ["Guests may read and comment", "They give a name, and are shown as guests wherever they write."],
  } as Record<"none" | "read" | "comment", [string, string]>,
  guestsNote: "Links for guests are made on the page of invites.",

  addressTitle: "Address",
  address: "Address of the group",
  addressHint: "The old address goes on leading here.",
  addressSave: "Change the address",

  archiveTitle: "Archive",
  archiveText:
    "Everything stays to be read by those who can read it now, and nothing is added or changed. You can restore it.",
  archiveButton: "Archive the group",
  restoreTitle: "This group is archived",
  restoreText: "It is read by those who could read it, and nothing in it is changed until it is restored.",
  restoreButton: "Restore the group",

  handOverTitle: "Hand over the group",
  handOverLead: "Somebody else becomes its host, in one step.",
  handOverChoose: "Choose somebody",
  handOverTo: "To whom?",
  handOverStay: "I stay a host too",
  handOverStayHint: "Otherwise you become a member.",
  handOverButton: "Hand over",
  handOverNobody: "There is nobody to hand it to yet. Invite somebody first.",
  handOverLink: "Hand over the group",

  // Joining
  back: "Back to the group",
  answerLabel: "Your answer",
  answerHint: "Only the hosts read it, and it is deleted once they have decided.",
  answered: "wrote:",
  asks: "The group asks:",
  closedDoor: "This group is archived. Nobody joins it any more.",

  // Guests
  guest: "Guest",
  guestsList: "Guests",
  guestsListNote: "They came by a link for guests and do only what it lets them.",
  guestRights: { read: "reads", comment: "reads and comments" },
  guestDoor: {
    read: "You are here as a guest and read. You see who writes; you are in no list but that of guests.",
    comment: "You are here as a guest: what you write is shown under your name with the word “Guest”.",
  },
  guestLeave: "Leave",
  grantsTitle: "What the link makes of those who open it",
  grants: {
    member: ["Members", "With an account. They see who is in the group."],
    read: ["Guests who read", "Without an account, until they leave, are removed, or guests are switched off."],
    comment: ["Guests who comment", "Without an account, under a name they give."],
  } as Record<"member" | "read" | "comment", [string, string]>,
  grantsPill: { member: "Members", read: "Guests, reading", comment: "Guests, commenting" },
  guestName: "Your name here",
  guestNameHint: "Shown with what you write, with the word “Guest” beside it.",
  guestEnter: "Read as a guest",
  guestEnterWriting: "Come in as a guest",
  guestEnterAs: (name: string) => `Come in as a guest, as ${name}`,
  guestInvite: {
    read: "You are invited to read along, without an account.",
    comment: "You are invited to read and comment, without an account.",
  },
  guestSeen: {
    private: "Members and guests of this group see what you write.",
    unlisted: "Everybody who has the address of a text sees what you write.",
    public: "Everybody on the internet sees what you write.",
  } as Record<"private" | "unlisted" | "public", string>,
  guestCookie:
    "This browser remembers you for thirty days after your last visit. On another device you open the link again, under another name.",
  guestHave: "I have an account",
  memberCount: (count: number) => counted("en", count, { one: "member", other: "members" }),
};

export const groupSettingWords: Catalogue<typeof en> = { en };
