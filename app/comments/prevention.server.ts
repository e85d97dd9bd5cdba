/** What is looked at by a moderator before others see it. Asked in the write of each new comment and each new wording. */
import type { Db } from "#db/db.server";
import type { SignedIn } from "../accounts/user";
import type { Cause } from "../cases/case";
import type { TextScope } from "../texts/texts.server";

/** What somebody is about to say. `id` null: a new comment; else a new wording of that one. */
export type Prevented = { id: string | null; parentId: string | null; body: string; html: string };

/** Why it waits for a moderator (nothing: it does not), and what of a word list was met. */
export type Hold = { hold: Cause[]; found: string[] };

/** Reads only, so that it may stand in any write. */
export function checkPrevention(_tx: Db, _viewer: SignedIn, _scope: TextScope, _draft: Prevented): Promise<Hold> {
  return Promise.resolve({ hold: [], found: [] });
}
