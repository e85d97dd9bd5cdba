/** What is ticked in the outline of a review stays so when another step is done first, whatever places sections have by then. */
import { useEffect, useRef } from "react";
import { nthOf, nowTicked } from "./review/ticks";

const keyOf = (draftId: string) => `lectern.ticks.${draftId}`;

/** @returns for the form that holds the boxes: each says `data-heading` */
export function useTicks(draftId: string) {
  const root = useRef<HTMLFormElement>(null);
  useEffect(() => {
    const boxes = [...(root.current?.querySelectorAll<HTMLInputElement>("[data-heading]") ?? [])];
    const headings = boxes.map(({ dataset }) => dataset["heading"] ?? "");
    try {
      const kept = sessionStorage.getItem(keyOf(draftId));
      if (kept !== null) for (const at of nowTicked(kept, headings)) if (boxes[at]) boxes[at].checked = true;
      sessionStorage.removeItem(keyOf(draftId));
    } catch {
      // A browser that keeps nothing: they are ticked again by hand.
    }
    const submitted = ({ target }: Event) => {
      const ticked = boxes.flatMap(({ checked }, at) => (checked ? at : []));
      if (target === root.current || ticked.length === 0) return;
      try {
        sessionStorage.setItem(keyOf(draftId), JSON.stringify(ticked.map((at) => nthOf(headings, at))));
      } catch {
        // As above.
      }
    };
    addEventListener("submit", submitted);
    return () => removeEventListener("submit", submitted);
  }, [draftId]);
  return root;
}
