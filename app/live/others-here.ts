/** Who else is here, as one of those who are is told it. Pure. */
import type { Person } from "./news";

/**
 * Whoever asks is among those who are told of: by name, or counted where their name is not shown or others have moved
 * since. So they are taken out, and "2 more" means two others.
 *
 * @param me null: signed in as nobody. @param unseen ids of people who are not shown
 */
export function othersHere(
  { people, more }: { people: Person[]; more: number },
  me: string | null,
  unseen: readonly string[],
): { people: Person[]; more: number } {
  const isNamed = people.some(({ id }) => id === me);
  return {
    people: people.filter(({ id }) => id !== me && !unseen.includes(id)),
    more: Math.max(0, isNamed ? more : more - 1),
  };
}
