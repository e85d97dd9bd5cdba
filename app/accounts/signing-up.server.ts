/**
 * Signing up as a stranger. Whether the address has an account is told to its owner by mail and to nobody else: answer
 * and work are the same either way (`docs/decisions/005-accounts.md`).
 */
import { eq } from "drizzle-orm";
import { read, schema, write, type Db } from "#db/db.server";
import { isTaken } from "#db/failures";
import { countTry } from "../limits/limits.server";
import { announce } from "../live/announce.server";
import { mailWaitsUnseen } from "../mail/mails.server";
import { mintId } from "../mint";
import { gone, invalid } from "../refusals";
import { careWords } from "../words/account-care";
import { accountWords } from "../words/accounts";
import { say } from "../words/words";
import { letterLives, mailConfirm, mailKnown, mailSignUp } from "./account-mail.server";
import { dropAuthSessions } from "./auth-session.server";
import { hashPassword } from "./hashing.server";
import { checkName } from "./names";
import { linkFor, makeIdleLink, makeLink, takeLink, type Link } from "./one-time-links.server";
import { becomeAccount, isStillGuest } from "./guests.server";
import { comeIn, type CameIn, type Coming } from "./signing.server";
import { checkSignUp, type SignUpInput } from "./users.server";

const { users } = schema;

type SigningUp = {
  network: string;
  /** Whether mail is sent (`SMTP_URL`): then an account is made once its link is opened. Else it is made at once. */
  mailing: boolean;
  /** Where the new account goes next: a path of this server. */
  to: string;
  /** The guest who signs up, and keeps place and words. */
  guest?: string;
  /** Where accounts are made with an invite only: its code. It is used in the write that makes the account, or neither is. */
  invite?: string | null;
};

/** What other rooms do in the write that makes an account. @param made what it was before, and what it is made with */
export type Become = (tx: Db, userId: string, made: { wasGuest: boolean; invite: string | null }) => Promise<void>;
/** @throws Error for an invite that nobody would count */
const nothing: Become = async (_tx, _userId, { invite }) => {
  if (invite !== null) throw new Error("an account was to be made with an invite that nobody takes");
};

/**
 * A guest is signed out by it where no mail is sent, whether or not the address was known.
 *
 * @returns the address as it was understood, whatever was found
 * @throws Refusal `invalid` by field (that a name is taken is no secret: names are public), `too-many`; `gone` for an
 *   invite that somebody else used up
 */
export async function askToSignUp(
  input: SignUpInput,
  { network, mailing, to, guest, invite }: SigningUp,
  become: Become = nothing,
): Promise<{ email: string }> {
  const { named, addressed, password } = checkSignUp(input);
  await requireFreeName(read(), named.nameKey, guest);
  if (mailing) await countTry([["mailNetwork", network]], mailTries);
  const passwordHash = await hashPassword(password);
  const person = {
    ...named,
    ...addressed,
    passwordHash,
    ...(guest === undefined ? {} : { guest }),
    ...(invite ? { invite } : {}),
  };
  await orAgain(() => write((tx) => (mailing ? sendLink(tx, person, to) : admit(tx, person, become))));
  if (guest !== undefined && !mailing) announce("access", { userId: guest });
  mailWaitsUnseen();
  return { email: addressed.email };
}

type Person = {
  name: string;
  nameKey: string;
  email: string;
  emailKey: string;
  passwordHash: string;
  guest?: string;
  invite?: string;
};

/** With mail: what was entered waits in the link, so neither name nor address is taken before it is opened. */
async function sendLink(tx: Db, person: Person, to: string): Promise<void> {
  const owner = await ownerOf(tx, person.emailKey);
  if (owner) {
    await makeIdleLink(tx, "confirm-email", JSON.stringify({ ...person, to }).length);
    await mailKnown(tx, owner);
  } else {
    const link = {
      purpose: "confirm-email",
      userId: null,
      data: { ...person, to },
      lifetime: letterLives.day,
    } as const;
    await mailSignUp(tx, person, await makeLink(tx, link));
  }
}

/** Without: a row more is written about a known address, so that both cost the same. */
async function admit(tx: Db, { guest, invite, ...person }: Person, become: Become): Promise<void> {
  const owner = await ownerOf(tx, person.emailKey);
  if (guest !== undefined) await dropAuthSessions(tx, guest);
  if (owner) {
    await makeIdleLink(tx, "confirm-email");
    await makeIdleLink(tx, "confirm-email");
    await mailKnown(tx, owner);
  } else {
    await requireFreeName(tx, person.nameKey, guest);
    const id = await settle(tx, { ...person, emailConfirmedAt: null }, { guest, invite: invite ?? null }, become);
    await mailConfirm(tx, person, await linkToConfirm(tx, { id, email: person.email }));
  }
}

