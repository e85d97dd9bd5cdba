/** What the page needs where a moderator acts: what it is about, what may be done, by which rules. */
import { and, asc, desc, eq } from "drizzle-orm";
import { read, schema } from "#db/db.server";
import type { SignedIn, Viewer } from "../accounts/user";
import { partsOf } from "../cases/case";
import type { CaseRow } from "../cases/cases.server";
import { placeOf, type Place } from "../comments/anchor";
import { beginningOf } from "../comments/reading.server";
import type { CommentRow } from "../comments/comment-rows.server";
import { isWiped, seerOf, seesWithheld } from "../comments/seer";
import { aboutBlock } from "../comments/article-html";
import { canRead } from "../groups/group";
import type { GroupScope } from "../groups/groups.server";
import { mintId } from "../mint";
import { forbidden, isRefusal, notFound, signedOut } from "../refusals";
import { articleOf } from "../texts/articles.server";
import { actFormWords } from "../words/act-form";
import { actionWords } from "../words/moderation-acts";
import { articleWords } from "../words/article";
import { say, type Language } from "../words/words";
import {
  actionKinds,
  isOf,
  lasting,
  needsNoRule,
  conditionDeeds,
  personDeeds,
  type ActionKind,
  type ActionRole,
  type ActionView,
} from "./action";
import { actionViews } from "./action-views.server";
import { conditionScopes, type ConditionScope } from "./act-input.server";
import { askerOf, rankOf, roleOfRank, type Where } from "./power";
import { countAgainst, inForceOf, newestOn } from "./in-force.server";
import { groupToModerate, hindranceIn } from "./moderating.server";
import { rulesFor } from "./rules.server";
import { isAbout, openCaseOf, targetIn, type Target } from "./target.server";

const { cases, comments, texts, users } = schema;

/** What the address names. */
export type ActAbout = { comment?: string; thread?: string; text?: string; user?: string; case?: string };

/** Plain JSON. */
export type ActPage = {
  group: { slug: string; name: string };
  about: ActAbout;
  /** As a heading. */
  title: string;
  /** The words it is about, in HTML that is safe to show. */
  html: string | null;
  href: string | null;
  person: { id: string; name: string } | null;
  against: number;
  kinds: ActionKind[];
  kind: ActionKind | null;
  /** In which role whoever asks would do it. */
  role: ActionRole;
  form: {
    id: string;
    seen: string;
    version: string;
    needsRule: boolean;
    lasts: boolean;
    scopes: ConditionScope[];
    rules: Array<{ number: number; title: string; text: string }>;
    places: Array<{ place: string; name: string }>;
    questions: Array<{ id: string; name: string }>;
    inForce: ActionView | null;
  } | null;
};

/** @throws Refusal `signed-out`, `not-found`; `forbidden` for whom nothing is left to do here */
export async function actPage(
  viewer: Viewer,
  slug: string,
  asked: ActAbout,
  wished: string | null,
  language: Language,
): Promise<ActPage> {
  if (!viewer) throw signedOut();
  const scope = await groupToModerate(read(), viewer, slug);
  const named = asked.case ? await caseOf(viewer, scope, asked.case) : null;
  const about = named ? aboutOf(named, asked) : asked;
  // One that somebody has decided meanwhile is decided; what it was about can still be acted on.
  const of = named?.closedAt ? null : named;
  const isOutside = !canRead(scope.standing);
  // An operator looks into a group that is closed to them for what was passed up, or for the law, and for nothing else.
  if (isOutside && of?.decides !== "operators" && wished !== "law") throw notFound();
  const could = await Promise.all(actionKinds.map((kind) => couldDo(viewer, scope, about, of, kind)));
  const targets = new Map(could.flatMap((each) => (each ? [each] : [])));
  if (targets.size === 0) throw forbidden(say(actionWords, (w) => w.hindrances["no-role"]));
  const kind = actionKinds.find((each) => each === wished && targets.has(each)) ?? null;
  const any = targets.get("warn") ?? targets.get("hide") ?? ([...targets.values()][0] as Target);
  const shown = (kind ? targets.get(kind) : undefined) ?? any;
  const person = await personOf(shown.userId);
  const words = actFormWords[language];
  const { comment } = any;
  const text = await textOf(any.textId ?? about.text ?? null);
  return {
    group: { slug: scope.group.slug, name: scope.group.name },
    about,
    title: comment
      ? words.ofComment((await personOf(comment.authorId))?.name ?? words.gone)
      : person
        ? words.ofPerson(person.name)
        : text
          ? words.ofText(text.title)
          : words.ofGroup,
    html: comment && mayRead(viewer, scope, of, comment) ? comment.html : null,
    href: comment ? `/c/${comment.id}` : text ? `/t/${text.id}` : null,
    person,
    against: person ? await countAgainst(read(), scope.group.id, person.id) : 0,
    kinds: [...targets.keys()],
    kind,
    role: roleOfRank(rankOf(askerOf(viewer, scope.standing), kind ?? "hide", whereAsked(of))),
    form: kind ? await formOf(scope, kind, shown, of, language) : null,
  };
}

