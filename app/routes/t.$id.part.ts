import { readingPart } from "~/comments/reading-part.server";
import { json, pageLoader, param } from "~/doors.server";
import { groupAt } from "~/sessions/strips.server";
import { visitedIn } from "~/sessions/visits.server";
import { followWords } from "~/words/session-follow";

/** A part of a long text, as its page asks for it: `?block=ID`, or `?at=note-3` for what stands behind a `#`. */
export const loader = pageLoader(async ({ viewer, params, url, language }) => {
  const id = param(params, "id");
  const [block, discussed] = await Promise.all([groupAt(viewer, id), visitedIn(viewer, id, language)]);
  const here = block === null ? null : { block, words: followWords[language].here };
  const at = { block: url.searchParams.get("block"), anchor: url.searchParams.get("at") };
  return json(await readingPart(viewer, id, at, { language, here, discussed }));
});
