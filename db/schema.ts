/**
 * Every table, written once for both databases (see `columns.ts`). The words are those of the product; ids are
 * text (minted by whoever makes the row), instants are UTC milliseconds. What must always hold stands here as
 * `check`, `unique` or foreign key as well as in the verbs.
 */
export * from "./schema/accounts";
export * from "./schema/groups";
export * from "./schema/texts";
export * from "./schema/pictures";
export * from "./schema/comments";
export * from "./schema/notices";
export * from "./schema/webhooks";
export * from "./schema/acts";
export * from "./schema/sessions";
export * from "./schema/minutes";
export * from "./schema/cases";
export * from "./schema/keeping";
export * from "./schema/moderation";
