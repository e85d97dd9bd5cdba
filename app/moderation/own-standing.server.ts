/** How somebody stands in a group: what is in force against them, what was, what they reported and objected to. For themselves. */
import { and, count, desc, eq, ne } from "drizzle-orm";
import { read, schema } from "#db/db.server";
import type { SignedIn, Viewer } from "../accounts/user";
import { ownWordsIn, type OwnWords } from "../comments/author.server";
import { groupColumns, type GroupRow } from "../groups/group-row.server";
import { canRead, canSeeGroup, type Membership } from "../groups/group";
import { groupIn } from "../groups/groups.server";
import { isShutOut } from "../groups/restraints.server";
import { canBeKey } from "../plain-line";
import { isRefusal, notFound, signedOut } from "../refusals";
import type { ActionView } from "./action";
import { actionViews } from "./action-views.server";
import { reportsIn } from "./own-reports.server";
import type { OwnReport, ReportedPlace } from "./report";
import { placesOfReported } from "./reported-places.server";
import { moderationOf } from "./settings.server";
import { isKnownIn } from "./target.server";

const { actions, appeals, comments, groups, texts } = schema;

export type OwnStanding = {
  group: { slug: string; name: string; visibility: GroupRow["visibility"] };
  /** Whether the group can be read by whoever asks just now. */
  isOpen: boolean;
  membership: Membership | null;
  /** Shown comments of theirs in the group. */
  comments: number;
  /**
   * What they wrote, while moderators shut them out: they may find it on no page of the group, and it is theirs to take
   * away. Newest first, at most a hundred.
   */
  words: OwnWords[];
  inForce: ActionView[];
  /** Newest first, at most a hundred. */
  past: ActionView[];
  /** `outcome` says the same as `state`, in the words it had first. */
  reports: Array<OwnReport & ReportedPlace & { outcome: "acted" | "not" | "withdrawn" | "open" }>;
  appeals: Array<{ id: string; at: string; action: { id: string; number: number; kind: string }; state: string }>;
};

/** @throws Refusal `signed-out`; `not-found` for who may not know of the group and has nothing in it */
export async function ownStanding(viewer: Viewer, slug: string): Promise<OwnStanding> {
  if (!viewer) throw signedOut();
  const scope = await groupIn(read(), viewer, { slug }).catch((error: unknown) => {
    if (isRefusal(error)) return null;
    throw error;
  });
  const group = scope?.group ?? (await closedGroup(viewer.id, slug));
  const mine = and(eq(actions.groupId, group.id), eq(actions.userId, viewer.id));
  const [rows, reports, objected, written, settings, words] = await Promise.all([
    read()
      .select()
      .from(actions)
      .where(and(mine, ne(actions.kind, "approve")))
      .orderBy(desc(actions.number))
      .limit(100),
    reported(viewer, group.id, scope !== null && canRead(scope.standing)),
    read()
      .select({ appeal: appeals, action: { id: actions.id, number: actions.number, kind: actions.kind } })
      .from(appeals)
      .innerJoin(actions, eq(actions.id, appeals.actionId))
      .where(and(eq(appeals.groupId, group.id), eq(appeals.authorId, viewer.id)))
      .orderBy(desc(appeals.at))
      .limit(100),
    read()
      .select({ times: count() })
      .from(comments)
      .innerJoin(texts, eq(texts.id, comments.textId))
      .where(and(eq(comments.authorId, viewer.id), eq(texts.groupId, group.id), eq(comments.state, "visible"))),
    moderationOf(read(), group.id),
    outsidersWords(viewer.id, group.id),
  ]);
  const views = await actionViews(read(), group, rows, { hidesActor: !settings.logNames, reader: viewer.id });
  const isInForce = ({ kind, state }: ActionView) => state === "in-force" && kind !== "warn" && kind !== "move";
  return {
    group: { slug: group.slug, name: group.name, visibility: group.visibility },
    isOpen: scope !== null && canSeeGroup(scope.standing),
    membership: scope?.standing.membership ?? null,
    comments: Number(written[0]?.times ?? 0),
    words,
    inForce: views.filter(isInForce),
    past: views.filter((view) => !isInForce(view)),
    reports,
    appeals: objected.map(({ appeal, action }) => ({
      ...{ id: appeal.id, at: appeal.at.toISOString(), action, state: appeal.state },
    })),
  };
}

const outsidersWords = async (userId: string, groupId: string): Promise<OwnWords[]> =>
  (await isShutOut(read(), groupId, userId)) ? ownWordsIn(userId, groupId, 100) : [];

const outcomes = { open: "open", upheld: "acted", declined: "not", withdrawn: "withdrawn" } as const;

/** Where the group is closed to them they read what they said themselves, and no title and name of what it was about. */
async function reported(viewer: SignedIn, groupId: string, reads: boolean): Promise<OwnStanding["reports"]> {
  const own = await reportsIn(viewer, groupId);
  const places = reads ? await placesOfReported(viewer, own) : new Map<string, ReportedPlace>();
  return own.map((each) => ({
    ...each,
    title: reads ? each.title : null,
    ...(places.get(each.id) ?? { url: null, number: null, excerpt: null }),
    outcome: outcomes[each.state],
  }));
}

/** A group that is closed to them, where something of theirs is in it: for others it is not there. */
async function closedGroup(userId: string, slug: string): Promise<GroupRow> {
  const [group] = canBeKey(slug) ? await read().select(groupColumns).from(groups).where(eq(groups.slug, slug)) : [];
  if (!group || !(await isKnownIn(read(), group.id, userId))) throw notFound();
  return group;
}
