import type { ReactNode } from "react";
import { classes } from "./classes";

/** The column of an ordinary page, with its title, a line below it and what one can do (`actions`) beside. */
export function Page({
  title,
  lead,
  actions,
  narrow,
  children,
}: {
  title: ReactNode;
  lead?: ReactNode;
  actions?: ReactNode;
  /** For forms and single things. */
  narrow?: boolean;
  children?: ReactNode;
}) {
  return (
    <main className={classes("page", narrow && "narrow")} id="main" tabIndex={-1}>
      <header className="page-head">
        <div>
          <h1>{title}</h1>
          {lead && <p>{lead}</p>}
        </div>
        {actions && <div className="btns">{actions}</div>}
      </header>
      {children}
    </main>
  );
}
