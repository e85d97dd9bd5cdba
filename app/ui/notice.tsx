import type { ReactNode } from "react";
import { classes } from "./classes";

/** A line about what just happened or what is so: `good` done, `warn` take care, `bad` did not work. */
export function Notice({ tone, children }: { tone?: "good" | "warn" | "bad"; children: ReactNode }) {
  return (
    <div className={classes("notice", tone)} role={tone === "bad" ? "alert" : "status"}>
      {children}
    </div>
  );
}
