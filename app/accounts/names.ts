/**
 * Names and addresses of users: how one is written down, when two are the same, and which none may take. Pure.
 * A name is written down by the rules for nicknames (RFC 8266 section 2.3: NFKC, spaces collapsed) and compared by
 * its skeleton (UTS #39 section 4).
 */
import { isUnpaired, isVisible, lengthOf, turnsDirection } from "../plain-line";
import { accountWords } from "../words/accounts";
import { say, type Message } from "../words/words";
import { isMadeUp } from "./guests";
import { latinLook, skeleton } from "./look-alikes";
import { userLimits } from "./user";

/** @returns the name as it will be shown and its key, or what is wrong with it */
export function checkName(value: unknown): { name: string; nameKey: string; fault?: undefined } | { fault: Message } {
  if (typeof value !== "string" || value.trim() === "") return { fault: say(accountWords, (w) => w.nameMissing) };
  if (value.length > 1000) return { fault: say(accountWords, (w) => w.nameLength(userLimits.name)) };
  if (isUnpaired(value) || turnsDirection.test(value) || !isVisible(value) || hidden.test(value.trim())) {
    return { fault: say(accountWords, (w) => w.nameInvisible) };
  }
  const name = value
    .normalize("NFKC")
    .replace(/\p{Zs}+/gu, " ")
    .trim();
  const length = lengthOf(name);
  if (length < userLimits.name.min || length > userLimits.name.max)
    return { fault: say(accountWords, (w) => w.nameLength(userLimits.name)) };
  // No @ and no /: names stand in mentions and addresses. No more than three marks on a letter: they climb over the lines beside it.
  if (
    !/^[\p{L}\p{N}_][\p{L}\p{M}\p{N} .,'’·_-]*$/u.test(name) ||
    !/[\p{L}\p{N}]/u.test(name) ||
    /\p{M}{4}/u.test(name)
  ) {
    return { fault: say(accountWords, (w) => w.nameSigns) };
  }
  if (mixesAlphabets(name)) return { fault: say(accountWords, (w) => w.nameMixed) };
  const nameKey = nameKeyOf(name);
  if (isReserved(name, nameKey)) return { fault: say(accountWords, (w) => w.nameReserved) };
  return { name, nameKey };
}

/** Two names with one key are one name to a reader: "Rosa", "rosa" and "Rоsa" with a Cyrillic о. */
export const nameKeyOf = (name: string): string => skeleton(name).replace(/\s+/g, " ").trim();

/** @returns the address as written and its key, or what is wrong with it. What is a mailbox only its mail server knows. */
export function checkEmail(
  value: unknown,
): { email: string; emailKey: string; fault?: undefined } | { fault: Message } {
  const email = typeof value === "string" ? value.trim() : "";
  if (email === "") return { fault: say(accountWords, (w) => w.emailMissing) };
  const [local = "", domain = "", ...more] = email.length > userLimits.email.max ? [] : email.split("@");
  const labels = domain.split(".");
  const shaped =
    more.length === 0 &&
    local.length <= 64 &&
    /^[^\s"(),:;<>[\]\\\p{C}\p{Default_Ignorable_Code_Point}]+$/u.test(local) &&
    !/^\.|\.\.|\.$/.test(local) &&
    labels.every(
      (label) => label.length <= 63 && /^[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}-]*[\p{L}\p{M}\p{N}])?$/u.test(label),
    );
  return shaped ? { email, emailKey: emailKeyOf(email) } : { fault: say(accountWords, (w) => w.emailShape) };
}

/**
 * One mailbox, one account: case does not tell two apart, and neither do letters of other alphabets that look
 * Latin. Plain letters stay themselves, since bill@ and b1ll@ are two people.
 */
export const emailKeyOf = (email: string): string => latinLook(email.trim());

/** Marks that steer without showing. */
const hidden = /[\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800]/u;

/** Two alphabets that share look-alikes in one word: how one name is dressed up as another. */
function mixesAlphabets(name: string): boolean {
  return name
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .some((word) => alphabets.filter((alphabet) => alphabet.test(word)).length > 1);
}
const alphabets = [
  /\p{Script=Latin}/u,
  /\p{Script=Cyrillic}/u,
  /\p{Script=Greek}/u,
  /\p{Script=Armenian}/u,
  /\p{Script=Cherokee}/u,
  /\p{Script=Coptic}/u,
  /\p{Script=Lisu}/u,
];

/** Signs around a word do not make it another: "Host." is a host to whoever reads it. */
const isReserved = (name: string, nameKey: string): boolean =>
  reserved.has(nameKey) || reserved.has(nameKey.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, "")) || isMadeUp(name);

/** Names that seem to speak for the place or a role in it, or stand for many, or mean something to a program. */
const reserved = new Set(
  (
    "admin administrator administration operator operators root system server support staff security lectern moderator moderators host hosts " +
    "facilitator facilitators member members guest guests somebody someone everyone everybody all here channel anonymous nobody postmaster webmaster hostmaster abuse noreply no-reply " +
    "null undefined nan true false deleted removed constructor prototype __proto__ hasownproperty tostring valueof __definegetter__ " +
    "__definesetter__ __lookupgetter__ __lookupsetter__ isprototypeof propertyisenumerable tolocalestring"
  )
    .split(" ")
    .map(nameKeyOf),
);
