/** What the socket door says to programs; people see words of the page instead. */
import type { Catalogue } from "./words";

const en = {
  unknownEvent: "This socket does not know that event. It takes join, leave, at and typing.",
  room: `"room" is text:ID, session:ID, group:SLUG or user:me.`,
  since: `"since" is a whole number from 0, or left out.`,
  block: `"block" is the id of a block, or null.`,
  notJoined: "Join the room first.",
  tooManyRooms: (most: number) => `One socket may be in at most ${most} rooms.`,
  tooManySockets: (most: number) => `One user may have at most ${most} sockets open.`,
  tooManyStrangers: (most: number) => `From one address at most ${most} sockets may be open without signing in.`,
  tooManyEvents: (most: number) => `One socket may send at most ${most} events a second.`,
};

export const liveWords: Catalogue<typeof en> = { en };
