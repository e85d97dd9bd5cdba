/** Where one is in the text: told to the outline, to the others, and kept for the next time. */
import { useEffect, useState } from "react";
import { numberOf, placeInView, sectionOf } from "./article-dom";
import { post } from "./call";
import type { ReadingPageData } from "./reading-page.server";

const stoppedKey = (textId: string) => `lectern.stopped.${textId}`;

export function useWhere({ text, viewer, stopped: served }: ReadingPageData, tell: (block: string | null) => void) {
  const [section, setSection] = useState<string | null>(null);
  const [read, setRead] = useState(0);
  const [stopped, setStopped] = useState(served);

  useEffect(() => {
    if (!viewer) setStopped(Number(localStorage.getItem(stoppedKey(text.id))) || null);
  }, [viewer, text.id]);

  useEffect(() => {
    let frame = 0;
    let rest: ReturnType<typeof setTimeout>;
    let last: string | null = null;
    const look = () => {
      const place = placeInView();
      const block = place?.startsWith("block:") ? place.slice(6) : null;
      setSection(place && sectionOf(place));
      const { scrollHeight, clientHeight, scrollTop } = document.documentElement;
      setRead(Math.round((100 * scrollTop) / Math.max(1, scrollHeight - clientHeight)));
      tell(block);
      clearTimeout(rest);
      // A place one passes is not a place one stops at.
      rest = setTimeout(() => {
        if (!block || block === last || scrollTop < 200) return;
        last = block;
        if (viewer) post(`/t/${text.id}/place`, { block });
        else localStorage.setItem(stoppedKey(text.id), String((place && numberOf(place)) ?? ""));
      }, 2_000);
    };
    const scrolled = () => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(look);
    };
    look();
    addEventListener("scroll", scrolled, { passive: true });
    return () => {
      removeEventListener("scroll", scrolled);
      cancelAnimationFrame(frame);
      clearTimeout(rest);
    };
  }, [text.id, viewer, tell]);

  return { section, read, stopped };
}
