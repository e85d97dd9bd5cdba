/**
 * What has the focus may go by what somebody else does: a hand is called by the other facilitator, a poll is closed. Whoever works by
 * keyboard or hears the page would be thrown to its beginning; the focus goes to what stands in its place instead, else to the heading of
 * its part, else to the page.
 */
import { useEffect } from "react";

/** Where the focus was, as far as that can be found again when the element is gone. */
type Place = {
  element: HTMLElement;
  part: Element | null;
  list: Element | null;
  /** Of its line in the list. */
  at: number;
  /** What tells the same control in another line. */
  kind: string;
  single: string | undefined;
};

export function useKeptFocus(): void {
  useEffect(() => {
    let last: Place | null = null;
    const came = ({ target }: FocusEvent) => {
      last = target instanceof HTMLElement ? placeOf(target) : null;
    };
    const went = () => {
      const left = last?.element;
      // Whoever goes away from something that is still there went by themselves. What is taken away is told before it is gone.
      queueMicrotask(() => {
        if (last && last.element === left && isThere(last.element) && document.activeElement === document.body)
          last = null;
      });
    };
    const seek = () => {
      if (!last || isThere(last.element) || !isNowhere()) return;
      const next = successorOf(last);
      next?.focus({ preventScroll: next.id === "main" });
    };
    const watch = new MutationObserver(seek);
    watch.observe(document.body, { childList: true, subtree: true, attributes: true, attributeFilter: ["disabled"] });
    document.addEventListener("focusin", came);
    document.addEventListener("focusout", went);
    return () => {
      watch.disconnect();
      document.removeEventListener("focusin", came);
      document.removeEventListener("focusout", went);
    };
  }, []);
}

const isThere = (element: Element) => element.isConnected && !element.matches(":disabled");
const isNowhere = () => {
  const { activeElement: now } = document;
  return now === null || now === document.body || now.matches(":disabled");
};

function placeOf(element: HTMLElement): Place {
  const line = element.closest("li");
  const list = line?.parentElement ?? null;
  return {
    ...{ element, list, part: element.closest("section, aside") },
    at: line && list ? [...list.children].indexOf(line) : -1,
    kind: kindOf(element),
    single: element.closest<HTMLElement>("form[data-single]")?.dataset["single"],
  };
}

/** Buttons in a line say what they do by the form they belong to. */
const kindOf = (element: Element): string =>
  [
    element.tagName,
    element.getAttribute("form"),
    element.closest("form")?.querySelector("[name=ask]")?.getAttribute("value"),
  ]
    .map(String)
    .join(" ");

const pressable = "button:not(:disabled), a[href], input:not([type=hidden]):not(:disabled), select, textarea, summary";

function successorOf({ part, list, at, kind, single }: Place): HTMLElement | null {
  const same =
    single === undefined ? null : part?.querySelector<HTMLElement>(`form[data-single="${CSS.escape(single)}"]`);
  if (part?.isConnected && same) {
    const button = same.querySelector<HTMLElement>("button:not(:disabled)");
    if (button) return button;
  }
  const line = list?.isConnected && at >= 0 ? (list.children[at] ?? list.lastElementChild) : null;
  const controls = line ? [...line.querySelectorAll<HTMLElement>(pressable)] : [];
  const like = controls.find((each) => kindOf(each) === kind) ?? controls[0];
  if (like) return like;
  if (part?.isConnected) {
    const heading = part.querySelector<HTMLElement>("h1, h2, [tabindex='-1']");
    if (heading) {
      // Not reached by Tab.
      if (!heading.hasAttribute("tabindex")) heading.tabIndex = -1;
      return heading;
    }
    // The strip beside a text has no heading: what is left of it is nearer than the page.
    const left = part.querySelector<HTMLElement>("button:not(:disabled)") ?? part.querySelector<HTMLElement>(pressable);
    if (left) return left;
  }
  return document.getElementById("main");
}
