import { counted, type Catalogue } from "./words";

const en = {
  // Second factor
  code: "Code",
  codeHint: "Six digits from your app, or one of your recovery codes.",
  codeMissing: "Enter the code that your app shows.",
  codeWrong: "This code is not right, or it has been used. Wait for the next one.",
  codeTries: "Too many codes were tried. Wait a little, then try the code your app shows then.",
  stepTitle: "One more step",
  stepLead: "Your account asks for a code besides the password.",
  stepButton: "Sign in",
  stepAgain: "Begin again",
  stepGone: "This took too long, or was begun in another browser. Sign in again.",
  stepLost: "No phone at hand? A recovery code works in place of the code, once.",

  factor: "Second factor",
  factorLead: "A code from an app on your phone, asked for besides the password when you sign in.",
  factorOff: "Your account asks for no code. Whoever learns your password can sign in as you.",
  factorOn: "Your account asks for a code since",
  factorStart: "Set it up",
  factorIsOn: "Your account asks for a code already. Switch it off first to use another app.",
  factorNotBegun: "Begin setting it up anew.",
  factorDrop: "Switch it off",
  factorDropLead: "From then on the password alone is enough. Your recovery codes end with it.",
  setUp: "Set up the second factor",
  setUpScan: "Scan this with an app for one-time codes",
  setUpApps: "Any app for one-time codes will do, and so do most password managers.",
  setUpPicture: "A picture of the secret, for the camera of your app",
  setUpByHand: "Or type the secret into the app by hand:",
  setUpCode: "The code that the app shows",
  setUpCodeHint: "Six digits. They change every half a minute.",
  setUpConfirm: "Switch it on",

  recovery: "Recovery codes",
  recoveryLeft: (count: number) => `${counted("en", count, { one: "code is", other: "codes are" })} left.`,
  recoveryFew: "Make new ones before they run out.",
  recoveryWhat: "Each signs you in once when your phone is not at hand. Making new ones ends the old ones.",
  recoveryMake: "Make new codes",
  recoveryMade: "These are your recovery codes. Keep them where you will find them without your phone.",
  recoveryOnce: "They are shown this once: save or print this page before you go on. Each works one time.",
  recoverySave: "Save as a file",
  recoveryFile: "lectern-recovery-codes.txt",
  recoveryFileText: (name: string, host: string, codes: string[]) =>
    `Recovery codes of ${name} at ${host}. Each works once.\n\n${codes.join("\n")}\n`,
  recoveryDone: "I have kept them",
  factorDone: "The second factor is on.",

  switchedOff: "This account has been switched off by whoever runs this server.",

  // Mail
  mailSubject: "The security of your account has changed",
  mailText: (name: string, what: string, at: string) =>
    `Hello ${name},\n\n${what}\nThis was at ${at} UTC.\n\n` +
    "If it was you, there is nothing to do. If it was not, somebody else may be in your account: " +
    "choose a new password, and end all sessions on your account's page.\n",
  mailFactorOn:
    "A second factor was switched on for your account: signing in with the password now asks for a code too.",
  mailFactorOff: "The second factor of your account was switched off: the password alone is enough to sign in now.",
  mailCodesNew: "New recovery codes were made for your account. The old ones no longer work.",
  mailCodeUsed: (left: number) =>
    `A recovery code was used to sign in to your account. ${counted("en", left, { one: "is", other: "are" })} left.`,
};

export const securityWords: Catalogue<typeof en> = { en };
