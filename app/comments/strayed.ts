/** What one had begun to write at places that are elsewhere now, or nowhere. Browser only. */
import type { Place } from "./anchor";
import { call } from "./call";
import { dropDraft, keepDraft, placesBegun, readDraft } from "./drafts";
import type { PlaceNow } from "./places-now.server";
import { takenOver } from "./taken-over";

/** `now`: where it waits to be sent; null: still where it was written, which is gone. */
export type Stray = { from: Place; body: string; quote: string | null; now: PlaceNow | null };

/** Takes each to where its place is now; what has none stays where only this finds it. Nothing where nobody answers. */
export async function strayed(textId: string): Promise<Stray[]> {
  const asked = new URLSearchParams(placesBegun(textId).map((place) => ["of", place]));
  const answer = await call<Record<string, PlaceNow | null>>("GET", `/t/${textId}/places?${asked}`);
  if (!answer.ok) return [];
  return placesBegun(textId).flatMap((from) => {
    const now = answer.data[from];
    const draft = readDraft(`${textId}/${from}`);
    if (now === undefined || now?.place === from || !draft) return [];
    if (now) takeTo(textId, from, now);
    return [{ from, body: draft.body, quote: draft.quote?.exact ?? null, now }];
  });
}

/** What was begun at one place goes on at another. */
export function takeTo(textId: string, from: Place, { place, text }: Pick<PlaceNow, "place" | "text">): void {
  const draft = readDraft(`${textId}/${from}`);
  if (!draft) return;
  const key = `${textId}/${place}` as const;
  const next = takenOver(draft, readDraft(key), text);
  keepDraft(key, next);
  // Where the storage is full it was not kept, and must not go here.
  if (readDraft(key)?.body === next.body) dropDraft(`${textId}/${from}`);
}
