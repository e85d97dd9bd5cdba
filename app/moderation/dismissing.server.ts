/** A case in which nothing is done. */
import { and, eq } from "drizzle-orm";
import { schema, write } from "#db/db.server";
import type { SignedIn } from "../accounts/user";
import { tellCase } from "../cases/cases.server";
import { recordGroupAct } from "../groups/group-record.server";
import { tellNotices } from "../notices/notices.server";
import { checkProse } from "../plain-line";
import { conflict, invalid, notFound } from "../refusals";
import { actionWords } from "../words/moderation-acts";
import { say } from "../words/words";
import { actionLimits } from "./action";
import { groupToModerate, requireModerating, requirePower } from "./moderating.server";
import { settleCase } from "./settling.server";

const { cases } = schema;

/**
 * Closes a case without acting: its reports are declined, and whoever made them is told.
 *
 * @param version of the case that was seen; missing: whatever it is
 * @throws Refusal `not-found`, `forbidden`, `invalid` (reason); `conflict` where it was decided or changed meanwhile, or is
 *   about something that must be decided one way or the other
 */
export async function dismissCase(
  viewer: SignedIn,
  slug: string,
  caseId: string,
  { version, reason: given }: { version?: unknown; reason?: unknown },
): Promise<void> {
  requireModerating(viewer);
  const { value: reason, fault } = checkProse(given, { max: actionLimits.reason.max });
  if (reason === undefined) throw invalid({ reason: fault });
  const told = await write(async (tx) => {
    const scope = await groupToModerate(tx, viewer, slug);
    const [of] = await tx
      .select()
      .from(cases)
      .where(and(eq(cases.id, caseId), eq(cases.groupId, scope.group.id)));
    if (!of) throw notFound(say(actionWords, (w) => w.caseGone));
    const reach = of.kind === "person" ? "person" : of.kind === "text" ? "text" : "comment";
    await requirePower(tx, viewer, scope, { deed: "dismiss", userId: of.userId, scope: reach, of });
    const current = { case: { id: of.id, version: of.version, outcome: of.outcome } };
    if (of.closedAt)
      throw conflict(
        say(actionWords, (w) => w.caseClosed),
        { current },
      );
    const isOther = version !== undefined && version !== null && version !== "" && Number(version) !== of.version;
    if (isOther)
      throw conflict(
        say(actionWords, (w) => w.seen),
        { current },
      );
    if (of.because.some((cause) => cause.startsWith("held-") || cause === "edited"))
      throw conflict(say(actionWords, (w) => w.heldDismiss));
    if (of.kind === "appeal") throw conflict(say(actionWords, (w) => w.appealDismiss));
    const after = { case: of.id, subject: of.subject, because: of.because };
    const line = { targetId: of.userId, after, reason };
    await recordGroupAct(tx, viewer, scope.group, "moderation.dismiss", line);
    return {
      slug: scope.group.slug,
      of,
      ids: await settleCase(tx, of, { outcome: "dismissed", by: viewer.id }),
    };
  });
  tellNotices(told.ids);
  tellCase(told.slug, told.of);
}
