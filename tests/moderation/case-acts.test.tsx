/** How moderators share a case: what its page offers to whom. */
import { renderToStaticMarkup } from "react-dom/server";
import { createMemoryRouter, RouterProvider } from "react-router-dom";
import { expect, test } from "vitest";
import type { SignedIn } from "~/accounts/user";
import { CaseShare } from "~/moderation/case-acts";
import { casePage } from "~/moderation/case-page.server";
import { changeCase } from "~/moderation/casework.server";
import { queueFor } from "~/moderation/queue.server";
import { report } from "~/moderation/reports.server";
import { caseWords } from "~/words/cases";
import { addMember, makeCast, makeUser } from "../support/people";

const words = caseWords.en;

test("what somebody else looks into is not offered to be claimed, until they let go of it", async () => {
  const { slug, moderator, member, comment } = await makeCast("public");
  const other = await makeUser();
  await addMember(slug, other, "moderator");
  await report(member, { comment: comment.id }, { rule: 1, words: "Rude." });
  const { items } = await queueFor(moderator, slug, { limit: 20, after: null });
  const id = items[0]?.id ?? "";

  expect(await offered(other)).toEqual([words.claim]);
  await changeCase(moderator, id, { claim: true });
  expect(await offered(moderator)).toEqual([words.release]);
  expect(await offered(other)).toEqual([]);
  await expect(changeCase(other, id, { claim: true })).rejects.toMatchObject({ kind: "conflict" });
  await changeCase(moderator, id, { claim: false });
  expect(await offered(other)).toEqual([words.claim]);

  async function offered(viewer: SignedIn): Promise<string[]> {
    const { of, me, noteId } = await casePage(viewer, slug, id, "en");
    const element = <CaseShare of={of} me={me} noteId={noteId} refused={undefined} />;
    const html = renderToStaticMarkup(<RouterProvider router={createMemoryRouter([{ path: "/", element }])} />);
    return [words.claim, words.release].filter((label) => html.includes(`>${label}</button>`));
  }
});
