/**
 * A text that is sent to be imported: as JSON, or as a file in a form. It may be larger than an ordinary body, so it is
 * read apart from `apiDoor`, under a limit of its own, and only once it is known that the sender may add texts.
 */
import { hasTooManyParts, mostParts } from "../form-parts";
import { invalid, isRefusal, tooLarge, unsupported, type Refusal } from "../refusals";
import type { OriginSent } from "../texts/checked-origin";
import type { Wish } from "../texts/import-job";
import { originFields } from "../texts/origin";
import { textLimits } from "../texts/text";
import type { ImportSource } from "../texts/import/read";
import { apiWords } from "../words/api";
import { doorWords } from "../words/doors";
import { say } from "../words/words";

/** `address`: to be fetched, in place of what is sent. */
export type Upload = {
  source: ImportSource;
  address: string | null;
  title: unknown;
  byline: unknown;
  /** Of a new text: where it comes from. What is not among it, its file says. */
  origin: OriginSent;
  /** Of an edition: what is different. */
  note: unknown;
  /** Whether it is added even where the same stands already: words are, a file or an address only where that is asked for. */
  again: boolean;
};

/** The same request as seen by `apiDoor`, which would refuse its body for its size or form. */
export function withoutBody(request: Request): Request {
  const headers = new Headers(request.headers);
  for (const name of ["Content-Length", "Content-Type", "Transfer-Encoding"]) headers.delete(name);
  return new Request(request.url, { method: request.method, headers });
}

/** Neither words nor a file nor an address. */
export const isEmpty = ({ source, address }: Upload): boolean =>
  address === null && source.content === undefined && source.bytes === undefined;

/** With what an import is answered that takes longer. It is asked for at `Location`. */
export const begun = ({ id }: { id: string }, { isAsync }: Wish): ResponseInit => ({
  status: 202,
  headers: { Location: `/api/v1/imports/${id}`, ...(isAsync ? { "Preference-Applied": "respond-async" } : {}) },
});

/** @throws Refusal `too-large`, `unsupported`, `invalid` (body, content, url, format, file) */
export async function uploadOf(request: Request): Promise<Upload> {
  const type = request.headers.get("Content-Type") ?? "";
  if (/^application\/(?:[\w.+-]+\+)?json\b/i.test(type)) return fromJson(await bytesOf(request, textLimits.upload));
  if (!/^multipart\/form-data\b/i.test(type)) throw unsupported(say(apiWords, (w) => w.sendJsonOrFile));
  // The file and what frames it: the file itself is measured by the importer.
  return fromForm(await bytesOf(request, textLimits.upload + 64 * 1024), type);
}

/** Never holds more than `most` bytes, whatever the request says of its length. */
async function bytesOf(request: Request, most: number): Promise<Buffer> {
  if (Number(request.headers.get("Content-Length") ?? 0) > most) throw overLimit();
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = request.body?.getReader();
  for (let read = await reader?.read(); read && !read.done; read = await reader?.read()) {
    size += read.value.byteLength;
    if (size > most) {
      await reader?.cancel();
      throw overLimit();
    }
    chunks.push(read.value);
  }
  return Buffer.concat(chunks);
}

const overLimit = () => tooLarge(say(apiWords, (w) => w.upload(textLimits.upload)));

function fromJson(bytes: Buffer): Upload {
  const sent = objectIn(bytes);
  const { content, url, format } = sent;
  const isByAddress = content === undefined && url !== undefined;
  if (isByAddress && (typeof url !== "string" || !url.isWellFormed()))
    throw invalid({ url: say(apiWords, (w) => w.urlText) });
  if (content !== undefined && (typeof content !== "string" || !content.isWellFormed())) {
    throw invalid({ content: say(apiWords, (w) => w.contentText) });
  }
  if (format !== undefined && format !== null && typeof format !== "string") {
    throw invalid({ format: say(apiWords, (w) => w.formatKnown) });
  }
  const { again = !isByAddress } = sent;
  if (typeof again !== "boolean") throw invalid({ again: say(apiWords, (w) => w.againBoolean) });
  const address = isByAddress ? String(url) : null;
  const { title, byline, note } = sent;
  return {
    source: { content, format: format ?? undefined },
    address,
    again,
    title,
    byline,
    note,
    origin: originSent((field) => sent[field]),
  };
}

const originSent = (said: (field: string) => unknown): OriginSent =>
  Object.fromEntries(originFields.map((field) => [field, said(field)]));

function objectIn(bytes: Buffer): Record<string, unknown> {
  let body: unknown;
  try {
    body = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch (error) {
    const notUtf8 = error instanceof TypeError;
    throw invalid({ body: say(doorWords, (w) => (notUtf8 ? w.notUtf8 : w.notJson)) });
  }
  if (typeof body !== "object" || body === null || Array.isArray(body))
    throw invalid({ body: say(doorWords, (w) => w.notObject) });
  return body as Record<string, unknown>;
}

async function fromForm(bytes: Buffer, type: string): Promise<Upload> {
  requireFewParts(bytes, type);
  const form = await new Response(bytes as BodyInit, { headers: { "Content-Type": type } })
    .formData()
    .catch((error: unknown) => {
      throw isRefusal(error) ? error : badForm();
    });
  const files = form.getAll("file");
  const [file] = files;
  if (files.length !== 1 || !(file instanceof File)) throw invalid({ file: say(apiWords, (w) => w.oneFile) });
  const entered = (name: string) => (typeof form.get(name) === "string" ? form.get(name) : undefined);
  const source = {
    bytes: new Uint8Array(await file.arrayBuffer()),
    fileName: file.name,
    format: String(entered("format") ?? ""),
  };
  const again = entered("again") === "true";
  const [title, byline, note] = ["title", "byline", "note"].map(entered);
  return { source, address: null, again, title, byline, note, origin: originSent(entered) };
}

function requireFewParts(bytes: Buffer, type: string): void {
  const tooMany = hasTooManyParts(bytes, type);
  if (tooMany === null) throw badForm();
  if (tooMany) throw tooLarge(say(apiWords, (w) => w.tooManyParts(mostParts)));
}

const badForm = (): Refusal => invalid({ body: say(apiWords, (w) => w.badForm) });
