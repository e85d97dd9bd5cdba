/** A form that carries a file: whoever may not send one is refused before it is read, and so is what is too large. */
import type { ActionFunctionArgs } from "@remix-run/node";
import type { SignedIn, Viewer } from "./accounts/user";
import { pageAction, pageLoader, requireScope, type Ask } from "./doors.server";
import type { Refusal } from "./refusals";

type Bounds = {
  /** Throws for whoever may not. */
  guard: (viewer: Viewer, params: Ask["params"]) => Promise<unknown>;
  /** Bytes of the whole form. */
  most: number;
  /** What is said when there are more: of kind `invalid`, so that the form is shown again. */
  tooLarge: () => Refusal;
};

/** As `pageAction`, in bounds. */
export function uploadAction<Answer>(bounds: Bounds, run: (ask: Ask & { viewer: SignedIn; form: FormData }) => Promise<Answer>) {
  const door = pageAction(run);
  const guarded = pageLoader(async ({ viewer, params }) => bounds.guard(requireScope(viewer, "write"), params));
  return async (args: ActionFunctionArgs) => {
    await guarded(args);
    return door({ ...args, request: bounded(args.request, bounds) });
  };
}

/** The same request, whose body breaks off with the refusal once it is too long: that is what reading it then throws. */
function bounded(request: Request, { most, tooLarge }: Bounds): Request {
  const { url, method, headers, signal, body } = request;
  if (!body) return request;
  let size = Number(headers.get("Content-Length") ?? 0) > most ? Infinity : 0;
  const counting = new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, controller) {
      size += chunk.byteLength;
      if (size > most) controller.error(tooLarge());
      else controller.enqueue(chunk);
    },
  });
  // Typed without `duplex`, which a body that is a stream must have (fetch standard, section 5.4).
  const init: RequestInit & { duplex: "half" } = { method, headers, signal, body: body.pipeThrough(counting), duplex: "half" };
  return new Request(url, init);
}
