import type { Catalogue } from "./words";

/** Mail about an account. `link` is a whole address, `host` that of this server. */
const en = {
  confirmSubject: (host: string) => `Confirm your address for ${host}`,
  confirmSignUp: (name: string, host: string, link: string) =>
    `Hello ${name},\n\nsomebody, we hope you, signed up at ${host} with this address. To finish, open this link within a day:\n\n${link}\n\n` +
    "If it was not you, do nothing: no account is made.\n",
  confirm: (name: string, host: string, link: string) =>
    `Hello ${name},\n\nto confirm that this is the address of your account at ${host}, open this link within a day:\n\n${link}\n\n` +
    "If you have no account there, do nothing.\n",
  knownSubject: (host: string) => `You have an account at ${host}`,
  known: (name: string, host: string, signIn: string, reset: string) =>
    `Hello ${name},\n\nsomebody, perhaps you, wanted to sign up at ${host} with this address. You have an account there already.\n\n` +
    `Sign in: ${signIn}\nChoose a new password: ${reset}\n\nIf it was not you, there is nothing to do.\n`,
  resetSubject: (host: string) => `Choose a new password for ${host}`,
  reset: (name: string, host: string, link: string) =>
    `Hello ${name},\n\nsomebody, we hope you, asked for a new password for your account at ${host}. To choose one, open this link within an hour:\n\n${link}\n\n` +
    "It works once. If it was not you, do nothing: your password stays as it is.\n",
  changeSubject: (host: string) => `Your address at ${host} is to change`,
  changeOld: (name: string, host: string, to: string, link: string) =>
    `Hello ${name},\n\nyour account at ${host} is to move from this address to ${to}. To agree, open this link within a day:\n\n${link}\n\n` +
    "We have written to the new address too; both links are needed. If it was not you, do not open the link, and change your password: somebody else may be in your account.\n",
  changeNew: (name: string, host: string, link: string) =>
    `Hello ${name},\n\nyour account at ${host} is to move to this address. To confirm that it is yours, open this link within a day:\n\n${link}\n\n` +
    "If you know nothing of this, do nothing.\n",
  changeKnown: (name: string, host: string) =>
    `Hello ${name},\n\nsomebody wanted to move an account at ${host} to this address, with which you have an account there already. Nothing has changed.\n`,

  // Completing “Hello …, WHAT” of the warning that goes to whoever an account belongs to
  passwordChanged: "The password of your account was changed.",
  passwordReset:
    "A new password was chosen for your account, by a link sent to this address. Tokens of programs go on; look through them.",
  nameChanged: (from: string, to: string) => `The name of your account was changed from ${from} to ${to}.`,
  emailAsked: (to: string) => `Somebody signed in to your account asked to move it to another address, ${to}.`,
  emailChanged: (to: string) => `Your account has a new address: ${to}. This one no longer belongs to it.`,
  deletionAsked: (until: string) =>
    `Your account is going to be deleted at ${until} UTC. To keep it, sign in before that, and choose to keep it.`,
  deletionOff: "Your account is kept: it will not be deleted.",
  exported: "All data of your account were downloaded.",
};

export const accountMailWords: Catalogue<typeof en> = { en };
