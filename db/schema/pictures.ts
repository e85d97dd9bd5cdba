/** Pictures of texts. Their bytes are kept beside the database (a folder or a bucket), under the name that stands here. */
import { index, instant, integer, primaryKey, table, text } from "../columns";
import { importDrafts, texts } from "./texts";

/** One picture, however many texts show it. */
export const pictures = table(
  "pictures",
  {
    /** SHA-256 of its bytes, hexadecimal. */
    hash: text("hash").primaryKey(),
    width: integer("width").notNull(),
    height: integer("height").notNull(),
    bytes: integer("bytes").notNull(),
    /** When it last came in. What no text and no draft shows goes some days later. */
    keptAt: instant("kept_at").notNull(),
  },
  (t) => [index("pictures_kept").on(t.keptAt)],
);

/** Which texts show it, in any edition: whoever may read one of them may see it. */
export const textPictures = table(
  "text_pictures",
  {
    textId: text("text_id")
      .notNull()
      .references(() => texts.id, { onDelete: "cascade" }),
    hash: text("hash")
      .notNull()
      .references(() => pictures.hash),
  },
  (t) => [primaryKey({ columns: [t.textId, t.hash] }), index("text_pictures_hash").on(t.hash)],
);

/** Which drafts show it: whoever brought one may see it. */
export const draftPictures = table(
  "draft_pictures",
  {
    draftId: text("draft_id")
      .notNull()
      .references(() => importDrafts.id, { onDelete: "cascade" }),
    hash: text("hash")
      .notNull()
      .references(() => pictures.hash),
  },
  (t) => [primaryKey({ columns: [t.draftId, t.hash] }), index("draft_pictures_hash").on(t.hash)],
);
