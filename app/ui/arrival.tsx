import { useLocation, useNavigation } from "@remix-run/react";
import { useEffect, useRef } from "react";

/**
 * After a page change without a new document, what a browser does for a new one: the title is said, and where the focus
 * went away with what was replaced, it is put on the page's heading, or on what the page says of a form just sent.
 */
export function Arrival() {
  const { state, formMethod } = useNavigation();
  const { pathname, hash } = useLocation();
  const said = useRef<HTMLDivElement>(null);
  const before = useRef({ pathname, acted: false });
  useEffect(() => {
    if (state !== "idle") {
      before.current.acted ||= formMethod === "POST";
      return;
    }
    const { acted, pathname: left } = before.current;
    before.current = { pathname, acted: false };
    if (left !== pathname) said.current?.replaceChildren(document.title);
    else if (!acted) return;
    if (hash || document.activeElement !== document.body) return;
    const place = document.querySelector<HTMLElement>(acted ? "main .notice, h1" : "h1");
    place?.setAttribute("tabindex", "-1");
    place?.focus({ preventScroll: true });
  }, [state, formMethod, pathname, hash]);
  return <div className="visually-hidden" aria-live="polite" ref={said} />;
}
