/** What one writes on a page of its own is kept too, under the keys the reading page uses. */
import { useEffect, useRef, type FormEvent } from "react";
import { mintId } from "../mint";
import { call } from "./call";
import { dropDraft, keepDraft, readDraft, type DraftKey } from "./drafts";

/**
 * Keeps the words of a form's `body` in this browser as they are typed, and puts them back when the page opens again:
 * after a log-in, a closed tab, a lost connection. The form goes out as the browser sends it, so nothing here hears
 * whether it arrived; a draft whose comment (the form's `id`) stands by then is dropped instead.
 *
 * @param isTheirs the box already holds what the person wrote last, which wins
 * @returns what the form is given
 */
export function useKept(key: DraftKey, isTheirs: boolean) {
  const form = useRef<HTMLFormElement>(null);
  const minted = useRef("");
  useEffect(() => {
    const draft = readDraft(key);
    const body = boxIn(form.current, "body");
    const id = boxIn(form.current, "id");
    if (!draft || isTheirs || !body || draft.body === body.value) return;
    const start = body.value;
    let here = true;
    const restore = () => {
      if (!here || body.value !== start) return;
      body.value = draft.body;
      minted.current = draft.id;
      if (id) id.value = draft.id;
    };
    // An edit has no id of its own: its key carries the version it began from.
    if (!id) restore();
    else
      void call("GET", `/api/v1/comments/${encodeURIComponent(draft.id)}`).then((answer) => {
        if (answer.ok) dropDraft(key);
        else restore();
      });
    return () => {
      here = false;
    };
  }, [key, isTheirs]);

  const onInput = ({ currentTarget, target }: FormEvent<HTMLFormElement>) => {
    if (!(target instanceof HTMLTextAreaElement)) return;
    minted.current ||= boxIn(currentTarget, "id")?.value || mintId();
    keepDraft(key, { id: minted.current, body: target.value, kind: "comment", quote: null });
  };
  return { ref: form, onInput };
}

function boxIn(form: HTMLFormElement | null, name: string): HTMLInputElement | HTMLTextAreaElement | null {
  const found = form?.elements.namedItem(name);
  return found instanceof HTMLInputElement || found instanceof HTMLTextAreaElement ? found : null;
}
