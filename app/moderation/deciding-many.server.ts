/** One deed to many cases at once: each is decided, recorded and told by itself, and what is refused to one hinders no other. */
import type { SignedIn } from "../accounts/user";
import { mintedId, mintId } from "../mint";
import { invalid, isRefusal } from "../refusals";
import { caseWords } from "../words/cases";
import { say } from "../words/words";
import { actionLimits } from "./action";
import { actOnMany } from "./acting.server";
import { groupOfCases } from "./case-scope.server";
import { dismissCase } from "./dismissing.server";
import { requireModerating } from "./moderating.server";
import { batchKinds, type BatchKind } from "./queue";

export type ManyInput = { id: string; cases: string[]; kind: string; rule: string; reason: string };

/** @throws Refusal `invalid` (cases, kind, rule, reason), `not-found`, `forbidden` where all are refused alike */
export async function decideMany(
  viewer: SignedIn,
  slug: string,
  { id, cases, kind, rule, reason }: ManyInput,
): Promise<{ done: number; refused: number }> {
  requireModerating(viewer);
  await groupOfCases(viewer, slug);
  const wished = batchKinds.find((each) => each === kind);
  if (!wished) throw invalid({ kind: say(caseWords, (w) => w.batchNone) });
  const chosen = [...new Set(cases)];
  if (chosen.length === 0) throw invalid({ case: say(caseWords, (w) => w.batchNone) });
  if (chosen.length > actionLimits.batch)
    throw invalid({ case: say(caseWords, (w) => w.batchMany(actionLimits.batch)) });
  const base = mintedId.test(id) && id.length <= 30 ? id : mintId();
  const refusals = await refusalsOf(viewer, slug, { base, chosen, kind: wished, rule, reason });
  const first = refusals.find((each) => each !== null);
  // The form itself was wrong: nothing was done, and it is said where it stands.
  if (first && refusals.every((each) => each !== null && each.kind === first.kind) && first.kind !== "conflict")
    throw first;
  const refused = refusals.filter((each) => each !== null).length;
  return { done: chosen.length - refused, refused };
}

type Many = { base: string; chosen: string[]; kind: BatchKind; rule: string; reason: string };

async function refusalsOf(viewer: SignedIn, slug: string, { base, chosen, kind, rule, reason }: Many) {
  if (kind !== "dismiss") {
    const items = chosen.map((each) => ({ id: `${base}_${each}`.slice(0, 64), kind, case: each, rule, reason }));
    return (await actOnMany(viewer, slug, items)).map((answer) => ("refusal" in answer ? answer.refusal : null));
  }
  const found = [];
  for (const each of chosen) {
    try {
      await dismissCase(viewer, slug, each, { reason });
      found.push(null);
    } catch (error) {
      if (!isRefusal(error)) throw error;
      found.push(error);
    }
  }
  return found;
}
