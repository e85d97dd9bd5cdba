/** Which texts of the group a session could have besides. */
import type { SignedIn } from "../accounts/user";
import { textsOf } from "../texts/texts.server";
import { canPlan, type SessionPlan } from "./session";
import type { SessionScope } from "./sessions.server";

export type TextToAdd = { id: string; title: string };

/** The newest first; null for whoever may not choose its texts. */
export async function textsToAdd(
  viewer: SignedIn,
  { group, standing }: SessionScope,
  { texts, state }: Pick<SessionPlan, "texts" | "state">,
): Promise<TextToAdd[] | null> {
  if (!canPlan(standing) || state === "ended" || state === "cancelled") return null;
  const had = new Set(texts.map(({ id }) => id));
  const { items } = await textsOf(viewer, group.slug, { limit: 200, after: null });
  return items
    .filter((text) => text.state === "open" && !had.has(text.id))
    .sort((one, other) => other.createdAt.localeCompare(one.createdAt))
    .map(({ id, title }) => ({ id, title }));
}
