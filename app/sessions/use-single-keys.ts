/**
 * Single keys of a session's page: each presses the form that names it (`data-single`). Those who do not want them switch them
 * off in the list that `?` opens (WCAG 2.2, 2.1.4 Character Key Shortcuts).
 */
import { useEffect } from "react";
import { keysOffKey } from "../comments/use-keys";

/** Boxes that nothing is typed into: a letter pressed on one of them is a key like anywhere else. */
const pressedOnly = "[type=radio], [type=checkbox], [type=button], [type=submit], [type=range]";

/** @param others keys that press no form */
export function useSingleKeys(others: Record<string, () => void>): void {
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.repeat || event.ctrlKey || event.metaKey || event.altKey) return;
      const target = event.target as HTMLElement;
      const typing = target.isContentEditable || target.matches(`textarea, select, input:not(${pressedOnly})`);
      if (typing || document.querySelector("dialog[open]") || localStorage.getItem(keysOffKey)) return;
      const act = Object.hasOwn(others, event.key) ? others[event.key] : undefined;
      const form = document.querySelector<HTMLFormElement>(`form[data-single="${CSS.escape(event.key)}"]`);
      const button = form?.querySelector("button");
      if (!act && (!form || button?.disabled)) return;
      event.preventDefault();
      if (act) act();
      else form?.requestSubmit(button);
    };
    addEventListener("keydown", pressed);
    return () => removeEventListener("keydown", pressed);
  }, [others]);
}
