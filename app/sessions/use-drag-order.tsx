/**
 * Putting a list in order by dragging, with a mouse, a pen or a finger: an addition to buttons that do the same, and only there
 * with a script.
 */
import { useEffect, useRef, useState, type PointerEvent } from "react";

type Dragging = { item: string; before: string };
type Grip = { [Name in `onPointer${"Down" | "Move" | "Up" | "Cancel"}`]: (event: PointerEvent<HTMLElement>) => void };

/** Near the edges of the window the page moves along: pixels, and pixels a step. */
const edge = 72;
const step = 14;

/**
 * @param ids in their order
 * @param move asked to put `item` before another; "": at the end
 * @returns `grip` null: there is no script
 */
export function useDragOrder(ids: string[], move: (item: string, before: string) => void) {
  const [isReady, setReady] = useState(false);
  const [dragging, setDragging] = useState<Dragging | null>(null);
  const list = useRef<HTMLOListElement>(null);
  useEffect(() => setReady(true), []);

  /** Escape leaves everything as it was. */
  const isDragging = dragging !== null;
  useEffect(() => {
    if (!isDragging) return;
    const stop = (event: KeyboardEvent) => event.key === "Escape" && setDragging(null);
    addEventListener("keydown", stop);
    return () => removeEventListener("keydown", stop);
  }, [isDragging]);

  const grip = (item: string): Grip => ({
    onPointerDown(event) {
      if (event.button !== 0 || !event.isPrimary) return;
      event.preventDefault();
      event.currentTarget.setPointerCapture(event.pointerId);
      setDragging({ item, before: ids[ids.indexOf(item) + 1] ?? "" });
    },
    onPointerMove({ clientY }) {
      if (dragging?.item !== item || !list.current) return;
      if (clientY < edge) window.scrollBy(0, -step);
      if (clientY > window.innerHeight - edge) window.scrollBy(0, step);
      setDragging({ item, before: placeAt(list.current, clientY) });
    },
    onPointerUp() {
      if (dragging?.item !== item) return;
      setDragging(null);
      const { before } = dragging;
      // Dropped where it stands: before itself, or before the one that follows it.
      if (before !== item && before !== (ids[ids.indexOf(item) + 1] ?? "")) move(item, before);
    },
    onPointerCancel: () => setDragging(null),
  });

  const last = ids.at(-1);
  const line = (id: string) => ({
    "data-line": id,
    className:
      dragging === null
        ? undefined
        : id === dragging.item
          ? "dragged"
          : id === dragging.before
            ? "dropped-before"
            : id === last && dragging.before === ""
              ? "dropped-after"
              : undefined,
  });
  return { grip: isReady ? grip : null, list, line };
}

/** What one takes an item by. The buttons beside it say the same to those who do not see it. */
export const DragHandle = ({ grip }: { grip: Grip }) => <span className="handle" aria-hidden {...grip} />;

/** Before which line something dropped at that height would stand: the first whose middle is below it. */
function placeAt(list: HTMLElement, y: number): string {
  for (const line of list.querySelectorAll<HTMLElement>("[data-line]")) {
    const { top, height } = line.getBoundingClientRect();
    if (y < top + height / 2) return line.dataset["line"] ?? "";
  }
  return "";
}
