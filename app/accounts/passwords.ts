/** What a password must be. Pure, so that the form can say it before sending. */
import { isUnpaired, lengthOf } from "../plain-line";
import { accountWords } from "../words/accounts";
import { say, type Message } from "../words/words";
import { common } from "./common-passwords";
import { isLeaked } from "./leaked-passwords";
import { skeleton } from "./look-alikes";
import { userLimits } from "./user";

export { operatorPasswordMin } from "./user";

/**
 * Any characters, never trimmed, never cut. Refused is what is guessed first: common passwords with their usual
 * disguises (NIST SP 800-63B section 5.1.1.2), and what merely repeats the name or the address.
 *
 * @param about name and e-mail of the account
 */
export function passwordFault(
  value: unknown,
  about: string[] = [],
  min: number = userLimits.password.min,
): Message | null {
  if (typeof value !== "string" || value === "") return say(accountWords, (w) => w.passwordMissing);
  if (isUnpaired(value)) return say(accountWords, (w) => w.passwordUnpaired);
  const length = value.length > 4 * userLimits.password.max ? Infinity : lengthOf(value);
  if (length < min) return say(accountWords, (w) => w.passwordShort(min));
  if (length > userLimits.password.max) return say(accountWords, (w) => w.passwordLong(userLimits.password.max));
  if (isCommon(value)) return say(accountWords, (w) => w.passwordCommon);
  if (repeatsAbout(value, about)) return say(accountWords, (w) => w.passwordAbout);
  return null;
}

/** What is hashed: the same letters from any keyboard (NFC, RFC 8265 section 4.2). */
export const passwordBytes = (password: string): Uint8Array => new TextEncoder().encode(password.normalize("NFC"));

function isCommon(password: string): boolean {
  const lower = password.toLowerCase();
  const bare = lower.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, "");
  const unleet = unmasked(bare).replace(/[^\p{L}]+/gu, "");
  return (
    isLeaked(lower) ||
    isLeaked(bare) ||
    common.has(lower) ||
    common.has(bare) ||
    common.has(unleet) ||
    common.has(unmasked(lower)) ||
    /^[\d\s./-]{1,12}$/.test(lower) ||
    isRepeated(lower) ||
    isRepeated(bare) ||
    isRun(lower) ||
    isTwoCommon(bare) ||
    isTwoCommon(unleet)
  );
}

/** p@ssw0rd is password. */
const masks = new Map(
  Object.entries({ "@": "a", "4": "a", "3": "e", "1": "i", "!": "i", "0": "o", $: "s", "5": "s", "7": "t" }),
);
const unmasked = (text: string) => Array.from(text, (sign) => masks.get(sign) ?? sign).join("");

/** A short pattern again and again: abcabcabcabc, 1212121212. Longer ones nobody tries first. */
function isRepeated(text: string): boolean {
  if (text.length > 24) return false;
  for (let size = 1; size <= Math.min(6, text.length / 2); size++) {
    if (
      text ===
      text
        .slice(0, size)
        .repeat(Math.ceil(text.length / size))
        .slice(0, text.length)
    )
      return true;
  }
  return false;
}

/** Along the alphabet or a keyboard, either way, with up to three signs more: 1234567890!, qwertyuiop12. */
function isRun(text: string): boolean {
  for (const row of rows) {
    for (let at = 0; at + 7 <= text.length; at++) {
      let run = 7;
      if (!row.includes(text.slice(at, at + run))) continue;
      while (at + run < text.length && row.includes(text.slice(at, at + run + 1))) run++;
      if (text.length - run <= 3) return true;
    }
  }
  return false;
}
const forwards = (
  "0123456789012345678901234567890 abcdefghijklmnopqrstuvwxyz qwertyuiopasdfghjklzxcvbnm qwertzuiopasdfghjklyxcvbnm " +
  "azertyuiopqsdfghjklmwxcvbn 1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p 1q2w3e4r5t6y7u8i9o0p !@#$%^&*()_+ йцукенгшщзхъфывапролджэячсмитьбю"
).split(" ");
const rows = forwards.flatMap((row) => [row, Array.from(row).reverse().join("")]);

/** Two of the list after one another: passwordpassword, letmeinplease. */
function isTwoCommon(text: string): boolean {
  for (let at = 3; at <= text.length - 3; at++)
    if (common.has(text.slice(0, at)) && common.has(text.slice(at))) return true;
  return false;
}

function repeatsAbout(password: string, about: string[]): boolean {
  const letters = (text: string) => skeleton(text).replace(/[^\p{L}\p{N}]/gu, "");
  const said = letters(password);
  return about
    .flatMap((each) => [each, each.split("@")[0] ?? ""])
    .map(letters)
    .some((each) => each.length >= 3 && (said === each || (said.includes(each) && said.length - each.length <= 4)));
}