/**
 * The words as far as whoever acts may read them elsewhere: those of a removal by law, or that their author took away, are
 * not shown for asking what could be done. An operator reads what was passed up to them.
 */
function mayRead(viewer: SignedIn, scope: GroupScope, of: CaseRow | null, comment: CommentRow): boolean {
  const isPassedUp = of?.decides === "operators" && viewer.isOperator;
  if (comment.state === "visible") return canRead(scope.standing) || isPassedUp;
  const seer = seerOf(viewer, scope);
  return seesWithheld(isPassedUp && seer ? { ...seer, moderates: true } : seer, comment);
}

/** What a case is about, where nothing else is named. */
function aboutOf(of: CaseRow, { case: id, ...asked }: ActAbout): ActAbout {
  const parts = partsOf(of.subject);
  const isNamed = (asked.comment ?? asked.thread ?? asked.text ?? asked.user) !== undefined;
  const about = isNamed || !parts || parts.kind === "appeal" ? asked : { [aboutNames[parts.kind]]: parts.id };
  return of.closedAt || !id ? about : { ...about, case: id };
}
const aboutNames = { comment: "comment", text: "text", person: "user" } as const;

/** One that concerns whoever asks is not there for them. */
async function caseOf(viewer: SignedIn, { group }: GroupScope, id: string): Promise<CaseRow> {
  const [row] = await read()
    .select()
    .from(cases)
    .where(and(eq(cases.id, id), eq(cases.groupId, group.id)));
  if (!row || row.userId === viewer.id) throw notFound();
  return row;
}

/** Asks the rules for each kind; of conditions, where they would reach least. */
async function couldDo(
  viewer: SignedIn,
  scope: GroupScope,
  about: ActAbout,
  of: CaseRow | null,
  kind: ActionKind,
): Promise<[ActionKind, Target] | null> {
  const asked = {
    ...{ kind, comment: about.comment ?? null, thread: about.thread ?? null, text: about.text ?? null },
    ...{ user: about.user ?? null, scope: isOf(conditionDeeds, kind) ? leastScope(about, of) : null },
  };
  if (about.user && !about.comment && !isOf(personDeeds, kind)) return null;
  if (about.text && !about.comment && !isOf(conditionDeeds, kind)) return null;
  if (!about.user && !about.comment && !about.thread && !about.text && !of && !isOf(conditionDeeds, kind)) return null;
  try {
    const target = await targetIn(read(), scope.group, asked, of);
    if (target.scope === "comment" && target.comment?.state === "removed" && target.comment.withheld === null)
      return null;
    if (target.scope === "comment" && target.comment && isWiped(target.comment)) return null;
    const open = of ?? (await openCaseOf(read(), scope.group.id, target));
    if (of && !(await isAbout(read(), of, target))) return null;
    if (kind === "approve" && !open && target.comment?.withheld === null) return null;
    const power = { deed: kind, userId: target.userId, scope: target.scope, of: open };
    return (await hindranceIn(read(), viewer, scope, power)) === null ? [kind, target] : null;
  } catch (error) {
    if (isRefusal(error)) return null;
    throw error;
  }
}

