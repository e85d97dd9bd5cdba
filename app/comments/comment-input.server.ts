/** What was sent, checked against the text it is about, before anything is written. */
import { nameKeyOf } from "../accounts/names";
import type { UserView } from "../accounts/user";
import { conflict, invalid } from "../refusals";
import { membersByNameKeys } from "../groups/members.server";
import { canBeKey } from "../plain-line";
import { articleOf, type Article } from "../texts/articles.server";
import { heirOf, lastWith } from "../texts/heirs.server";
import type { TextScope } from "../texts/texts.server";
import { commentWords } from "../words/comments";
import { say } from "../words/words";
import { placeOf, type Place, type Quote } from "./anchor";
import { mintedId } from "../mint";
import { commentKinds, commentLimits, type CommentKind } from "./comment";
import { checkQuote } from "./check-quote";
import { namesIn } from "./markdown-names.server";
import { checkBody, renderComment } from "./markdown.server";

/** As it comes from a form or the API: anything. */
export type CommentInput = {
  id?: unknown;
  anchor?: unknown;
  parentId?: unknown;
  kind?: unknown;
  body?: unknown;
  /** Its author was asked to look again, and means it. */
  anyway?: unknown;
};

export type CheckedDraft = {
  id: string | null;
  place: Place;
  quote: Quote | null;
  parentId: string | null;
  kind: CommentKind;
  isGone?: true;
} & Wording;

/** What is said, as written and as shown. */
export type Wording = { body: string; html: string; mentions: string[] };

/** As programs say it, and as forms do. */
export const isYes = (anyway: unknown) => anyway === true || anyway === "true";

/** @throws Refusal `invalid`, by field */
export async function checkDraft(scope: TextScope, input: CommentInput): Promise<CheckedDraft> {
  const body = checkBody(input.body);
  const article = await articleOf(scope.text.id, scope.text.edition);
  const id = checkId(input.id);
  const parentId = checkParentId(input.parentId);
  const kind = checkKind(input.kind, parentId);
  // A reply hangs where what it answers does, whatever it names.
  const hung: Hung = parentId ? { place: "text", quote: null } : await checkAnchor(scope, article, input.anchor);
  return { id, parentId, kind, ...hung, ...(await wordingOf(scope, body, article)) };
}

/** Renders a checked body: mentions are members of this group, ¶ numbers are those of this edition. */
export async function wordingOf({ text, group }: TextScope, body: string, article?: Article): Promise<Wording> {
  const { numbered } = article ?? (await articleOf(text.id, text.edition));
  const keys = new Map(namesIn(body).map((name) => [name, nameKeyOf(name)]));
  const people =
    keys.size > 0 ? await membersByNameKeys(group.id, [...new Set(keys.values())]) : new Map<string, UserView>();
  const person = (name: string) => people.get(keys.get(name) ?? "") ?? null;
  const { html, mentions } = renderComment(body, {
    ...{ textId: text.id, edition: text.edition, numbers: numbered, people: person },
  });
  return { body, html, mentions: mentions.slice(0, commentLimits.mentions) };
}

function checkId(id: unknown): string | null {
  if (id === undefined || id === null || id === "") return null;
  if (typeof id !== "string" || !mintedId.test(id))
    throw invalid({
      id: say(
        commentWords,
        (w) => w.idShape,
        (w) => w.formBroken,
      ),
    });
  return id;
}

function checkParentId(parentId: unknown): string | null {
  if (parentId === undefined || parentId === null || parentId === "") return null;
  if (typeof parentId !== "string" || !mintedId.test(parentId))
    throw invalid({ parentId: say(commentWords, (w) => w.parentShape) });
  return parentId;
}

function checkKind(kind: unknown, parentId: string | null): CommentKind {
  if (kind === undefined || kind === null || kind === "") return "comment";
  const known = commentKinds.find((each) => each === kind);
  if (!known) throw invalid({ kind: say(commentWords, (w) => w.kind) });
  if (known === "question" && parentId) throw invalid({ kind: say(commentWords, (w) => w.replyKind) });
  return known;
}

/** `isGone`: that was a place of an earlier edition; what was sent before and stands is answered all the same. */
type Hung = { place: Place; quote: Quote | null; isGone?: true };

async function checkAnchor({ text }: TextScope, article: Article, anchor: unknown): Promise<Hung> {
  if (anchor === undefined || anchor === null) return { place: "text", quote: null };
  if (typeof anchor !== "object" || Array.isArray(anchor))
    throw invalid({ anchor: say(commentWords, (w) => w.anchorShape) });
  const { block, section, quote } = anchor as { block?: string | null; section?: string | null; quote?: unknown };
  for (const part of [block, section]) {
    if (part !== undefined && part !== null && typeof part !== "string")
      throw invalid({ anchor: say(commentWords, (w) => w.anchorShape) });
  }
  if (block && section) throw invalid({ anchor: say(commentWords, (w) => w.oneAnchor) });
  if (quote && !block) throw invalid({ quote: say(commentWords, (w) => w.quoteNeedsBlock) });
  if (block) {
    const found = article.block(block) ?? (await heirIn(text, article, block));
    if (found === "gone") return { place: placeOf({ block }), quote: null, isGone: true };
    if (!found) throw invalid({ anchor: say(commentWords, (w) => w.noBlock) });
    return { place: placeOf({ block: found.id }), quote: quote ? checkQuote(quote, found.text) : null };
  }
  if (section) {
    const found = article.section(section);
    if (!found) throw invalid({ anchor: say(commentWords, (w) => w.noSection) });
    return { place: placeOf({ section: found.id }), quote: null };
  }
  return { place: "text", quote: null };
}

/** Whoever wrote on a page of an earlier edition: the block that took in the one they meant. */
async function heirIn(text: { id: string; edition: number }, article: Article, block: string) {
  const last = text.edition > 1 && canBeKey(block) ? await lastWith(text.id, block) : null;
  if (last === null) return undefined;
  const heir = await heirOf(text, last, block);
  return heir === null ? "gone" : article.block(heir);
}

/** Somebody's other comment has the id that this one brought. */
export const idTaken = () =>
  conflict(
    say(
      commentWords,
      (w) => w.idTaken,
      (w) => w.sentBefore,
    ),
  );
