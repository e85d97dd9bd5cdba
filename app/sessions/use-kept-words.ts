/** What one writes below or into minutes is kept in this browser until it stands there: over a reload, a closed tab, a log-in. */
import { useEffect, useRef, useState, type FormEvent, type RefObject } from "react";
import { dropDraft, emptyDraft, keepDraft, readDraft, type Draft, type DraftKey } from "../comments/drafts";

export type Kept = {
  ref: RefObject<HTMLFormElement>;
  onInput: (event: FormEvent<HTMLFormElement>) => void;
  /** Words of before stand in the box again. */
  isBack: boolean;
  /** The version they were begun from, where the words are of something with versions. */
  from: number | null;
  drop: () => void;
};

/** As a form sends them and as they are kept: ends of lines and blanks around them do not count. */
export const sameWords = (a: string, b: string): boolean => plain(a) === plain(b);
const plain = (words: string) => words.replace(/\r\n?/g, "\n").trim();

/**
 * Of a form with a `body`, and perhaps an `id` that goes with it. Leaving the page with words that were not sent is asked about.
 *
 * @param isSent a draft that stands on the server by now, and is dropped
 * @param isTheirs the box already holds what the person wrote last, which wins
 * @param from the version that is written on
 */
export function useKeptWords(
  key: DraftKey,
  { isSent, isTheirs = false, from = 0 }: { isSent: (draft: Draft) => boolean; isTheirs?: boolean; from?: number },
): Kept {
  const form = useRef<HTMLFormElement>(null);
  const changed = useRef(false);
  const [back, setBack] = useState<{ from: number } | null>(null);
  const standing = useRef(isSent);
  standing.current = isSent;
  useEffect(() => {
    const draft = readDraft(key);
    const body = boxIn(form.current, "body");
    if (!draft) return;
    if (standing.current(draft)) return dropDraft(key);
    if (isTheirs || !body || draft.body === body.value) return;
    body.value = draft.body;
    const id = boxIn(form.current, "id");
    if (id) id.value = draft.id;
    changed.current = true;
    setBack({ from: versionOf(draft) });
  }, [key, isTheirs]);
  useEffect(() => {
    const ask = (event: BeforeUnloadEvent) => {
      if (changed.current && form.current) event.preventDefault();
    };
    const sent = () => {
      changed.current = false;
    };
    const shown = form.current;
    shown?.addEventListener("submit", sent);
    addEventListener("beforeunload", ask);
    return () => {
      shown?.removeEventListener("submit", sent);
      removeEventListener("beforeunload", ask);
    };
  });
  const onInput = ({ currentTarget, target }: FormEvent<HTMLFormElement>) => {
    if (!(target instanceof HTMLTextAreaElement) || target.name !== "body") return;
    changed.current = target.value !== target.defaultValue;
    if (!changed.current) return dropDraft(key);
    const id = boxIn(currentTarget, "id")?.value ?? `version-${back?.from || from}`;
    keepDraft(key, { ...emptyDraft(), id, body: target.value });
  };
  const drop = () => {
    const body = boxIn(form.current, "body");
    if (body) body.value = body.defaultValue;
    changed.current = false;
    dropDraft(key);
    setBack(null);
    body?.focus();
  };
  return { ref: form, onInput, isBack: back !== null, from: back?.from || null, drop };
}

const versionOf = ({ id }: Draft) => Number(/^version-(\d+)$/.exec(id)?.[1] ?? 0);

function boxIn(form: HTMLFormElement | null, name: string): HTMLInputElement | HTMLTextAreaElement | null {
  const found = form?.elements.namedItem(name);
  return found instanceof HTMLInputElement || found instanceof HTMLTextAreaElement ? found : null;
}
