/** What is said in the place of a comment that is not shown. Pure. */
import { commentWords } from "../words/comments";
import type { Language } from "../words/words";
import { keepingWords } from "../words/keeping";
import { withheldWords } from "../words/withheld";
import type { TombstoneView } from "./comment";
import { isAuthor, isWiped, type Seer } from "./seer";

type Gone = {
  authorId: string | null;
  body: string;
  withheld: TombstoneView["how"] | null;
  withheldFor: { action: string; rule: number | null; title: string; reason: string; role: string } | null;
};

/** @param seer who sees its words all the same; null: nobody */
export function tombstoneOf({ withheld, withheldFor }: Gone, seer: Seer): TombstoneView | null {
  if (withheld === null) return null;
  const { action = null, rule = null, title = "", reason = "", role = null } = withheldFor ?? {};
  const url = seer && action ? { url: `/g/${seer.slug}/actions/${action}` } : {};
  return { how: withheld, action, role, rule, title, reason, ...url };
}

/** In a sentence or two. */
export function reasonOf(gone: Gone, seer: Seer, language: Language): string {
  const words = withheldWords[language];
  const { withheld, withheldFor } = gone;
  if (withheld === null) return commentWords[language].removed;
  const mine = isAuthor(seer, gone);
  if (withheld === "held") return seer ? (mine ? words.heldMine : words.heldOthers) : words.done.held();
  const { rule = null, title = "", reason = "", role = "moderator" } = withheldFor ?? {};
  return [
    words.done[withheld](words.roles[role] ?? words.roles["moderator"] ?? ""),
    ...(rule === null ? [] : [words.rule(rule, title)]),
    ...(reason ? [reason] : []),
    ...(isWiped(gone) ? [keepingWords[language].notShown] : []),
    ...(seer ? [withheld === "law" ? words.onlyYouByLaw : mine ? words.onlyYou : words.onlyAuthor] : []),
    ...(mine && withheld === "edit" ? [words.rewordIt] : []),
  ].join(" ");
}
