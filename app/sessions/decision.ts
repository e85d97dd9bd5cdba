/** What comes of a command: things that happen, or a no. Pure. */
import type { Asker, No } from "./command";
import type { Happening } from "./event";

export type Decision = { events: Happening[] } | { no: No };

export const done = (...events: Happening[]): Decision => ({ events });
export const no = (why: No): Decision => ({ no: why });
/** What is so already is no fault: two who do the same at once both see it done. */
export const asItIs: Decision = { events: [] };

/** Whether somebody asks for themselves, or for somebody else as one who runs it. */
export const speaksFor = ({ person, may }: Asker, whom: string): boolean => may === "run" || person === whom;
