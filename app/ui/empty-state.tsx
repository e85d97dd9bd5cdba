import type { ReactNode } from "react";

/** Where a list has nothing yet: says so, why, and what to do about it (`children`: buttons). */
export function EmptyState({ title, text, children }: { title: string; text?: ReactNode; children?: ReactNode }) {
  return (
    <div className="empty">
      <h2>{title}</h2>
      {text && <p>{text}</p>}
      {children && <div className="btns">{children}</div>}
    </div>
  );
}
