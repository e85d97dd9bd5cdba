/** What has become of an agenda since it was shown last, for whoever hears the page. Pure. */

type Line = { id: string; title: string };

/** `place` from 1. */
export type AgendaChange =
  | { what: "moved"; title: string; place: number; of: number }
  | { what: "removed"; title: string }
  | { what: "added"; title: string; place: number; of: number };

/**
 * @param touched what was moved here last: of two neighbours that changed places the order alone does not tell which went
 * @returns null where nothing changed, or so much that one line would not tell it
 */
export function agendaChange(before: Line[], after: Line[], touched: string | null): AgendaChange | null {
  const [gone, come] = [lackedBy(before, after), lackedBy(after, before)];
  if (gone.length + come.length > 1) return null;
  const [removed] = gone;
  if (removed) return { what: "removed", title: removed.title };
  const one = come[0] ?? movedIn(before, after, touched);
  if (!one) return null;
  const place = after.findIndex(({ id }) => id === one.id) + 1;
  return { what: come[0] ? "added" : "moved", title: one.title, place, of: after.length };
}

const lackedBy = (these: Line[], those: Line[]) => these.filter(({ id }) => those.every((other) => other.id !== id));

/** Without which the two orders are the same. */
function movedIn(before: Line[], after: Line[], touched: string | null): Line | undefined {
  const orderWithout = (lines: Line[], id: string) =>
    lines
      .filter((line) => line.id !== id)
      .map((line) => line.id)
      .join(" ");
  if (before.every((line, at) => line.id === after[at]?.id)) return undefined;
  const moved = before.filter(({ id }) => orderWithout(before, id) === orderWithout(after, id));
  return moved.find(({ id }) => id === touched) ?? moved[0];
}
