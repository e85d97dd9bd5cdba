import type { ReactNode } from "react";
import { classes } from "./classes";

export type Tone = "live" | "warn" | "danger" | "new";

/** A word or a number in a capsule. `live` is green and has a dot, `new` is blue, `warn` rust, `danger` red. */
export function Pill({ tone, dot, children }: { tone?: Tone; dot?: boolean; children: ReactNode }) {
  return (
    <span className={classes("pill", tone)}>
      {dot && <span className="dot" />}
      {children}
    </span>
  );
}
