/** What was typed on the page of a review and is not kept yet goes along with whatever form is sent. */
import { useEffect, useRef } from "react";
import type { Unkept } from "./review/unkept";

/**
 * A form that `data-step` names is one such step. Its fields count as typed in where they are not as the page came, or where
 * it says `data-unkept`: what a refused form had sent stands in it.
 *
 * @returns for the element around the forms
 */
export function useUnkept() {
  const root = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const page = root.current;
    if (!page) return;
    let isSending = false;
    const submitted = ({ target: form }: Event) => {
      if (!(form instanceof HTMLFormElement)) return;
      isSending = true;
      form.querySelector("input[name=also]")?.remove();
      const unkept = unkeptBeside(page, form);
      if (unkept.length === 0 || form.hasAttribute("data-away")) return;
      const also = Object.assign(document.createElement("input"), { type: "hidden", name: "also" });
      also.value = JSON.stringify(unkept);
      form.append(also);
    };
    // A link, or the key that loads the page anew, would lose it: the browser asks.
    const leaving = (event: BeforeUnloadEvent) => {
      if (!isSending && unkeptBeside(page, null).length > 0) event.preventDefault();
    };
    // And so would one that is followed within the page: it is followed as any link, and the browser asks.
    const linked = (event: MouseEvent) => {
      const isLink = event.target instanceof Element && event.target.closest("a[href]");
      if (isLink && unkeptBeside(page, null).length > 0) event.stopPropagation();
    };
    const stays = () => {
      isSending = false;
    };
    page.addEventListener("submit", submitted);
    page.addEventListener("input", stays);
    addEventListener("pageshow", stays);
    addEventListener("beforeunload", leaving);
    addEventListener("click", linked, true);
    return () => {
      page.removeEventListener("submit", submitted);
      page.removeEventListener("input", stays);
      removeEventListener("pageshow", stays);
      removeEventListener("beforeunload", leaving);
      removeEventListener("click", linked, true);
    };
  }, []);
  return root;
}

function unkeptBeside(page: HTMLElement, sent: HTMLFormElement | null): Unkept[] {
  return [...page.querySelectorAll<HTMLFormElement>("form[data-step]")]
    .filter((form) => form !== sent && isTypedIn(form))
    .map((form) => {
      const fields = [...new FormData(form)].filter(([name]) => name !== "version" && name !== "also");
      const step = fields.map(([name, value]) => [name, numbers.has(name) ? Number(value) : value]);
      return { do: form.dataset["step"], ...Object.fromEntries(step) } as Unkept;
    });
}

const numbers = new Set(["at", "section", "level"]);

function isTypedIn(form: HTMLFormElement): boolean {
  if (form.hasAttribute("data-unkept")) return true;
  return [...form.elements].some((field) => {
    if (field instanceof HTMLSelectElement)
      return [...field.options].some((each) => each.selected !== each.defaultSelected);
    const isBox =
      field instanceof HTMLTextAreaElement || (field instanceof HTMLInputElement && field.type !== "hidden");
    return isBox && field.value !== field.defaultValue;
  });
}
