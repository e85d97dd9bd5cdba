/**
 * Single keys on the reading page, for those who want them: they can be switched off in the list that `?` opens
 * (WCAG 2.2, 2.1.4 Character Key Shortcuts).
 */
import { useEffect } from "react";
import type { Place } from "./anchor";
import { neighbour, placeInView, reveal, focusWay, focusComment } from "./article-dom";

export const keysOffKey = "lectern.keys.off";

type Keys = {
  place: Place | null;
  open: (place: Place, how?: { write?: boolean }) => void;
  close: () => void;
  showKeys: () => void;
};

export function useKeys({ place, open, close, showKeys }: Keys): void {
  useEffect(() => {
    const go = (to: Place | null) => {
      if (!to) return;
      if (place) return open(to);
      reveal(to);
      focusWay(to);
    };
    const focused = () => document.activeElement?.closest("[data-place]")?.getAttribute("data-place") as Place | null;
    const here = () => place ?? focused() ?? placeInView();
    const keys: Record<string, () => void> = {
      j: () => go(neighbour(here(), 1)),
      k: () => go(neighbour(here(), -1)),
      c: () => open(here() ?? "text", { write: true }),
      n: () => {
        const next = neighbour(here(), 1, true);
        if (next) open(next);
      },
      "?": showKeys,
    };
    const pressed = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      const target = event.target as HTMLElement;
      const typing = target.isContentEditable || /^(input|textarea|select)$/i.test(target.tagName);
      if (event.key === "Escape" && place && !document.querySelector("dialog[open]")) {
        const menu = target.closest<HTMLDetailsElement>("details[open]");
        if (menu) {
          menu.open = false;
          return menu.querySelector("summary")?.focus();
        }
        if (typing && (target as HTMLTextAreaElement).value) return focusComment(undefined);
        return close();
      }
      const act = keys[event.key];
      if (!act || typing || document.querySelector("dialog[open]") || localStorage.getItem(keysOffKey)) return;
      event.preventDefault();
      act();
    };
    addEventListener("keydown", pressed);
    return () => removeEventListener("keydown", pressed);
  }, [place, open, close, showKeys]);
}
