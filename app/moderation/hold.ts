/** What the law asks to keep, as those see it who may put such a hold. Plain JSON; pure. */

export type HoldView = {
  id: string;
  at: string;
  by: { id: string; name: string } | null;
  role: string;
  reason: string;
  group: { slug: string; name: string };
  /** What it was put on. */
  on: { case: string | null; action: { id: string; number: number } | null };
  /** Pieces of words that would have gone with somebody's account, and are kept apart. */
  apart: number;
  /** null: it stands. */
  ended: { at: string; by: { id: string; name: string } | null; reason: string } | null;
  mayEnd: boolean;
  /** Take its words along: operators, who answer to courts. */
  mayExport: boolean;
};

/** As a case, or an action, tells of it. `id` null: whoever asks may not end it or read why. */
export type HeldLine = { since: string; id: string | null } | null;
