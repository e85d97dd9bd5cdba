import { useEffect, useState, type DragEvent, type RefObject } from "react";

/** Marks what it would be hung on. */
const over = "over";

/**
 * A thread that is dragged onto a paragraph, or a heading, of the text beside it: what the form would say is filled in, and it is
 * sent. The fields of the form are the same way for keyboards and fingers (WCAG 2.5.7). Without a script nothing can be dragged.
 */
export function useDraggedThread(form: RefObject<HTMLFormElement>) {
  const [isReady, setReady] = useState(false);
  useEffect(() => setReady(true), []);
  const [isDragged, setDragged] = useState(false);
  const mark = (place: Element | null) => {
    for (const each of document.querySelectorAll(`.placing .${over}`)) if (each !== place) each.classList.remove(over);
    place?.classList.add(over);
  };
  return {
    grip: {
      draggable: isReady || undefined,
      onDragStart: (event: DragEvent) => {
        event.dataTransfer.effectAllowed = "move";
        // Firefox drags nothing that carries nothing.
        event.dataTransfer.setData("text/plain", event.currentTarget.textContent ?? "");
        setDragged(true);
      },
      onDragEnd: () => {
        setDragged(false);
        mark(null);
      },
    },
    target: {
      onDragOver: (event: DragEvent) => {
        const place = isDragged ? placeUnder(event) : null;
        mark(place);
        if (place) event.preventDefault();
      },
      onDragLeave: () => mark(null),
      onDrop: (event: DragEvent) => {
        const place = isDragged ? placeUnder(event) : null;
        const named = place && placeOf(place.id);
        if (!named || !form.current) return;
        event.preventDefault();
        const set = (name: string, value: string) => {
          const field = form.current?.elements.namedItem(name);
          if (field instanceof HTMLInputElement || field instanceof HTMLSelectElement) field.value = value;
        };
        set("place", named.heading);
        set("to", named.paragraph);
        form.current.requestSubmit();
      },
    },
  };
}

const placeUnder = ({ target }: DragEvent): Element | null =>
  target instanceof Element ? target.closest(".para[id], .head[id]") : null;

/** By the id of the element: `p39`, `b-ID`, `s-ID` (`place-url.ts`). */
function placeOf(id: string): { paragraph: string; heading: string } | null {
  if (/^p\d+$/.test(id)) return { paragraph: id.slice(1), heading: "" };
  if (id.startsWith("b-")) return { paragraph: `block:${id.slice(2)}`, heading: "" };
  return id.startsWith("s-") ? { paragraph: "", heading: `section:${id.slice(2)}` } : null;
}
