/** Wherever a member is in Lectern, a line says that a session runs: it comes, and goes, while the page stays open. */
import { expect, test } from "vitest";
import { followWords } from "~/words/session-follow";
import { signUp } from "./support/people";
import { planEvening, tell } from "./support/sessions";
import { phone, stage, suiteUrl } from "./support/stage";

const words = followWords.en;
const { open } = stage();

test("begun, put back, begun, over; and of two that run both are found", async () => {
  const [kofi, rosa, zoe] = await Promise.all(["Kofi", "Rosa", "Zoe"].map((name) => signUp(suiteUrl(), name)));
  if (!kofi || !rosa || !zoe) throw new Error("nobody there");
  const { slug } = await kofi.group("private", "Line Mondays");
  const text = await kofi.text(slug);
  await rosa.joinBy(kofi, slug);
  const { id, url } = await planEvening(kofi, slug, text, "Line evening");

  // On a page that has nothing to do with it, and on the text itself; somebody else's on theirs.
  const [away, phoned, outside] = await Promise.all([
    open({ as: rosa }),
    open({ as: rosa, ...phone }),
    open({ as: zoe }),
  ]);
  await away.page.goto("/account/notices");
  await phoned.page.goto(`/t/${text.id}`);
  await outside.page.goto("/account/notices");
  const line = away.page.locator(".running-line", { hasText: "Line evening" });
  const strip = phoned.page.locator(".go-along");
  await away.page.waitForTimeout(500);
  expect(await line.count()).toBe(0);

  await tell(kofi, id, { ask: "start" });
  await line.waitFor();
  await strip.waitFor();
  expect(await line.getByRole("link", { name: words.takePart }).getAttribute("href")).toBe(url);

  // Begun by mistake: nothing stays, least of all that it is over.
  await tell(kofi, id, { ask: "put-back" });
  await line.waitFor({ state: "detached" });
  await strip.waitFor({ state: "detached" });
  expect(await away.page.getByText(words.over).count()).toBe(0);

  await tell(kofi, id, { ask: "start" });
  await line.waitFor();
  await strip.waitFor();

  // A second group of theirs meets at the same hour: the line tells of one, the list of both.
  const other = await kofi.group("private", "Line Thursdays");
  await rosa.joinBy(kofi, other.slug);
  const second = await planEvening(kofi, other.slug, await kofi.text(other.slug), "Another evening");
  await tell(kofi, second.id, { ask: "start" });
  await away.page.goto("/s");
  for (const title of ["Line evening", "Another evening"])
    await away.page.locator("main").getByRole("link", { name: title }).first().waitFor();

  await tell(kofi, second.id, { ask: "end" });
  await tell(kofi, id, { ask: "end" });
  await phoned.page.locator(".go-along", { hasText: words.over }).waitFor();
  expect(await outside.page.locator(".running-line, .go-along").count()).toBe(0);
});
