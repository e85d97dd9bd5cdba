import { useId, useRef, useState, type KeyboardEvent, type RefObject } from "react";
import { readingWords } from "../words/reading";
import { useWords } from "../words/use-words";
import type { UserView } from "../accounts/user";

type Choice = { people: UserView[]; at: number; from: number };

/**
 * Completion of `@name` in a text box: a list box beneath it that arrows and Enter work. Without a text nobody is named.
 *
 * @see https://www.w3.org/WAI/ARIA/apg/patterns/combobox/
 */
export function useMentions(textId: string, box: RefObject<HTMLTextAreaElement>, change: (body: string) => void) {
  const words = useWords(readingWords);
  const [choice, setChoice] = useState<Choice | null>(null);
  const asked = useRef(0);
  const id = useId();

  async function typed(area: HTMLTextAreaElement) {
    const from = area.value.lastIndexOf("@", area.selectionStart - 1);
    const name = area.value.slice(from + 1, area.selectionStart);
    const ask = ++asked.current;
    if (
      !textId ||
      from < 0 ||
      /[\p{L}\p{N}_]/u.test(area.value[from - 1] ?? "") ||
      !/^[\p{L}\p{N}][\p{L}\p{N}. '-]{0,30}$/u.test(name)
    )
      return setChoice(null);
    const response = await fetch(`/t/${textId}/people?q=${encodeURIComponent(name)}`).catch(() => null);
    if (!response?.ok || ask !== asked.current) return;
    const { people } = (await response.json()) as { people: UserView[] };
    if (ask === asked.current) setChoice(people.length > 0 ? { people: people.slice(0, 6), at: 0, from } : null);
  }

  function take(person: UserView | undefined) {
    const area = box.current;
    if (!area || !choice || !person) return;
    const before = `${area.value.slice(0, choice.from)}@${person.name} `;
    const rest = area.value.slice(area.selectionStart);
    change(before + rest);
    close();
    requestAnimationFrame(() => area.setSelectionRange(before.length, before.length));
  }

  function close() {
    asked.current++;
    setChoice(null);
  }

  /** @returns whether the key was for the list */
  function pressed(event: KeyboardEvent): boolean {
    if (!choice || event.ctrlKey || event.metaKey) return false;
    const { people, at } = choice;
    const to = { ArrowDown: at + 1, ArrowUp: at - 1 }[event.key];
    if (to !== undefined) setChoice({ ...choice, at: (to + people.length) % people.length });
    else if (event.key === "Enter" || event.key === "Tab") take(people[at]);
    else if (event.key === "Escape") close();
    else return false;
    event.preventDefault();
    event.stopPropagation();
    return true;
  }

  const list = choice && (
    <ul className="choices" role="listbox" id={id} aria-label={words.people}>
      {choice.people.map((person, at) => (
        <li
          key={person.id}
          id={`${id}-${at}`}
          role="option"
          aria-selected={at === choice.at}
          // Before the box loses the focus, which would close the list.
          onMouseDown={(event) => {
            event.preventDefault();
            take(person);
          }}
        >
          {person.name}
        </li>
      ))}
    </ul>
  );
  const attributes = choice
    ? { "aria-controls": id, "aria-activedescendant": `${id}-${choice.at}`, "aria-autocomplete": "list" as const }
    : {};
  return { typed, pressed, close, list, attributes };
}
