/** Letters with links, about an account. Their links take the host from the settings, never from a request. */
import type { Db } from "#db/db.server";
import { absolute, origin } from "../mail/links.server";
import { queueMail } from "../mail/mails.server";
import { accountMailWords } from "../words/account-mail";

const words = accountMailWords.en;
const host = () => new URL(origin()).host;

type Owner = { name: string; email: string };

/** Milliseconds that links in letters work for; the letter says so. */
export const letterLives = { day: 86_400_000, hour: 3_600_000 } as const;

/** For a caller's own write, as all below; call `mailWaits` afterwards. */
export const mailSignUp = (tx: Db, { name, email }: Owner, secret: string) =>
  send(tx, email, words.confirmSubject(host()), words.confirmSignUp(name, host(), absolute(`/confirm/${secret}`)));

export const mailConfirm = (tx: Db, { name, email }: Owner, secret: string) =>
  send(tx, email, words.confirmSubject(host()), words.confirm(name, host(), absolute(`/confirm/${secret}`)));

/** To whoever has an account with the address somebody signed up with. */
export const mailKnown = (tx: Db, { name, email }: Owner) =>
  send(tx, email, words.knownSubject(host()), words.known(name, host(), absolute("/sign-in"), absolute("/reset")));

export const mailReset = (tx: Db, { name, email }: Owner, secret: string) =>
  send(
    tx,
    email,
    words.resetSubject(host()),
    words.reset(name, host(), absolute(`/reset/${secret}`)),
    letterLives.hour,
  );

export const mailChangeOld = (tx: Db, { name, email }: Owner, to: string, secret: string) =>
  send(tx, email, words.changeSubject(host()), words.changeOld(name, host(), to, absolute(`/address/${secret}`)));

export const mailChangeNew = (tx: Db, name: string, to: string, secret: string) =>
  send(tx, to, words.confirmSubject(host()), words.changeNew(name, host(), absolute(`/address/${secret}`)));

/** To whoever has an account with the address somebody wants to move to. */
export const mailChangeKnown = (tx: Db, { name, email }: Owner) =>
  send(tx, email, words.knownSubject(host()), words.changeKnown(name, host()));

async function send(tx: Db, to: string, subject: string, text: string, lives: number = letterLives.day): Promise<void> {
  await queueMail(tx, { to, subject, text, expiresAt: new Date(Date.now() + lives) });
}
