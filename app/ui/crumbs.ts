/** What a route tells the page around it, exported as `handle`. */
import type { ReactNode } from "react";
import type { Language } from "../words/words";

/** One step of the way; without `to` it is where one is. */
export type Crumb = { text: string; to?: string };

/** What a route knows of itself when it is asked. */
export type About<Data> = { data: Data; params: Readonly<Record<string, string | undefined>>; language: Language };

/**
 * @example export const handle: Handle<typeof loader> … is not needed: `Handle<{ text: TextView }>` names the data.
 */
export type Handle<Data = unknown> = {
  /** Steps that this route adds to those of the routes around it. */
  crumbs?: (about: About<Data>) => Crumb[];
  /** What it puts at the right of the bar, before the menu. */
  bar?: (about: About<Data>) => ReactNode;
  /** No bar at all: for a projector. */
  bare?: boolean;
};

/** A route on the page, as Remix's `useMatches` gives it. */
type Match = { handle: unknown; data: unknown; params: Readonly<Record<string, string | undefined>> };

/** The whole way. A route whose loader failed has no data and says nothing. */
export function crumbsOf(matches: Match[], language: Language): Crumb[] {
  return told(matches, language).flatMap(([handle, about]) => handle.crumbs?.(about) ?? []);
}

/** What the innermost route that has something puts in the bar. */
export function barOf(matches: Match[], language: Language): ReactNode {
  return told(matches, language)
    .map(([handle, about]) => handle.bar?.(about))
    .findLast(Boolean);
}

export function isBare(matches: Match[]): boolean {
  return matches.some(({ handle }) => (handle as Handle | undefined)?.bare);
}

function told(matches: Match[], language: Language): Array<[Handle, About<unknown>]> {
  return (
    matches
      // Undefined where the loader failed, null after an action that was refused.
      .filter(({ handle, data }) => handle && data !== undefined && data !== null)
      .map(({ handle, data, params }) => [handle as Handle, { data, params, language }])
  );
}