const whereAsked = (of: CaseRow | null): Where => ({
  ...{ isArchived: false, decides: of?.decides ?? "moderators", scope: "comment" },
  ...{ isReporter: false, othersLeft: false },
});

const leastScope = (about: ActAbout, of: CaseRow | null): ConditionScope =>
  about.comment || about.thread || of?.kind === "comment" ? "thread" : about.text || of?.textId ? "text" : "group";

async function formOf(
  { group }: GroupScope,
  kind: ActionKind,
  target: Target,
  of: CaseRow | null,
  language: Language,
): Promise<NonNullable<ActPage["form"]>> {
  const least = target.scope;
  const inForce = await inForceOf(read(), group.id, kind, target);
  return {
    ...{ id: mintId(), seen: await newestOn(read(), group.id, target), version: of ? String(of.version) : "" },
    ...{ needsRule: !isOf(needsNoRule, kind), lasts: isOf(lasting, kind) && kind !== "ban" },
    scopes: isOf(conditionDeeds, kind) ? conditionScopes.slice(conditionScopes.indexOf(least as ConditionScope)) : [],
    rules: (await rulesFor(read(), group.id)).rules,
    places: kind === "move" ? await placesOf(target, language) : [],
    questions: kind === "answers" ? await questionsOf(group.id, target) : [],
    inForce: inForce ? ((await actionViews(read(), group, [inForce]))[0] ?? null) : null,
  };
}

/** Every place of the text but where it hangs, in order. */
async function placesOf(
  { comment, textId }: Target,
  language: Language,
): Promise<Array<{ place: string; name: string }>> {
  const text = await textOf(textId);
  if (!text || !comment) return [];
  const article = await articleOf(text.id, text.edition);
  const words = articleWords[language];
  const found: Array<{ place: Place; name: string }> = [{ place: "text", name: words.wholeText }];
  for (const section of article.sections) {
    const name = words.section(section.heading ?? words.introduction);
    found.push({ place: placeOf({ section: section.id }), name });
    for (const { id } of section.blocks) {
      const block = article.block(id);
      if (block)
        found.push({ place: placeOf({ block: id }), name: `${aboutBlock(block, words)}: ${block.text.slice(0, 60)}` });
    }
  }
  return found.filter(({ place }) => place !== comment.place);
}

async function questionsOf(
  groupId: string,
  { threadId, textId }: Target,
): Promise<Array<{ id: string; name: string }>> {
  const rows = await read()
    .select({ id: comments.id, html: comments.html })
    .from(comments)
    .innerJoin(texts, eq(texts.id, comments.textId))
    .where(
      and(
        ...[eq(texts.groupId, groupId), eq(comments.kind, "question"), eq(comments.state, "visible")],
        threadId === null ? undefined : eq(comments.threadId, threadId),
        textId === null ? undefined : eq(comments.textId, textId),
      ),
    )
    .orderBy(desc(comments.createdAt), asc(comments.id))
    .limit(100);
  return rows.map(({ id, html }) => ({ id, name: beginningOf(html) }));
}

async function personOf(id: string | null): Promise<{ id: string; name: string } | null> {
  if (id === null) return null;
  return (await read().select({ id: users.id, name: users.name }).from(users).where(eq(users.id, id)))[0] ?? null;
}

async function textOf(id: string | null): Promise<{ id: string; title: string; edition: number } | null> {
  if (id === null) return null;
  const columns = { id: texts.id, title: texts.title, edition: texts.edition };
  return (await read().select(columns).from(texts).where(eq(texts.id, id)))[0] ?? null;
}
