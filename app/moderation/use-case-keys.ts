import { useNavigate } from "@remix-run/react";
import { useMemo, useState } from "react";
import { useSingleKeys } from "../sessions/use-single-keys";

/**
 * One key for what one does over and over. In the list j and k go from case to case, x chooses, and what is done is done to
 * the one that has the focus (an appeal is opened: it is decided on its own page); on the page of a case the same keys follow the link that names them (`data-act`), u goes back
 * to what waits, d and n begin to write. `c` presses the form of a claim by itself (`data-single`).
 */
export function useCaseKeys(): { asksKeys: boolean; closeKeys: () => void } {
  const navigate = useNavigate();
  const [asksKeys, setAsksKeys] = useState(false);
  const keys = useMemo(() => {
    const follow = (name: string) => () => {
      const line = currentLine();
      const link = (line ?? document).querySelector<HTMLAnchorElement>(line ? "a" : `a[data-act="${name}"]`);
      if (!link) return;
      const { pathname, search } = link;
      if (line?.dataset["acts"] === undefined) return navigate(pathname + search);
      const [here, id] = [pathname.slice(0, pathname.lastIndexOf("/")), line.dataset["case"] ?? ""];
      navigate(`${here}/act?${new URLSearchParams({ case: id, kind: name })}`);
    };
    const write = (box: string) => () => document.querySelector<HTMLElement>(box)?.focus();
    return {
      j: () => move(1, follow("next")),
      k: () => move(-1, follow("before")),
      x: () => currentLine()?.querySelector<HTMLInputElement>('input[type="checkbox"]')?.click(),
      a: follow("approve"),
      e: follow("edit"),
      h: follow("hide"),
      r: follow("remove"),
      w: follow("warn"),
      u: () => !currentLine() && follow("queue")(),
      d: write("#dismiss-reason"),
      n: write("textarea[name=note]"),
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
