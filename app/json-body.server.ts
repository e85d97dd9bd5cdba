/** The JSON body of a request to the API, bounded in bytes and in depth. */
import { invalid, tooLarge, unsupported } from "./refusals";
import { doorWords } from "./words/doors";
import { say } from "./words/words";

/** Bytes of an ordinary request body. */
const bodyLimit = 256 * 1024;
/** Brackets in each other. What we take has two or three. */
const deepest = 64;
const [quote, backslash] = [0x22, 0x5c];

/** @returns an object, `{}` where there is no body. @throws Refusal `too-large`, `unsupported`, `invalid` (body) */
export async function jsonBody(request: Request): Promise<Record<string, unknown>> {
  const type = request.headers.get("Content-Type") ?? "";
  const text = await limitedText(request);
  if (text === "") return {};
  if (!/^application\/(?:[\w.+-]+\+)?json\b/i.test(type)) throw unsupported(say(doorWords, (w) => w.sendJson));
  if (tooDeep(text)) throw tooLarge(say(doorWords, (w) => w.tooDeep));
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    throw invalid({ body: say(doorWords, (w) => w.notJson) });
  }
  if (typeof body !== "object" || body === null || Array.isArray(body))
    throw invalid({ body: say(doorWords, (w) => w.notObject) });
  return body as Record<string, unknown>;
}

async function limitedText(request: Request): Promise<string> {
  if (Number(request.headers.get("Content-Length") ?? 0) > bodyLimit)
    throw tooLarge(say(doorWords, (w) => w.body(bodyLimit)));
  const bytes = await request.arrayBuffer();
  if (bytes.byteLength > bodyLimit) throw tooLarge(say(doorWords, (w) => w.body(bodyLimit)));
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw invalid({ body: say(doorWords, (w) => w.notUtf8) });
  }
}

/** Brackets in strings are words: a comment may be full of them. What is no JSON is refused by the parser after this. */
function tooDeep(text: string): boolean {
  let depth = 0;
  let inString = false;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === quote) inString = !inString;
    else if (inString) at += code === backslash ? 1 : 0;
    else if (code === 0x7b || code === 0x5b) depth++;
    else if (code === 0x7d || code === 0x5d) depth--;
    if (depth > deepest) return true;
  }
  return false;
}
