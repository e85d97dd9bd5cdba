import { useEffect, useRef, useState } from "react";
import { sessionAgendaWords } from "../words/session-agenda";
import { useWords } from "../words/use-words";
import { agendaChange } from "./agenda-told";
import type { AgendaLine } from "./planned-page.server";

/**
 * Says what has become of the agenda: whoever does not see it would press “Down” and hear nothing.
 *
 * @returns `told` in words, and `touch`, told which item is moved
 */
export function useAgendaTold(agenda: AgendaLine[]): { told: string; touch: (item: string) => void } {
  const words = useWords(sessionAgendaWords);
  const [told, setTold] = useState("");
  const last = useRef(agenda);
  const touched = useRef<string | null>(null);
  useEffect(() => {
    const change = agendaChange(last.current, agenda, touched.current);
    last.current = agenda;
    if (change) setTold(words.told(change));
  }, [agenda, words]);
  return { told, touch: (item) => void (touched.current = item) };
}
