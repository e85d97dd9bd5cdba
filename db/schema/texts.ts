/** Texts: editions, sections, blocks. */
import { sql } from "drizzle-orm";
import { check, foreignKey, index, instant, integer, json, primaryKey, table, text, unique } from "../columns";
import { users } from "./accounts";
import { groups } from "./groups";

/** Something a group reads. `seq` is the counter that stamps every change of its discussion. */
export const texts = table(
  "texts",
  {
    id: text("id").primaryKey(),
    groupId: text("group_id")
      .notNull()
      .references(() => groups.id, { onDelete: "cascade" }),
    title: text("title").notNull(),
    byline: text("byline").notNull().default(""),
    /** BCP 47, `und` when unknown. */
    language: text("language").notNull().default("und"),
    /** When it was published, as far as it is known: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; "" where it is not. */
    published: text("published").notNull().default(""),
    /** The address (http or https) at which it was published, or "". */
    source: text("source").notNull().default(""),
    /** Under what terms it may be read and passed on, in a few words, or "". */
    licence: text("licence").notNull().default(""),
    seq: integer("seq").notNull().default(0),
    /** Number of the edition that is read now. */
    edition: integer("edition").notNull().default(1),
    createdBy: text("created_by").references(() => users.id, { onDelete: "set null" }),
    createdAt: instant("created_at").notNull(),
    /** Place in the group's syllabus, from 1; those without one (0) come first, newest first. */
    position: integer("position").notNull().default(0),
    /** The day the group means to have read it by, `YYYY-MM-DD` in the group's time zone. */
    dueOn: text("due_on"),
    /** `locked`: read, not commented on. `archived`: the same, and kept out of the way. */
    state: text("state", { enum: ["open", "locked", "archived"] })
      .notNull()
      .default("open"),
  },
  (t) => [index("texts_group").on(t.groupId, t.createdAt), check("texts_seq_counts", sql`${t.seq} >= 0`)],
);

/** One immutable version of a text's content. */
export const editions = table(
  "editions",
  {
    textId: text("text_id")
      .notNull()
      .references(() => texts.id, { onDelete: "cascade" }),
    number: integer("number").notNull(),
    /** SHA-256 of the source, so that the same file twice is recognised. */
    sourceHash: text("source_hash").notNull(),
    format: text("format", { enum: ["plain", "markdown", "html", "epub", "docx", "pdf"] }).notNull(),
    words: integer("words").notNull(),
    /** How many blocks carry a number. */
    numbered: integer("numbered").notNull(),
    createdAt: instant("created_at").notNull(),
    /** `waiting`: put forward, for those who look after the text to see what would become of its threads. */
    state: text("state", { enum: ["read", "waiting"] })
      .notNull()
      .default("read"),
    createdBy: text("created_by").references(() => users.id, { onDelete: "set null" }),
    /** What is different and why, in the words of whoever brought it; "" for the first. */
    note: text("note").notNull().default(""),
    /** When it took the place of the one before; null for the first, and while it waits. */
    readFrom: instant("read_from"),
    /** By id of the edition before: the block that took in a block which has no id of its own any more. */
    heirs: json<Record<string, string>>("heirs"),
    /** Threads that stayed where they were, as they were, when it began to be read. */
    kept: integer("kept").notNull().default(0),
  },
  (t) => [primaryKey({ columns: [t.textId, t.number] }), index("editions_by").on(t.createdBy)],
);

/** A heading and what stands under it. */
export const sections = table(
  "sections",
  {
    textId: text("text_id").notNull(),
    edition: integer("edition").notNull(),
    /** Stable within the text, survives into the next edition with its heading. */
    id: text("id").notNull(),
    position: integer("position").notNull(),
    /** null: what stands before the first heading. */
    heading: text("heading"),
    /** 1 … 6. */
    level: integer("level").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.textId, t.edition, t.id] }),
    unique("sections_in_order").on(t.textId, t.edition, t.position),
    foreignKey({ columns: [t.textId, t.edition], foreignColumns: [editions.textId, editions.number] }).onDelete(
      "cascade",
    ),
  ],
);

