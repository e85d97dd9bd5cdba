/** What is turned away before any page or verb sees it, and how that is said: a bland page, or problem+json (RFC 9457). */
import { doorWords } from "../words/doors";
import { plainPath } from "../plain-path";
import { frontDoorWords } from "../words/front-door";
import { refusalWords } from "../words/refusals";
import { blandPage } from "./bland-page";
import { isChange, type Ask } from "./ask.server";
import { originVerdict } from "./origin.server";
import { writeAnswer } from "./write.server";

const words = frontDoorWords.en;
const methods = new Set(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"]);
const longestTarget = 8 * 1024;

export type TurnedAway = { status: number; kind: string; detail: string; headers?: string[] };

/**
 * @param allowed which methods a path takes that is none of the API
 * @returns why this request goes no further, or null. Looks at the head only: the body is still on its way
 */
export function reasonToTurnAway(
  { req, address, isApi }: Ask,
  publicUrl: string | null,
  allowed: (path: string) => string,
): TurnedAway | null {
  if (!methods.has(req.method ?? ""))
    return wrongMethod(isApi ? [...methods].join(", ") : allowed(address.path), words.method);
  if (address.target.length > longestTarget)
    return { status: 414, kind: "too-large", detail: words.addressTooLong(longestTarget) };
  if (!address.target.startsWith("/")) return { status: 400, kind: "invalid", detail: words.badAddress };
  if (speaksOldRemix(address.target)) return { status: 400, kind: "invalid", detail: words.badAddress };
  if (isPageOfPicture(address.path)) return nothingHere;
  if (!isChange(req.method)) return null;
  const isOneClick = req.method === "POST" && oneClick.test(address.path);
  const isWrong = !isApi && req.method !== "POST";
  return (
    foreign(req.headers, [address.host, ...(publicUrl ? [new URL(publicUrl).host] : [])], isApi, isOneClick) ??
    (isWrong ? wrongMethod(allowed(address.path), doorWords.en.method) : wrongType(req.headers["content-type"], isApi))
  );
}

/** @param allow RFC 9110, section 15.5.6 */
const wrongMethod = (allow: string, detail: string): TurnedAway => ({
  ...{ status: 405, kind: "method", detail },
  headers: ["Allow", allow],
});

/** `?_data=` is how pages of older Remix asked for data. Ours never do, and Remix writes a stack into the log for each. */
function speaksOldRemix(target: string): boolean {
  const query = target.indexOf("?");
  return query >= 0 && new URLSearchParams(target.slice(query)).has("_data");
}

/** Remix would pack the bytes of a picture into what its own pages read. Nobody asks for that, and it is of no type of ours. */
const isPageOfPicture = (path: string) => /^\/pictures\/[^/]*\.data$/.test(plainPath(path));

/** Mail programs end mail by themselves (RFC 8058): no cookie counts there, only the secret in the address. */
const oneClick = /^\/unsubscribe\/[\w-]{32}$/;

function foreign(
  headers: Ask["req"]["headers"],
  hosts: string[],
  isApi: boolean,
  isOneClick: boolean,
): TurnedAway | null {
  const verdict = originVerdict(headers, hosts);
  if (verdict === "ours" || (verdict === "unsaid" && isOneClick)) return null;
  // A browser sends no token on its own, so a program that shows one need not say where it comes from. Nor need one
  // that shows nothing at all to the API: it will hear there that it must sign in.
  const isProgram = /^Bearer /i.test(headers.authorization ?? "") || (isApi && headers.cookie === undefined);
  if (verdict === "unsaid" && isProgram) return null;
  return { status: 403, kind: "forbidden", detail: verdict === "foreign" ? words.otherSite : words.noOrigin };
}

/** Forms of other sites can send three types without asking; the API takes none of them but a file's, pages take only two. */
function wrongType(type: string | undefined, isApi: boolean): TurnedAway | null {
  if (type === undefined) return null;
  const form = /^(?:application\/x-www-form-urlencoded|multipart\/form-data)\s*(?:;|$)/i;
  if (isApi && /^(?:text\/plain|application\/x-www-form-urlencoded)\b/i.test(type)) {
    return { status: 415, kind: "unsupported", detail: words.apiType };
  }
  if (!isApi && !form.test(type)) return { status: 415, kind: "unsupported", detail: words.formType };
  return null;
}

export const tooLargeBody = (limit: number): TurnedAway => ({
  status: 413,
  kind: "too-large",
  detail: words.bodyTooLarge(limit),
});
export const tooManyFields = (most: number): TurnedAway => ({
  status: 413,
  kind: "too-large",
  detail: words.tooManyFields(most),
});
export const tooSlowBody: TurnedAway = { status: 408, kind: "too-slow", detail: words.tooSlow };
export const nothingHere: TurnedAway = { status: 404, kind: "not-found", detail: refusalWords.en.notFound };
/** @param id under which the log has the rest */
export const broken = (id: string): TurnedAway => ({ status: 500, kind: "broken", detail: refusalWords.en.broken(id) });

export function turnAway(ask: Ask, { status, kind, detail, headers = [] }: TurnedAway): void {
  const title = doorWords.en.titles[kind] ?? words.titles[status] ?? kind;
  const page = !ask.isApi && (ask.req.headers.accept ?? "").includes("text/html");
  const body = page ? pageOf(title, detail) : JSON.stringify({ type: `/problems/${kind}`, title, status, detail });
  const type = page ? "text/html; charset=utf-8" : "application/problem+json; charset=utf-8";
  writeAnswer(ask, { status, headers: ["Content-Type", type, ...headers], body: Buffer.from(body) });
}

const pageOf = (title: string, detail: string) => blandPage(title, [detail], { href: "/", words: words.home });
