/** What a mail may be made of, and what is made of a mail server's answer. Pure. */

/** One address and nothing else: no second recipient, no name, no line break. */
const address = /^[^\s\p{Cc}<>(),;:"\\@]{1,64}@[^\s\p{Cc}<>(),;:"\\@]{1,255}$/u;
const headerName = /^[A-Za-z][A-Za-z0-9-]{0,60}$/;
const headerValue = /^[\u0020-\u007e]{1,900}$/;

/**
 * Line breaks in an address or a header would let whoever chose a name or a title write headers of their own, or
 * another mail.
 *
 * @throws Error that names the field and not what was in it
 */
export function requireSafe({
  to,
  subject,
  headers,
}: {
  to: string;
  subject: string;
  headers: Record<string, string>;
}) {
  if (!address.test(to)) throw new Error("mail: not one address");
  for (const [name, value] of Object.entries(headers)) {
    if (!headerName.test(name)) throw new Error("mail: not the name of a header");
    if (!headerValue.test(value)) throw new Error(`mail: not a value of ${name}`);
  }
  return { to, subject: oneLine(subject), headers };
}

/** Titles and names come from people: nothing that breaks a line or turns it around. */
function oneLine(subject: string): string {
  return subject
    .replace(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]+/gu, " ")
    .trim()
    .slice(0, 250)
    .replace(/[\ud800-\udbff]$/u, "");
}

/** What nodemailer says of a try that failed. */
export type Failure = { message: string; code?: string; command?: string; responseCode?: number };

/**
 * - `away`: the server cannot be reached or lets nobody send: true of all mail, so there is no use going on
 * - `later`: it would not take this mail now
 * - `never`: it will not take this mail
 */
export type Verdict = "away" | "later" | "never";

/** RFC 5321 section 4.2.1: 4xx may be tried again, 5xx not. Of the sender or the sign-in, neither is the mail's fault. */
export function verdictOf({ code, command, responseCode }: Failure): Verdict {
  const isOfThisMail = command === "RCPT TO" || command === "DATA";
  if (responseCode !== undefined && isOfThisMail) return responseCode >= 500 ? "never" : "later";
  // Refused before a server was asked: an address that cannot be written in a command.
  if (code === "EENVELOPE" && responseCode === undefined && command === "API") return "never";
  return "away";
}

/** As it may be kept and shown to the operator: one line, nobody's address. */
export function faultOf({ message, code }: Failure): string {
  const said = message
    .replace(/[^\s<>"']{1,64}@[^\s<>"']{1,255}/g, "…")
    .replace(/[\p{Cc}\u2028\u2029]+/gu, " ")
    .trim();
  return `${code ? `${code}: ` : ""}${said}`.slice(0, 300);
}

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;

/**
 * Milliseconds until the next try: twice as long each time. A server that is away is asked at least every ten minutes, since
 * all mail waits for it; one that puts off a single mail gets up to four hours.
 */
export function waitAfter(tries: number, verdict: Verdict, chance = Math.random()): number {
  const most = verdict === "away" ? 10 * minute : 4 * hour;
  const wait = Math.min(most, 30 * second * 2 ** Math.min(20, tries - 1));
  return Math.round(wait * (0.8 + 0.2 * chance));
}