/** The smallest addressable part of a text. `html` has passed the importer's sanitiser; `text` is what it says. */
export const blocks = table(
  "blocks",
  {
    textId: text("text_id").notNull(),
    edition: integer("edition").notNull(),
    id: text("id").notNull(),
    sectionId: text("section_id").notNull(),
    position: integer("position").notNull(),
    /** ¶ number; null for captions and footnotes, which belong to what they explain. */
    number: integer("number"),
    kind: text("kind", {
      enum: ["paragraph", "list", "quote", "verse", "caption", "table", "code", "footnote", "picture"],
    }).notNull(),
    html: text("html").notNull(),
    text: text("text").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.textId, t.edition, t.id] }),
    unique("blocks_in_order").on(t.textId, t.edition, t.position),
    foreignKey({
      columns: [t.textId, t.edition, t.sectionId],
      foreignColumns: [sections.textId, sections.edition, sections.id],
    }).onDelete("cascade"),
  ],
);

/** What an import made, waiting for whoever brought it to look it over; nobody else sees it. Goes after some days. */
export const importDrafts = table(
  "import_drafts",
  {
    id: text("id").primaryKey(),
    groupId: text("group_id")
      .notNull()
      .references(() => groups.id, { onDelete: "cascade" }),
    userId: text("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    /** SHA-256 of the source, as the edition will carry it. */
    sourceHash: text("source_hash").notNull(),
    format: text("format", { enum: ["plain", "markdown", "html", "epub", "docx", "pdf"] }).notNull(),
    /** "" for what was pasted. */
    fileName: text("file_name").notNull(),
    /** As it stands after the corrections, for lists; "" while it has none. */
    title: text("title").notNull(),
    /** As it was read: a `Draft`. The corrections are not in it. */
    draft: json<object>("draft").notNull(),
    /** What was changed since, in order. */
    corrections: json<object[]>("corrections").notNull(),
    /** Counts changes and steps back: who changes an older one hears so. */
    version: integer("version").notNull().default(0),
    /** The text that it is to be a new edition of; null: a new text. */
    editionOf: text("edition_of").references(() => texts.id, { onDelete: "cascade" }),
    /** What the edition will say is different. */
    note: text("note").notNull().default(""),
    /** What became of it once it was published. */
    textId: text("text_id").references(() => texts.id, { onDelete: "cascade" }),
    createdAt: instant("created_at").notNull(),
  },
  (t) => [
    index("import_drafts_waiting").on(t.userId, t.createdAt),
    index("import_drafts_group").on(t.groupId),
    index("import_drafts_text").on(t.textId),
    index("import_drafts_edition").on(t.editionOf),
    index("import_drafts_old").on(t.createdAt),
  ],
);

/** An import that takes longer than one waits for. Whoever started it sees how far it is; goes after some days. */
export const importJobs = table(
  "import_jobs",
  {
    id: text("id").primaryKey(),
    groupId: text("group_id")
      .notNull()
      .references(() => groups.id, { onDelete: "cascade" }),
    userId: text("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    state: text("state", { enum: ["queued", "running", "done", "failed"] }).notNull(),
    /** Of the file, or the address; "" for what was pasted. */
    fileName: text("file_name").notNull(),
    /** A `Progress` while it runs; once it is done, `{edition}` where it became one. */
    progress: json<object>("progress"),
    /** Why it failed: a `Problem` in every language. */
    problem: json<object>("problem"),
    /** What became of it: a text, or a draft to be looked over. Of a new edition the text is known from the start. */
    textId: text("text_id").references(() => texts.id, { onDelete: "cascade" }),
    draftId: text("draft_id").references(() => importDrafts.id, { onDelete: "cascade" }),
    createdAt: instant("created_at").notNull(),
    /** When the process that runs it last said so. */
    beatAt: instant("beat_at").notNull(),
  },
  (t) => [
    index("import_jobs_group").on(t.groupId),
    index("import_jobs_user").on(t.userId, t.createdAt),
    index("import_jobs_text").on(t.textId),
    index("import_jobs_draft").on(t.draftId),
    index("import_jobs_old").on(t.createdAt),
  ],
);
