/** Looks for passages among the words that are new in an edition. Pure. */
import type { Carried, OldEdition } from "../texts/editions/carry";

export type PassageFinder = { old: OldEdition; carried: Carried };

/** Made once for a new edition; what it needs to look up is worked out when first asked for, and kept. */
export function passageFinder(old: OldEdition, carried: Carried): PassageFinder {
  return { old, carried };
}
