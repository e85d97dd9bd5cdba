/** What changes on a page that stays is said to whoever hears it, and not too often. */
import { useEffect, useRef, useState } from "react";
import { besideWords } from "../words/session-beside";
import { useWords } from "../words/use-words";
import { useSessionPage } from "./session-context";

/** Milliseconds between two times that the same thing is said: a group that leafs through must not drown everything else. */
const quiet = 5_000;

/**
 * For a `role="status"` that is there from the beginning: one that comes together with its words is mostly not said.
 *
 * @param isKnown what is not known yet is not said
 * @returns `words` when they change; not what stood there from the beginning
 */
export function useAloud(words: string, isKnown = true): string {
  const [said, setSaid] = useState("");
  const last = useRef({ words, at: 0 });
  useEffect(() => {
    if (!isKnown || words === last.current.words) return;
    const wait = Math.max(300, last.current.at + quiet - Date.now());
    const timer = setTimeout(() => {
      last.current = { words, at: Date.now() };
      setSaid(words);
    }, wait);
    return () => clearTimeout(timer);
  }, [words, isKnown]);
  return said;
}

/**
 * Where my hand stands in line.
 *
 * @param called said in its place once I have the floor: the hand goes down by itself then, and that it is down would mislead
 */
export function useHandAloud(called: string): string {
  const { now, me } = useSessionPage();
  const words = useWords(besideWords);
  const at = now.queue.findIndex(({ person }) => person.id === me?.id);
  const speaks = me !== null && now.turn?.person.id === me.id;
  return useAloud(speaks ? called : at < 0 ? words.handDown : words.handUp(at + 1));
}
