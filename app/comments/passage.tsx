import { useEffect, useRef, useState } from "react";
import { readingWords } from "../words/reading";
import { useWords } from "../words/use-words";
import type { Place, Quote } from "./anchor";
import { paintPassages, selectedPassage } from "./article-dom";

export type Chosen = { place: Place; quote: Quote };

/**
 * "Comment on this passage", beside a selection in a paragraph. It keeps what was selected when it appeared, because on
 * a phone the tap on the button takes the selection away first.
 */
export function Passage({ onChosen }: { onChosen: (chosen: Chosen) => void }) {
  const words = useWords(readingWords);
  const [chosen, setChosen] = useState<(Chosen & { box: DOMRect }) | null>(null);
  const button = useRef<HTMLButtonElement>(null);

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    const changed = () => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        if (document.activeElement === button.current) return;
        setChosen(selectedPassage());
      }, 250);
    };
    document.addEventListener("selectionchange", changed);
    return () => {
      clearTimeout(timer);
      document.removeEventListener("selectionchange", changed);
    };
  }, []);
  useEffect(() => {
    if (!chosen || !button.current) return;
    // Set from script, which the content security policy allows; a style attribute it does not.
    const { style, offsetWidth } = button.current;
    style.top = `${window.scrollY + chosen.box.bottom + 8}px`;
    style.left = `${Math.max(8, Math.min(chosen.box.left, window.innerWidth - offsetWidth - 8))}px`;
  }, [chosen]);

  if (!chosen) return null;
  return (
    <button
      ref={button}
      type="button"
      className="btn primary small passage"
      onPointerDown={(event) => event.preventDefault()}
      onClick={() => {
        paintPassages("chosen", [chosen]);
        onChosen({ place: chosen.place, quote: chosen.quote });
        getSelection()?.removeAllRanges();
        setChosen(null);
      }}
    >
      {words.commentPassage}
    </button>
  );
}
