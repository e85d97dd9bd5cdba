import { lazy, Suspense, useCallback, useEffect, useState, type ComponentType } from "react";
import { useRoomNews } from "../live/use-room-news";
import type { StripView } from "./strip-view";

type Strip = ComponentType<{ view: StripView }>;

let loaded: Strip | undefined;

/** A page beside no session loads none of it. The server has it before it renders, so that it stands without a script. */
export async function loadStrip(): Promise<{ default: Strip }> {
  const strip = await import("./strip");
  loaded = strip.default;
  return strip;
}

const Later = lazy(() => loadStrip().catch(() => ({ default: () => null })));

/** Milliseconds: not all who have a page open ask in one instant. */
const spread = 1_000;

/** The session that runs, on a page beside it: as the page came, and as one begins or is over. */
export function SessionStrip({ served }: { served: StripView | undefined }) {
  const [view, setView] = useState(served);
  useEffect(() => setView(served), [served]);
  const ask = useCallback(() => {
    setTimeout(() => {
      fetch(`/running?at=${encodeURIComponent(location.pathname)}`)
        .then((answer) => answer.json())
        // One that is over says so itself.
        .then(({ running }) => running && setView(running))
        .catch(() => undefined);
    }, Math.random() * spread);
  }, []);
  useRoomNews("user:me", "session", ask);
  const Strip = (typeof document === "undefined" && loaded) || Later;
  return (
    view && (
      <Suspense>
        <Strip view={view} />
      </Suspense>
    )
  );
}
