import { useNavigate } from "@remix-run/react";
import { useMemo, useState } from "react";
import { useSingleKeys } from "../sessions/use-single-keys";

/**
 * One key for what one does over and over: j and k go through the list, x chooses, the others follow the link that names
 * them (`data-act`). `c` presses the form of a claim by itself (`data-single`).
 */
export function useCaseKeys(): { asksKeys: boolean; closeKeys: () => void } {
  const navigate = useNavigate();
  const [asksKeys, setAsksKeys] = useState(false);
  const keys = useMemo(() => {
    const follow = (name: string) => () => {
      const within = currentLine() ?? document;
      const link = within.querySelector<HTMLAnchorElement>(`a[data-act="${name}"]`);
      if (link) navigate(link.pathname + link.search);
    };
    return {
      j: () => move(1, follow("next")),
      k: () => move(-1, follow("before")),
      x: () => currentLine()?.querySelector<HTMLInputElement>('input[type="checkbox"]')?.click(),
      a: follow("approve"),
      h: follow("hide"),
      r: follow("remove"),
      u: follow("undo"),
      "?": () => setAsksKeys(true),
    };
  }, [navigate]);
  useSingleKeys(keys);
  return { asksKeys, closeKeys: () => setAsksKeys(false) };
}

const currentLine = () => document.activeElement?.closest<HTMLElement>("li[data-case]") ?? null;

/** In the list the focus moves; on a case's own page one goes to its neighbour. */
function move(by: 1 | -1, go: () => void): void {
  const links = [...document.querySelectorAll<HTMLElement>("li[data-case] > a")];
  if (links.length === 0) return go();
  const at = links.findIndex((link) => link.closest("li") === currentLine());
  const wanted = links[Math.max(0, Math.min(links.length - 1, at + by))];
  wanted?.focus();
  wanted?.scrollIntoView({ block: "nearest" });
}
