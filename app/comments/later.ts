/** Parts of a long text that come when they are read, or when something in them is looked for. Browser only. */
import { lineInView } from "./article-dom";
import { call } from "./call";
import type { ReadingPart } from "./reading-part.server";

const laterOf = (first: string) => document.querySelector<HTMLElement>(`[data-later="${CSS.escape(first)}"]`);
const isAnyLater = () => document.querySelector("[data-later]") !== null;
const came = "lectern:part";

/** @returns how to stop hearing of it: a part has come onto the page */
export function onPart(listener: () => void): () => void {
  document.addEventListener(came, listener);
  return () => document.removeEventListener(came, listener);
}

/** Whether a block is on the page; else what brings it. */
export function bringBlock(block: string): Promise<boolean> | null {
  if (!isAnyLater() || document.querySelector(`[data-place="block:${CSS.escape(block)}"]`)) return null;
  return bring(`block=${encodeURIComponent(block)}`);
}

/** The same for what an address names: `#note-3`, `#p39`. */
export function bringAnchor(hash: string): Promise<boolean> | null {
  const anchor = hash.slice(1);
  if (anchor === "" || !isAnyLater() || document.getElementById(anchor)) return null;
  return bring(`at=${encodeURIComponent(anchor)}`);
}

const asked = new Map<string, Promise<boolean>>();

function bring(query: string): Promise<boolean> {
  const path = location.pathname;
  const key = `${path}?${query}`;
  const under = asked.get(key);
  if (under) return under;
  const coming = call<ReadingPart>("GET", `${path}/part?${query}`).then((answer) => {
    asked.delete(key);
    const line = answer.ok && path === location.pathname ? laterOf(answer.data.first) : null;
    if (!answer.ok || !line) return false;
    stayingInView(() => {
      line.insertAdjacentHTML("beforebegin", answer.data.html);
      line.remove();
    });
    document.dispatchEvent(new Event(came));
    return true;
  });
  asked.set(key, coming);
  return coming;
}

/** What comes above is seldom as high as was reckoned, and not every browser keeps what one reads where it is. */
function stayingInView(change: () => void): void {
  const line = lineInView();
  const top = () => line?.getBoundingClientRect().top ?? 0;
  const before = top();
  change();
  if (before < innerHeight) scrollBy(0, top() - before);
}

/** Brings parts as one comes near them. @returns how to stop */
export function watchLater(): () => void {
  if (!isAnyLater()) return () => undefined;
  const near = new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) {
        const first = (target as HTMLElement).dataset["later"];
        if (isIntersecting && first) void bring(`block=${encodeURIComponent(first)}`);
      }
    },
    { rootMargin: "1200px 0px" },
  );
  for (const line of document.querySelectorAll("[data-later]")) near.observe(line);
  return () => near.disconnect();
}
