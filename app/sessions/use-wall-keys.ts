/** The keys of a clicker turn what is on the wall, where whoever opened the page may. */
import { useEffect } from "react";
import { mintId } from "../mint";
import { useCommands, useSessionPage } from "./session-context";
import { mayTurn, turned } from "./wall-turns";

const steps: Record<string, 1 | -1> = {
  ...{ PageDown: 1, ArrowRight: 1, ".": 1 },
  ...{ PageUp: -1, ArrowLeft: -1, ",": -1 },
};

export function useWallKeys(): void {
  const page = useSessionPage();
  const { act } = useCommands();
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.repeat || event.ctrlKey || event.metaKey || event.altKey) return;
      const step = steps[event.key];
      const part = step && mayTurn(page) ? turned(page, step) : null;
      if (part === null) return;
      event.preventDefault();
      const block = page.now.spot?.block ?? "";
      void act(new URLSearchParams({ ask: "turn-part", id: mintId(), block, part: String(part) }));
    };
    addEventListener("keydown", pressed);
    return () => removeEventListener("keydown", pressed);
  }, [page, act]);
}
