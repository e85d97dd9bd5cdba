/** Which moment of a session is looked at: the address keeps it, so that it can be gone back to and told to others. */
import { useEffect, useState } from "react";

/** Milliseconds after the last move: browsers refuse an address that changes with each step of a slider. */
const calm = 300;

/** @param first from 1 @returns it, how to go to another, and whether a script runs at all */
export function useMoment(first: number, count: number): [number, (to: number) => void, boolean] {
  const [moment, setMoment] = useState(first);
  const [isReady, setReady] = useState(false);
  useEffect(() => setReady(true), []);
  useEffect(() => {
    if (moment === first) return undefined;
    const timer = setTimeout(() => {
      const url = new URL(window.location.href);
      url.searchParams.set("at", String(moment));
      window.history.replaceState(window.history.state, "", url);
    }, calm);
    return () => clearTimeout(timer);
  }, [moment, first]);
  return [moment, (to: number) => setMoment(Math.max(1, Math.min(count, to))), isReady];
}
