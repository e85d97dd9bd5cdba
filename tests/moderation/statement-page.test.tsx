/** A statement speaks to whoever it concerns; whoever else reads it is told that first. */
import { renderToStaticMarkup } from "react-dom/server";
import { createMemoryRouter, RouterProvider } from "react-router-dom";
import { expect, test } from "vitest";
import type { SignedIn } from "~/accounts/user";
import { act } from "~/moderation/acting.server";
import { StatementPage } from "~/moderation/statement-page";
import { statementFor } from "~/moderation/statements.server";
import { actFormWords } from "~/words/act-form";
import { moderatedWords } from "~/words/moderated";
import { makeCast } from "../support/people";

const words = actFormWords.en;

async function pageOf(viewer: SignedIn, slug: string, id: string): Promise<string> {
  const statement = { ...(await statementFor(viewer, slug, id)), fresh: "fresh123" };
  const element = <StatementPage statement={statement} refused={undefined} />;
  return renderToStaticMarkup(<RouterProvider router={createMemoryRouter([{ path: "/", element }])} />);
}

test("whoever moderates reads that this is what its author was told; the author does not", async () => {
  const { slug, moderator, host, author, comment } = await makeCast("public");
  const because = { rule: 1, reason: "It goes for the person." };
  const { action } = await act(moderator, slug, { ...because, kind: "hide", comment: comment.id });
  for (const who of [moderator, host]) {
    const page = await pageOf(who, slug, action.id);
    expect(page).toContain(`<h2>${words.toldThem}</h2>`);
    expect(page.indexOf(words.toldThem)).toBeLessThan(page.indexOf(moderatedWords.en.acted["hide"] ?? "?"));
  }
  expect(await pageOf(author, slug, action.id)).not.toContain(words.toldThem);
});

test("what speaks to nobody has no such heading; of a removal that stays secret nobody is said to have been told", async () => {
  const { slug, moderator, host, comment, text } = await makeCast("public");
  const locked = await act(moderator, slug, { kind: "lock", scope: "text", text: text.id, reason: "For tonight." });
  expect(await pageOf(moderator, slug, locked.action.id)).not.toContain(words.toldThem);
  const law = {
    basis: "order",
    ground: "Section 130",
    authority: "A court",
    reference: "7/26",
    dated: "2026-11-20",
    isSecret: true,
  };
  const { action } = await act(host, slug, { ...law, kind: "law", comment: comment.id, reason: "It had to go." });
  for (const who of [moderator, host]) {
    const page = await pageOf(who, slug, action.id);
    expect(page).not.toContain(words.toldThem);
    expect(page).toContain(words.mayTellThem);
  }
});
