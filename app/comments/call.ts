/** The browser's way to the API: one JSON answer or the problem it was refused with. */
import type { Problem } from "../live/news";
import type { CommentView } from "./comment";

export type Answer<T> = { ok: true; data: T } | { ok: false; problem: Problem & { current?: unknown } };

/** @returns status 0 in the problem when nothing was reached */
export async function call<T>(method: string, path: string, body?: unknown): Promise<Answer<T>> {
  try {
    const response = await fetch(path, {
      method,
      headers: { Accept: "application/json", ...(body === undefined ? {} : { "Content-Type": "application/json" }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const data: unknown = response.status === 204 ? null : await response.json();
    return response.ok ? { ok: true, data: data as T } : { ok: false, problem: data as Problem };
  } catch {
    return { ok: false, problem: { type: "", title: "", status: 0, detail: "" } };
  }
}

/** Posts what a box holds. The draft's id makes sending it twice one comment. */
export const sendComment = (
  textId: string,
  { id, body, anyway }: { id: string; body: string; anyway?: boolean },
  more: object,
) => call<CommentView>("POST", `/api/v1/texts/${textId}/comments`, { id, body, anyway, ...more });

/** A form sent in the background, for what only the page itself asks (where I am, what I have seen). */
export function post(path: string, fields: Record<string, string>): void {
  fetch(path, {
    method: "POST",
    body: new URLSearchParams(fields),
    headers: { Accept: "application/json" },
    keepalive: true,
  }).catch(() => undefined);
}
