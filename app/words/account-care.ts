import type { Catalogue } from "./words";

/** Confirming, resetting, changing, leaving: what guards an account. */
const en = {
  linkGone: "This link has been used, has expired, or a newer one took its place.",

  // Signing up
  sentTitle: "Look into your mail",
  sentTo: (email: string) => `We have written to ${email}. Open the link in that mail to go on; it works for a day.`,
  sentNot: "Nothing there after some minutes? Look among the unwanted mail, and see whether the address is right.",
  sentAgain: "Sign up with another address",
  readyTitle: "Your account",
  ready: "If this address was new here, your account is ready: sign in with the password you chose.",
  readyKnown: "If you had an account already, sign in as you always do.",
  unconfirmed: "Just signed up? Open the link we sent you first.",
  forgotten: "I forgot my password",

  // Confirming
  confirmTitle: "Confirm your address",
  confirmLead: (email: string) => `That ${email} is yours.`,
  confirmAccount: (name: string) => `This finishes making the account of ${name}, and signs you in.`,
  confirmNotYours: "If you did not sign up here, close this page: without the button nothing happens.",
  confirmButton: "Confirm",
  confirmSignUp: "Confirm and sign in",
  confirmNameTaken: "Somebody took this name in the meantime. Choose another.",
  addressHasAccount: "There is an account with this address by now. Sign in instead.",
  confirmed: "Your address is confirmed.",

  // Resetting
  resetTitle: "Choose a new password",
  resetLead: "Enter the e\u2011mail address of your account. If there is one, we send a link to it.",
  resetAsk: "Send me a link",
  resetSent: (email: string) =>
    `If there is an account with ${email}, a link is on its way to it. It works for an hour, and once.`,
  resetNoMail: "This server sends no mail by itself. Ask whoever runs it: the link lies in its outbox.",
  resetTries: "A link was asked for often enough. Look into your mail, or wait a little.",
  mailTries: "Enough mail has been sent from here for now. Wait a little.",
  resetFor: (name: string) =>
    `For the account of ${name}. You are signed out everywhere and sign in with it afterwards.`,
  newPassword: "New password",
  resetButton: "Use this password",
  resetDone: "Your new password is set. Sign in with it.",

  // The account's page
  you: "You",
  name: "Name",
  change: "Change",
  changeName: "Change your name",
  changeNameLead: "Everything you wrote will stand under the new name.",
  nameButton: "Use this name",
  nameTries: "You changed your name often enough for today.",
  email: "E-mail",
  emailIsConfirmed: "confirmed",
  emailUnconfirmed: "not confirmed",
  emailSendAgain: "Send me a link to confirm it",
  emailSent: "A link to confirm it is on its way.",
  changeEmail: "Change your e\u2011mail address",
  changeEmailLead: "We write to the old address and to the new one. It changes once both links have been opened.",
  changeEmailUnconfirmed: "Your present address was never confirmed, so only the new one is asked.",
  emailNew: "New e\u2011mail address",
  emailButton: "Send the links",
  emailSame: "This is your address already.",
  emailUnderWay: (email: string) => `On its way to ${email}:`,
  emailWaitsBoth: "both links are still to be opened.",
  emailWaitsOld: "the link we sent to your old address is still to be opened.",
  emailWaitsNew: "the link we sent to the new address is still to be opened.",
  emailCancel: "Leave it as it is",
  addressTitle: "Change of address",
  addressOld: (from: string, to: string) => `This agrees, from ${from}, that your account moves to ${to}.`,
  addressNew: (to: string) => `This confirms that ${to} is yours, and that your account moves to it.`,
  addressButton: "Agree",
  addressHalf: "Thank you. The address changes once the other link has been opened too.",
  addressDone: "Your account has its new address.",
  password: "Password",
  passwordIs: "set",
  passwordNone: "none: you come in another way",
  changePassword: "Change your password",
  changePasswordLead: "You stay signed in here, and are signed out everywhere else.",
  oldPassword: "Present password",
  oldMistaken: "This is not your present password.",
  noOldPassword: "Your account has no password. Ask for a link to choose one.",
  passwordButton: "Change it",
  passwordChanged: "Your password is changed. You are signed out everywhere else.",
  nameChanged: "You have a new name.",

  waysIn: "Other ways in",

  // Sessions
  sessions: "Where you are signed in",
  sessionHere: "this one",
  sessionUsed: "last used",
  sessionBegan: "since",
  sessionEnd: "Sign out",
  /** Two may be called the same, and lie in one network: the line in the list tells them apart. */
  sessionEndOf: (device: string, number: number) => `Sign out of ${device}, number ${number} in the list`,
  sessionEndOthers: "Sign out everywhere else",
  device: (browser: string, system: string) => `${browser} on ${system}`,
  deviceUnknown: "A program",
  network: (network: string) => (network === "" || network === "local" ? "" : network),

  // Proving
  proveTitle: "Is it you?",
  proveLead: "Before this, give your password again. It counts for a quarter of an hour.",
  proveNoPassword: "Your account has no password. Sign out and in again; that counts too.",
  proveButton: "Go on",

  // Data and leaving
  data: "What is yours",
  exportTitle: "Take your data with you",
  exportLead: "One JSON file with your account, your groups, everything you wrote with its earlier wordings, and more.",
  exportWhat:
    "It holds your account, memberships, comments and their earlier wordings, reactions, how far you read, what moderators did about you, what you reported and objected to, notices, sessions and tokens. No password and no secret is in it.",
  exportButton: "Download",
  deleteTitle: "Delete your account",
  deleteLead:
    "You are signed out everywhere at once. For a day you can sign in and keep the account after all; then it is gone for good.",
  deleteKeep: "Keep what I wrote, without my name",
  deleteKeepHint: "The discussions stay whole. “Somebody” stands where your name stood.",
  deleteRemove: "Remove what I wrote",
  deleteRemoveHint: "The words go for good, with their earlier wordings. What others replied stays.",
  deleteHow: "What becomes of your words?",
  deleteHowMissing: "Choose what becomes of your words.",
  deleteButton: "Delete my account",
  deleteHosts: "Nobody else could lead these groups. Make somebody else host, or delete the group, and then come back.",
  deleteGroups: (names: string) => `You are the last host of: ${names}. Make somebody else host, or delete them first.`,
  deleteOperator: "You are the only operator of this server. Make somebody else operator first.",
  deleteAsked: "Your account will be deleted in a day. Until then you can sign in to keep it.",
  keepTitle: "Keep your account?",
  keepLead: (name: string) => `The account of ${name} is about to be deleted.`,
  keepAt: "It will be gone:",
  keepButton: "Keep my account",
  keepNot: "To let it go, do nothing.",
};

export const careWords: Catalogue<typeof en> = { en };
