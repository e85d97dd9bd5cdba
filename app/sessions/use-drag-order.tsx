/** Putting a list in order by dragging: an addition to buttons that do the same, and only there with a script. */
import { useEffect, useState, type DragEvent } from "react";

type Start = (id: string | null) => void;

/**
 * @param ids in their order
 * @param move asked to put `item` before another; "": at the end
 */
export function useDragOrder(ids: string[], move: (item: string, before: string) => void) {
  const [start, setStart] = useState<Start | null>(null);
  const [dragged, setDragged] = useState<string | null>(null);
  const [over, setOver] = useState<string | null>(null);
  useEffect(() => setStart(() => setDragged), []);

  const list = {
    onDragOver: (event: DragEvent<HTMLElement>) => {
      if (dragged === null) return;
      event.preventDefault();
      setOver(placeUnder(event, ids));
    },
    onDrop: (event: DragEvent<HTMLElement>) => {
      if (dragged === null) return;
      event.preventDefault();
      const before = placeUnder(event, ids);
      setOver(null);
      if (before !== dragged && (ids[ids.indexOf(dragged) + 1] ?? "") !== before) move(dragged, before);
    },
  };
  const line = (id: string) => ({
    "data-line": id,
    className: id === dragged ? "dragged" : id === over && dragged !== null ? "dropped-before" : undefined,
  });
  return { start, list, line };
}

/** What one takes an item by. The buttons beside it say the same to those who do not see it. */
export function DragHandle({ id, start }: { id: string; start: Start }) {
  return (
    <span
      className="handle"
      draggable
      aria-hidden
      onDragStart={({ currentTarget, dataTransfer }) => {
        const line = currentTarget.closest("li");
        dataTransfer.effectAllowed = "move";
        dataTransfer.setData("text/plain", id);
        if (line) dataTransfer.setDragImage(line, 20, 20);
        start(id);
      }}
      onDragEnd={() => start(null)}
    />
  );
}

/** Before which line something dropped here would stand: below the middle of one, before the one after it. */
function placeUnder({ target, clientY }: DragEvent<HTMLElement>, ids: string[]): string {
  const line = target instanceof Element ? target.closest<HTMLElement>("[data-line]") : null;
  const id = line?.dataset["line"];
  if (!line || id === undefined) return "";
  const { top, height } = line.getBoundingClientRect();
  return clientY < top + height / 2 ? id : (ids[ids.indexOf(id) + 1] ?? "");
}
