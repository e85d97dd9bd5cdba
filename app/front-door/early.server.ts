/**
 * The place for answers that need no page to be made: what stands in a cache, or has not changed since the browser
 * asked last. Only GET and HEAD come by here, after the checks and before Remix.
 */
import type { Ask } from "./ask.server";
import type { Answer } from "./write.server";

/** @returns null: go on */
export type EarlyAnswer = (ask: Ask) => Promise<Answer | null> | Answer | null;

export const earlyAnswer: EarlyAnswer = () => null;
