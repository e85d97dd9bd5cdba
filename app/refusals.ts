/**
 * The closed list of ways to say no, the same for page, API and socket. Verbs throw them; doors turn them into an
 * answer (`answer` in `app/doors.server.ts`). Anything else that is thrown is broken, and logged.
 */
import { refusalWords } from "./words/refusals";
import { say, type Message } from "./words/words";

/** What is wrong with each field of what was sent, for the person who filled it in. */
export type FieldErrors = Record<string, Message>;

/** Each kind with its HTTP status (RFC 9110 section 15.5). */
export const refusalStatus = {
  "signed-out": 401,
  forbidden: 403,
  unproven: 403,
  "not-found": 404,
  conflict: 409,
  gone: 410,
  "too-large": 413,
  unsupported: 415,
  invalid: 422,
  "too-many": 429,
  unavailable: 503,
} as const;

export type RefusalKind = keyof typeof refusalStatus;

export class Refusal extends Error {
  override name = "Refusal";
  readonly status: number;

  constructor(
    readonly kind: RefusalKind,
    /** The sentence people read. */
    readonly detail: Message,
    readonly more: {
      errors?: FieldErrors;
      /** What stands now, so that nothing the person wrote is lost over it (plain JSON). */
      current?: unknown;
      /** Seconds until another try makes sense. */
      retryAfter?: number;
    } = {},
  ) {
    super(detail("en"));
    this.status = refusalStatus[kind];
  }
}

const refusal =
  (kind: RefusalKind, standard: Message) =>
  (detail: Message = standard, more: Refusal["more"] = {}) =>
    new Refusal(kind, detail, more);

/** Also for what exists but may not be seen: that it exists is not said. */
export const notFound = refusal(
  "not-found",
  say(refusalWords, (w) => w.notFound),
);
export const signedOut = refusal(
  "signed-out",
  say(refusalWords, (w) => w.signedOut),
);
/** For what may be seen but not done. */
export const forbidden = refusal(
  "forbidden",
  say(refusalWords, (w) => w.forbidden),
);
/** For what asks for a fresh proof of who one is. Doors of pages send them to give it, and back. */
export const unproven = refusal(
  "unproven",
  say(refusalWords, (w) => w.unproven),
);
export const conflict = refusal(
  "conflict",
  say(refusalWords, (w) => w.conflict),
);
export const gone = refusal(
  "gone",
  say(refusalWords, (w) => w.gone),
);
export const tooLarge = refusal(
  "too-large",
  say(refusalWords, (w) => w.tooLarge),
);
export const unsupported = refusal(
  "unsupported",
  say(refusalWords, (w) => w.unsupported),
);
export const tooMany = refusal(
  "too-many",
  say(refusalWords, (w) => w.tooMany),
);
export const unavailable = refusal(
  "unavailable",
  say(refusalWords, (w) => w.unavailable),
);

/** Field by field; the sentence of the first one stands for all where there is room for one only. */
export function invalid(errors: FieldErrors): Refusal {
  const first = Object.values(errors)[0];
  return new Refusal("invalid", first ?? say(refusalWords, (w) => w.invalid), { errors });
}

export const isRefusal = (error: unknown): error is Refusal => error instanceof Refusal;
