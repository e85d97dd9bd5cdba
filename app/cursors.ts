/** Cursors of keyset pages that go by time: an instant and, among equals, an id. Pure. */

/** The end of the year 9999: later ones are written in a way that PostgreSQL does not read. */
const lastInstant = Date.UTC(10_000, 0) - 1;

export type InstantCursor = { at: Date; id: string };

export const instantCursor = ({ at, id }: InstantCursor): string => `${at.getTime()}.${id}`;

/** @returns null for what no list of ours has given out */
export function readInstantCursor(after: string): InstantCursor | null {
  const [, at, id] = /^(\d{1,15})\.([\w.-]{1,100})$/.exec(after) ?? [];
  if (!at || !id || Number(at) > lastInstant) return null;
  return { at: new Date(Number(at)), id };
}
