/** What belongs to moderation, as the API takes and gives it. */
export * from "./schemas-actions";
export * from "./schemas-moderation-settings";
export * from "./schemas-cases";
export * from "./schemas-reports";
