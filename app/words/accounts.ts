import type { Catalogue } from "./words";

const en = {
  // Names, addresses, passwords
  nameMissing: "Choose a name. Others see it beside what you write.",
  nameLength: ({ min, max }: { min: number; max: number }) => `A name has ${min} to ${max} characters.`,
  nameInvisible: "This name contains something that cannot be seen. Type it again by hand.",
  nameSigns: "A name begins with a letter or digit, and is made of letters, digits, spaces and . , ' · - _",
  nameMixed: "This name mixes alphabets within one word, which makes it easy to mistake for another.",
  nameReserved: "This name is kept for Lectern itself. Choose another.",
  nameTaken: "Somebody has this name, or one that looks like it. Choose another.",
  emailMissing: "Enter your e-mail address.",
  emailShape: "This does not look like an e-mail address.",
  emailTaken: "There is an account with this e-mail address. Sign in instead.",
  passwordMissing: "Choose a password.",
  passwordUnpaired: "This contains half of a character, which cannot be typed again.",
  passwordShort: (min: number) => `A password has at least ${min} characters. A few words are easy to remember.`,
  passwordLong: (max: number) => `A password has at most ${max} characters.`,
  passwordCommon: "This is among the first passwords anybody would try. Choose another.",
  passwordAbout: "This is little more than your name or address. Choose another.",

  // Signing in and out
  mistaken: "Name or password is not right.",
  whoMissing: "Enter your name or e-mail address.",
  passwordNeeded: "Enter your password.",
  tooManyTries: "Too many tries. Wait a little and try again.",
  tooManyAccounts: "Too many accounts have been made from here. Wait a little and try again.",
  busy: "Too many people are signing in at this moment. Try again in a few seconds.",
  signUpClosed: "This installation takes no new accounts.",
  signUpInvited: "One signs up here with an invite. Open the link somebody sent you.",

  // Tokens and the operator's link
  tokenName: "Say what the token is for.",
  tokenScopes: (known: string) => `Scopes are among: ${known}.`,
  tokenDays: (most: number) => `Days are a whole number from 1 to ${most}, or nothing for a token without end.`,
  tokensMost: (most: number) => `You have ${most} tokens. Revoke one first.`,
  tokenByToken: "A token cannot make or revoke tokens. Do this signed in, in the browser.",
  linkGone: "This link has been used or has expired. Start Lectern again for a new one while there is no operator.",
};

export const accountWords: Catalogue<typeof en> = { en };
