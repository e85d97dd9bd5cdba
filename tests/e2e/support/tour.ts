/** Every page there is, as a stop of a tour: for what must hold on all of them. */
import type { Page } from "playwright-core";
import { addTextWords } from "~/words/add-text";
import { accountWords } from "~/words/accounts";
import { reviewWords } from "~/words/review";
import { openingWords } from "~/words/opening";
import { groupWords } from "~/words/groups";
import { webhookWords } from "~/words/webhooks";
import { commons, signUp, type Person } from "./people";
import { words } from "./reading";
import { caseStops } from "./tour-cases";
import { editionStops } from "./tour-editions";
import { moderationStops } from "./tour-moderation";
import { sessionStops } from "./tour-sessions";
import { liveSessionStops } from "./tour-sessions-live";

export type Stop = {
  name: string;
  /** Signed in as the host, or as nobody. */
  signedIn: boolean;
  go(page: Page): Promise<void>;
  /** Answers of the server that belong to this stop. */
  faults?: RegExp;
  /** Nothing is there, which shows nothing of the page that would stand there. */
  isGone?: true;
};

export const at = (name: string, path: string, signedIn = true): Stop => ({
  name,
  signedIn,
  go: async (page) => void (await page.goto(path)),
});

export const refused = (name: string, path: string, press: (page: Page) => Promise<void>, signedIn = true): Stop => ({
  name,
  signedIn,
  faults: /^422 POST/,
  go: async (page) => {
    await page.goto(path);
    await press(page);
  },
});

