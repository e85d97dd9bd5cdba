/** What of this installation is not for guests, whoever let them in. Pure. */
import { plainPath } from "../plain-path";
import { conflict, forbidden } from "../refusals";
import { accountWords } from "../words/accounts";
import { guestWords } from "../words/guests";
import { say } from "../words/words";
import type { Viewer } from "./user";

/**
 * The pages and addresses of accounts, and the making of groups, are for those who have one: a guest has a name and a place
 * in a group, and nothing to sign in with, to be mailed at, or to give to programs. Asked of the address as the router reads it.
 *
 * @throws Refusal `forbidden`
 */
export function refuseGuest(viewer: Viewer, pathname: string): void {
  const path = plainPath(pathname);
  // Whom they do not want to see is theirs to say.
  if (/^\/account\/blocked(?:\/|$)/.test(path)) return;
  if (viewer?.isGuest && /^\/(?:account|groups\/new|api\/v1\/me)(?:\/|$)/.test(path) && path !== "/api/v1/me")
    throw forbidden(say(accountWords, (w) => w.notForGuests));
}

/** What guests are called who gave no name, since they only read. */
export const madeUpName = (chance: string): string => `Guest ${chance}`;
export const isMadeUp = (name: string): boolean => /^Guest [0-9a-z]{8}$/i.test(name);

/** Whether somebody only reads so far, and has said no name. */
export const isNameless = (viewer: Viewer): boolean => viewer?.isGuest === true && isMadeUp(viewer.name);

/** Where others see who it is. @throws Refusal `conflict` for a guest who has said no name */
export function requireName(viewer: Viewer): void {
  if (isNameless(viewer)) throw conflict(say(guestWords, (w) => w.nameFirst));
}
