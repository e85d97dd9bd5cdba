import { useEffect, useRef } from "react";
import { readingWords } from "../words/reading";
import { useWords } from "../words/use-words";
import type { OutlineLine } from "./reading-page.server";

/** The sections with what is said in each; on small screens it opens over the page by its address, `#sections`. */
export function Outline({
  lines,
  counts,
  current,
  read,
}: {
  lines: OutlineLine[];
  counts: ReadonlyMap<string, { count: number; unread: number }>;
  current: string | null;
  /** How far down one is, in percent. */
  read: number;
}) {
  const words = useWords(readingWords);
  const list = useOwnLine(current);
  const top = Math.min(...lines.flatMap(({ heading, level }) => (heading === null ? [] : level)));
  return (
    <nav className="outline" id="sections" aria-label={words.sections} ref={list}>
      <a className="btn quiet close" href="#main">
        {words.closeOutline}
      </a>
      <h2>{words.sections}</h2>
      <ol>
        {lines.map(({ id, heading, level, ...served }) => {
          const { count, unread } = counts.get(id) ?? served;
          return (
            <li key={id} className={level > top ? "deep" : undefined}>
              <a
                href={heading === null ? `#s-${id}` : `#h-${id}`}
                aria-current={current === id ? "location" : undefined}
              >
                <span dir="auto">{heading ?? words.introduction}</span>
                <span
                  className={unread ? "n new" : "n"}
                  aria-label={count ? words.talkCount(count, "", unread).replace(/ on: /, "") : undefined}
                >
                  {count || ""}
                </span>
              </a>
            </li>
          );
        })}
      </ol>
      <progress className="progress" max={100} value={read} aria-label={words.readSoFar(read)} />
    </nav>
  );
}

/** Of a long list the line where one reads is in sight, unless one is looking for another. */
function useOwnLine(current: string | null) {
  const list = useRef<HTMLElement>(null);
  useEffect(() => {
    const show = () => {
      const nav = list.current;
      const line = nav?.querySelector<HTMLElement>("[aria-current]");
      if (!nav || !line || nav.matches(":hover, :focus-within")) return;
      const at = line.offsetTop - nav.scrollTop;
      if (at < 0 || at + line.offsetHeight > nav.clientHeight) nav.scrollTop = line.offsetTop - nav.clientHeight / 3;
    };
    show();
    // On a phone it has no height until it is opened by its address.
    addEventListener("hashchange", show);
    return () => removeEventListener("hashchange", show);
  }, [current]);
  return list;
}
