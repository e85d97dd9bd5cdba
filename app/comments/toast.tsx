import type { ReactNode } from "react";
import { Notice } from "../ui/notice";
import { readingWords } from "../words/reading";
import { useWords } from "../words/use-words";

/** What one must know of the line or the text, until one closes it. */
export function Toast({ children, onClose }: { children: ReactNode; onClose: () => void }) {
  const words = useWords(readingWords);
  return (
    <div className="toast">
      <Notice>{children}</Notice>
      <button
        type="button"
        className="btn quiet"
        aria-label={words.closeNews}
        onClick={() => {
          onClose();
          // With the button goes the focus: on to what one was at.
          const to = document.getElementById("talk-title") ?? document.getElementById("main");
          to?.focus({ preventScroll: true });
        }}
      >
        ✕
      </button>
    </div>
  );
}
