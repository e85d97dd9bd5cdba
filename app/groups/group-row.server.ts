/** A group as it is kept. */
import { schema } from "#db/db.server";
import type { GuestsAllowed, Joining, Visibility } from "./group";

const { groups } = schema;

export type GroupRow = {
  id: string;
  slug: string;
  name: string;
  description: string;
  visibility: Visibility;
  joining: Joining;
  joinQuestion: string;
  guests: GuestsAllowed;
  language: string;
  timeZone: string;
  archivedAt: Date | null;
  createdAt: Date;
  /** Rises with each change of the group itself. */
  revision: number;
};

/** Of a `GroupRow`. */
export const groupColumns = {
  id: groups.id,
  slug: groups.slug,
  name: groups.name,
  description: groups.description,
  visibility: groups.visibility,
  joining: groups.joining,
  joinQuestion: groups.joinQuestion,
  guests: groups.guests,
  language: groups.language,
  timeZone: groups.timeZone,
  archivedAt: groups.archivedAt,
  createdAt: groups.createdAt,
  revision: groups.revision,
};
