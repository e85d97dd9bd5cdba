/** A form that carries a file: whoever may not send one is refused before it is read, and so is what is too large. */
import type { ActionFunctionArgs } from "@remix-run/node";
import type { SignedIn, Viewer } from "./accounts/user";
import { pageAction, pageLoader, requireScope, type Ask } from "./doors.server";
import type { Refusal } from "./refusals";

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
  const tooLarge = pageAction(async (): Promise<Answer> => {
    throw bounds.tooLarge();
  });
  const guarded = pageLoader(async ({ viewer, params }) => bounds.guard(requireScope(viewer, "write"), params));
  return async (args: ActionFunctionArgs) => {
    await guarded(args);
    const { url, headers, signal } = args.request;
    const body = await bodyWithin(args.request, bounds.most);
    // Without its body, so that what was refused for its size is not looked at again.
    if (!body) return tooLarge({ ...args, request: new Request(url, { method: "POST", headers, signal }) });
    return door({ ...args, request: new Request(url, { method: "POST", headers, signal, body }) });
  };
}

/** The whole body, or null once it is too long: what still comes is not kept. */
async function bodyWithin(request: Request, most: number): Promise<Blob | null> {
  if (Number(request.headers.get("Content-Length") ?? 0) > most) return null;
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  for await (const chunk of (request.body as unknown as AsyncIterable<Uint8Array<ArrayBuffer>> | null) ?? []) {
    size += chunk.byteLength;
    if (size > most) return null;
    chunks.push(chunk);
  }
  return new Blob(chunks);
}