/** A group with everything in it, and the stops through it. */
export async function tour(url: string): Promise<{ host: Person; stops: Stop[]; forGuests: string }> {
  const [host, guest, asker] = await Promise.all(["Helena", "Gustav", "Asta"].map((name) => signUp(url, name)));
  if (!host || !guest || !asker) throw new Error("nobody there");
  const { slug } = await host.group("public", "Political economy on Tuesdays", "request");
  await host.ask("PATCH", `/groups/${slug}`, { description: "We read one chapter a week.\n\nNewcomers are welcome." });
  const empty = await host.group("private", "Nothing yet");
  const begun = await host.group("private", "Just begun");
  const begunText = await host.text(begun.slug, "# A beginning\n\nOf the hare.");
  await guest.joinBy(host, slug);
  await asker.ask("POST", `/groups/${slug}/members`);
  const text = await host.text(slug);
  const first = await guest.say(text, 2, "How old was **that** rule?", { kind: "question" });
  await host.reply(text, first, "Older than the village book, which begins in 1611. See ¶ 4.");
  const mine = await host.say(text, 2, "The word “kept” is doing a lot here.");
  await host.ask("PATCH", `/comments/${mine.id}`, {
    body: "The word “kept” is doing a lot of work here.",
    version: mine.version,
  });
  await guest.ask("PUT", `/comments/${mine.id}/reactions/agree`);
  const gone = await host.say(text, 2, "To be deleted");
  await guest.reply(text, gone, "An answer to what is gone");
  await host.ask("DELETE", `/comments/${gone.id}`);
  for (let number = 1; number <= 12; number++)
    await guest.say(text, 5, `Remark ${number} on the first hedge, which runs over more than a line on most screens.`);
  await guest.say(text, null, "Let us begin with the second part.");
  const webhook = await host.ask<{ id: string }>("POST", `/groups/${slug}/webhooks`, {
    url: "https://hooks.example/lectern",
  });
  await host.ask("POST", `/groups/${slug}/webhooks/${webhook.id}/test`);
  const { code } = await host.ask<{ code: string }>("POST", `/groups/${slug}/invites`, {});
  const draft = await host.draft(
    slug,
    `# A draft\n\nA preface. It has two sentences.\n\n${commons.replace("# ", "## ")}`,
  );

  const failed = await host.failedImport(slug);

  const asking = await guest.group("public", "Letters of the abolitionists", "request");
  await guest.ask("PATCH", `/groups/${asking.slug}`, { joinQuestion: "What would you like to read with us?" });
  const second = await host.text(slug, "# The second evening\n\nOf the goose.");
  await host.ask("PATCH", `/texts/${second.id}`, { dueOn: "2027-01-31", state: "locked" });
  await host.ask("PATCH", `/groups/${slug}`, { guests: "comment" });
  const forGuests = await host.ask<{ code: string }>("POST", `/groups/${slug}/invites`, { grants: "comment" });
  const leaver = await signUp(url, "Lotte");
  await leaver.joinBy(host, slug);
  await host.ask("DELETE", `/groups/${slug}/members/${await leaver.id()}`);
  const closed = await host.group("private", "Last winter's circle");
  await host.ask("PUT", `/groups/${closed.slug}/archive`);

  const mod = await signUp(url, "Mo Ahmadi");
  await mod.joinBy(host, slug);
  const moderation = await moderationStops({ host, guest, mod, slug, text, comment: first.id });
  const { accounts, groups } = { accounts: accountWords.en, groups: groupWords.en };
  const cases = await caseStops({ host, guest, slug, empty: empty.slug, text, first: first.id });
  const stops: Stop[] = [
    at("home-stranger", "/", false),
    at("sign-in", "/sign-in", false),
    refused(
      "sign-in-refused",
      "/sign-in",
      async (page) => {
        await page.getByLabel(accounts.who).fill("Nobody");
        await page.getByLabel(accounts.password).fill("not this");
        await page.getByRole("button", { name: accounts.signInButton }).click();
        await page.getByText(accounts.mistaken).first().waitFor();
      },
      false,
    ),
    at("sign-up", "/sign-up", false),
    at("invited", `/i/${code}`, false),
    at("invited-guest", `/i/${forGuests.code}`, false),
    at("rights-stranger", `/g/${slug}/rights`, false),
    ...moderation,
    ...cases,
    at("moderation-settings", `/g/${slug}/moderation/settings`),
    at("blocked", "/account/blocked"),
    at("blocked-ask", `/account/blocked?comment=${first.id}`),
    at("prevention", `/g/${slug}/moderation/prevention`),
    at("moderation-settings-stranger", `/g/${slug}/moderation/settings`, false),
    at("group-stranger", `/g/${slug}`, false),
    at("reading-stranger", `${text.url}?p=2`, false),
    at("home", "/"),
    at("new-group", "/groups/new"),
    refused("new-group-refused", "/groups/new", async (page) => {
      await page.getByLabel(groups.name, { exact: true }).fill("X");
      await page.getByRole("button", { name: groups.make }).click();
      await page.locator(".error").first().waitFor();
    }),
    at("group", `/g/${slug}`),
    at("group-empty", `/g/${empty.slug}`),
    at("members", `/g/${slug}/members`),
    at("members-last-host", `/g/${slug}/members?last-host`),
    at("member-remove", `/g/${slug}/members/${await guest.id()}/remove`),
    at("member-turn-away", `/g/${slug}/members/${await asker.id()}/remove`),
    at("invites", `/g/${slug}/invites`),
    at("invites-made", `/g/${slug}/invites?made=${code.slice(-4)}`),
    at("group-added", `/g/${begun.slug}?added=${begunText.id}`),
    {
      ...at("settings-opening", `/g/${begun.slug}/settings`),
      go: async (page) => {
        await page.goto(`/g/${begun.slug}/settings`);
        await page.getByRole("radio", { name: groups.visibilities.public[0] }).check();
        await page.getByRole("button", { name: groups.save, exact: true }).click();
        await page.getByRole("heading", { level: 1, name: openingWords.en.title.public }).waitFor();
      },
    },
    at("settings", `/g/${slug}/settings`),
    at("settings-archived", `/g/${closed.slug}/settings`),
    at("group-archived", `/g/${closed.slug}`),
    at("rights", `/g/${slug}/rights`),
    at("syllabus", `/g/${slug}/syllabus`),
    at("log", `/g/${slug}/acts`),
    at("address", `/g/${slug}/address`),
    at("hand-over", `/g/${slug}/hand-over`),
    at("group-delete", `/g/${slug}/delete`),
    at("join", `/g/${asking.slug}/join`),
    at("invited-member", `/i/${code}`),
    at("notices", "/notices"),
    at("webhooks", `/g/${slug}/webhooks`),
    refused("webhooks-refused", `/g/${slug}/webhooks`, async (page) => {
      await page.getByLabel(webhookWords.en.url).fill("https://10.0.0.1/hook");
      await page.getByRole("button", { name: webhookWords.en.addButton, exact: true }).click();
      await page.locator(".error").first().waitFor();
    }),
    at("webhook", `/g/${slug}/webhooks/${webhook.id}`),
    at("webhook-secret", `/g/${slug}/webhooks/${webhook.id}/secret`),
    at("add-text", `/g/${slug}/texts/new`),
    refused("outline", `/g/${slug}/texts/new`, async (page) => {
      await page.getByRole("button", { name: addTextWords.en.preview }).click();
      await page.locator(".error-summary").waitFor();
    }),
    at("share", "/new?url=https%3A%2F%2Fexample.org%2Fcommons"),
    at("share-faulty", "/new?url=ftp%3A%2F%2Fexample.org"),
    at("import-failed", failed),
    at("review", draft),
    refused("review-refused", draft, async (page) => {
      await page.getByRole("textbox", { name: reviewWords.en.fieldTitle }).fill(" ");
      await page.getByRole("button", { name: reviewWords.en.saveNames, exact: true }).click();
      await page.locator(".error-summary").waitFor();
    }),
    at("review-undo", `${draft}/undo`),
    at("review-publish", `${draft}/publish`),
    {
      name: "review-tools",
      signedIn: true,
      go: async (page) => {
        await page.goto(draft);
        await page.getByLabel(reviewWords.en.changeBlock(2), { exact: true }).click();
        await page.getByRole("button", { name: reviewWords.en.makeHeading }).first().waitFor();
      },
    },
    ...(await editionStops({ host, guest, slug })),
    at("reading", text.url),
    { ...at("reading-open", `${text.url}?p=2`), go: (page) => openAt(page, `${text.url}?p=2`, "doing a lot") },
    { ...at("reading-long", `${text.url}?p=5`), go: (page) => openAt(page, `${text.url}?p=5`, "Remark 12") },
    {
      name: "composer-error",
      signedIn: true,
      go: async (page) => {
        await openAt(page, `${text.url}?p=4`, words.noneYet);
        await page.locator(".foot textarea").fill("far too long ".repeat(2_000));
        await page.getByText(words.tooLong(26_000, 20_000)).first().waitFor();
      },
    },
    at("text-settings", `${text.url}/settings`),
    at("text-delete", `${text.url}/delete`),
    at("all-comments", `${text.url}/comments`),
    at("reply", `/c/${first.id}/reply`),
    at("edit", `/c/${mine.id}/edit`),
    at("history", `/c/${mine.id}/history`),
    at("delete", `/c/${mine.id}/delete`),
    at("account", "/account"),
    at("tokens", "/account/tokens"),
    { ...at("not-found", "/g/no-such-group"), faults: /^404 GET/, isGone: true },
  ];
  const sessions = await sessionStops({ host, guest, slug, empty: empty.slug, text });
  const evenings = await liveSessionStops({ host, guest, slug, text });
  stops.splice(stops.length - 1, 0, ...sessions, ...evenings);
  return { host, stops, forGuests: `/i/${forGuests.code}` };
}

async function openAt(page: Page, path: string, said: string): Promise<void> {
  await page.goto(path);
  await page.locator(".talkpane").getByText(said).first().waitFor();
}
