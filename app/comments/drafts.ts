/**
 * What one has begun to write, kept in this browser until it is sent: it survives a closed tab, a lost connection and
 * a log-in. The id is minted with the draft, so that sending it twice, even after a reload, is one comment.
 */
import { mintId } from "../mint";
import type { Place, Quote } from "./anchor";
import type { CommentKind } from "./comment";

/** `anyway`: its author was asked to look again, and sends it all the same. */
export type Draft = { id: string; body: string; kind: CommentKind; quote: Quote | null; anyway?: boolean };

/** Where a draft belongs: a place of a text, a reply to a comment, an edit of one. */
export type DraftKey = `${string}/${string}`;

const prefix = "lectern.draft.";

export const emptyDraft = (): Draft => ({ id: mintId(), body: "", kind: "comment", quote: null });

export function readDraft(key: DraftKey): Draft | null {
  try {
    const draft = JSON.parse(localStorage.getItem(prefix + key) ?? "null") as Draft | null;
    return draft && typeof draft.body === "string" && typeof draft.id === "string" ? draft : null;
  } catch {
    return null;
  }
}

/** All one has begun to write about a text, wherever in it. */
export const draftsOf = (textId: string): string[] =>
  stored()
    .filter((key) => key.startsWith(`${prefix + textId}/`))
    .flatMap((key) => readDraft(key.slice(prefix.length) as DraftKey)?.body || []);

/** The blocks and sections of a text where something is begun. Answers are not among them: they go with what they answer. */
export const placesBegun = (textId: string): Place[] =>
  stored().flatMap((key) => {
    const [, place] = key.split(`${prefix + textId}/`);
    const isPlace = place !== undefined && /^(?:block|section):/.test(place);
    return isPlace && readDraft(`${textId}/${place}`)?.body ? [place as Place] : [];
  });

function stored(): string[] {
  try {
    return Object.keys(localStorage);
  } catch {
    return [];
  }
}

/** An empty one is forgotten. Without storage (private mode, full) the box still works; only the safety net is gone. */
export function keepDraft(key: DraftKey, draft: Draft): void {
  try {
    if (draft.body || draft.quote) localStorage.setItem(prefix + key, JSON.stringify(draft));
    else localStorage.removeItem(prefix + key);
  } catch {
    // Nothing to do about it here.
  }
}

export const dropDraft = (key: DraftKey): void => keepDraft(key, { ...emptyDraft(), body: "" });
