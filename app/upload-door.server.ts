/** A form that carries a file: whoever may not send one is refused, and so is what is too large or in too many parts. */
import type { ActionFunctionArgs } from "@remix-run/node";
import type { SignedIn, Viewer } from "./accounts/user";
import { pageAction, pageLoader, requireScope, type Ask } from "./doors.server";
import { hasTooManyParts, mostParts } from "./form-parts";
import { isRefusal, tooLarge, type Refusal } from "./refusals";
import { apiWords } from "./words/api";
import { say } from "./words/words";

export type Bounds = {
  /** Throws for whoever may not. */
  guard: (viewer: Viewer, params: Ask["params"]) => Promise<unknown>;
  /** Bytes of the whole form. */
  most: number;
  /** What is said when there are more: of kind `invalid`, so that the form is shown again. */
  tooLarge: () => Refusal;
};

/** As `pageAction`, in bounds. */
export function uploadAction<Answer>(
  bounds: Bounds,
  run: (ask: Ask & { viewer: SignedIn; form: FormData }) => Promise<Answer>,
) {
  const door = pageAction(run);
  const refusing = (refusal: Refusal) =>
    pageAction(async (): Promise<Answer> => {
      throw refusal;
    });
  const guarded = guardOf(bounds);
  return async (args: ActionFunctionArgs) => {
    const refused = await guarded(args);
    const { url, headers, signal } = args.request;
    const bytes = await bytesWithin(args.request, bounds.most);
    const isCrowded = bytes !== null && hasTooManyParts(bytes, headers.get("Content-Type") ?? "");
    // Without its body, so that what was refused for its size is not looked at again.
    const body = bytes && bytes.length > 0 && !isCrowded ? { body: new Blob([bytes]) } : {};
    const bounded = { ...args, request: new Request(url, { method: "POST", headers, signal, ...body }) };
    if (refused) return refusing(refused)(bounded);
    if (!bytes) return refusing(bounds.tooLarge())(bounded);
    if (isCrowded) return refusing(tooLarge(say(apiWords, (w) => w.tooManyParts(mostParts))))(bounded);
    return door(bounded);
  };
}

/**
 * Strangers, and those who may not know of the place, go no further. Whoever may know of it but not do this gets the
 * form back with what they wrote, so theirs is read first: they may have lost the right while they were writing.
 */
function guardOf(bounds: Bounds) {
  return pageLoader(async ({ viewer, params }): Promise<Refusal | null> => {
    try {
      await bounds.guard(requireScope(viewer, "write"), params);
      return null;
    } catch (error) {
      if (isRefusal(error) && error.kind === "forbidden") return error;
      throw error;
    }
  });
}

/** The whole body, or null once it is too long: what still comes is not kept. */
async function bytesWithin(request: Request, most: number): Promise<Buffer<ArrayBuffer> | null> {
  if (Number(request.headers.get("Content-Length") ?? 0) > most) return null;
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  for await (const chunk of (request.body as unknown as AsyncIterable<Uint8Array<ArrayBuffer>> | null) ?? []) {
    size += chunk.byteLength;
    if (size > most) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, size);
}