/** The new account's row: a guest's own, or a new one where there is none, or none any more. @returns its id */
async function settle(
  tx: Db,
  account: Omit<Person, "guest" | "invite"> & { emailConfirmedAt: Date | null },
  { guest, invite }: { guest: string | undefined; invite: string | null },
  become: Become,
): Promise<string> {
  if (guest !== undefined && (await isStillGuest(tx, guest))) {
    await becomeAccount(tx, guest, account);
    await become(tx, guest, { wasGuest: true, invite });
    return guest;
  }
  const id = mintId();
  await tx.insert(users).values({ id, ...account, createdAt: new Date() });
  await become(tx, id, { wasGuest: false, invite });
  return id;
}

/** Another process may be quicker than our look: the second look finds what it wrote. */
async function orAgain(run: () => Promise<void>): Promise<void> {
  try {
    await run();
  } catch (error) {
    if (!isTaken(error)) throw error;
    await run();
  }
}

/** For a caller's own write: a link that confirms the address an account has. */
export const linkToConfirm = (tx: Db, { id, email }: { id: string; email: string }): Promise<string> =>
  makeLink(tx, { purpose: "confirm-email", userId: id, data: { email }, lifetime: letterLives.day });

export type ConfirmOffer = {
  email: string;
  /** Of the account that is to be made; null where there is one. */ name: string | null;
};

/** What the link in a mail would confirm. Looking does nothing. @throws Refusal `gone` */
export async function confirmOffer(secret: string): Promise<ConfirmOffer> {
  const { userId, data } = await linkFor(secret, ["confirm-email"]);
  return { email: data["email"] ?? "", name: userId === null ? (data["name"] ?? "") : null };
}

/**
 * Makes the account and signs in; or notes of an account that its address is confirmed.
 *
 * @param name another one, where somebody took the one wished for in the meantime
 * @returns null where there is nothing to come in to
 * @throws Refusal `gone`, `invalid` (name); `gone` too for an invite that was used up in the meantime
 */
export async function confirmEmail(
  secret: string,
  name: unknown,
  coming: Coming,
  become: Become = nothing,
): Promise<CameIn | null> {
  const made = await write(async (tx) => {
    const link = await takeLink(tx, secret, ["confirm-email"]);
    if (link.userId !== null) {
      await noteConfirmed(tx, link.userId, link.data["email"] ?? "");
      return null;
    }
    return makeAccount(tx, link, name, become);
  });
  if (made) announce("access", { userId: made.id });
  return made && comeIn(made.id, { ...coming, to: made.to }, "one factor");
}

async function makeAccount(
  tx: Db,
  { data }: Link,
  wished: unknown,
  become: Become,
): Promise<{ id: string; to: string }> {
  const named = checkName(typeof wished === "string" && wished !== "" ? wished : data["name"]);
  if (named.fault) throw invalid({ name: named.fault });
  const { email = "", emailKey = "", passwordHash = "", to = "/", guest, invite = null } = data;
  if (await ownerOf(tx, emailKey)) throw gone(say(careWords, (w) => w.addressHasAccount));
  await requireFreeName(tx, named.nameKey, guest);
  const account = { ...named, email, emailKey, passwordHash, emailConfirmedAt: new Date() };
  if (guest !== undefined) await dropAuthSessions(tx, guest);
  return { id: await settle(tx, account, { guest, invite }, become), to };
}

/** For a caller's own write. An address that was changed since stays as it is. */
async function noteConfirmed(tx: Db, userId: string, email: string): Promise<void> {
  const [row] = await tx.select({ email: users.email }).from(users).where(eq(users.id, userId));
  if (row?.email !== email) return;
  await tx.update(users).set({ emailConfirmedAt: new Date() }).where(eq(users.id, userId));
}

async function ownerOf(db: Db, emailKey: string): Promise<{ id: string; name: string; email: string } | undefined> {
  const columns = { id: users.id, name: users.name, email: users.email };
  const [row] = await db.select(columns).from(users).where(eq(users.emailKey, emailKey));
  return row;
}

async function requireFreeName(db: Db, nameKey: string, but?: string): Promise<void> {
  const [row] = await db.select({ id: users.id }).from(users).where(eq(users.nameKey, nameKey));
  if (row && row.id !== but) throw invalid({ name: say(accountWords, (w) => w.nameTaken) });
}

export const mailTries = say(careWords, (w) => w.mailTries);
