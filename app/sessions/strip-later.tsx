import { lazy, Suspense, type ComponentType } from "react";
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

/** The session that runs, on a page beside it. */
export function SessionStrip({ view }: { view: StripView }) {
  const Strip = (typeof document === "undefined" && loaded) || Later;
  return (
    <Suspense>
      <Strip view={view} />
    </Suspense>
  );
}
