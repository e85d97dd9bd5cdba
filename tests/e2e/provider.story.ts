/** Signing in through an OpenID Connect provider, by links and forms alone. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { securityWords } from "~/words/account-security";
import { commonWords } from "~/words/common";
import { openProvider, type Provider } from "../support/provider";
import { allRules, violations } from "./support/axe";
import { password, signUp, unique } from "./support/people";
import { startServer, type Server } from "./support/server";
import { accountWords } from "~/words/accounts";
import { stage } from "./support/stage";

const { open } = stage();
const [words, accounts, common] = [securityWords.en, accountWords.en, commonWords.en];

let provider: Provider;
let server: Server;
beforeAll(async () => {
  provider = await openProvider();
  server = await startServer({
    OIDC_ISSUER: provider.issuer,
    OIDC_CLIENT_ID: provider.client.id,
    OIDC_CLIENT_SECRET: provider.client.secret,
    OIDC_NAME: "The Guild",
  });
});
afterAll(async () => {
  await server.remove();
  await provider.close();
});

test.each([[true], [false]])("with script %s: a new account, out, and in again", async (javaScriptEnabled) => {
  const name = `Guild ${unique()}`;
  const email = `${unique()}@example.org`;
  provider.state.login = { sub: unique(), email, email_verified: true, preferred_username: name };
  const { page } = await open({ url: server.url, javaScriptEnabled });
  await page.goto("/sign-in?to=/groups/new");
  await page.getByRole("link", { name: words.provider("The Guild") }).click();
  await page.getByRole("heading", { name: words.firstTime("The Guild") }).waitFor();
  if (javaScriptEnabled) expect(await violations(page, { tags: allRules })).toEqual([]);
  expect(await page.getByLabel(words.newName).inputValue()).toBe(name);
  await page.getByRole("button", { name: words.firstTimeNewButton }).click();
  await page.waitForURL("**/groups/new");

  await page.getByRole("button", { name: common.menuOf(name) }).click();
  await page.getByRole("button", { name: common.signOut }).click();
  await page.goto("/sign-in?to=/account/provider");
  await page.getByRole("link", { name: words.provider("The Guild") }).click();
  await page.getByText(provider.issuer).waitFor();
  if (javaScriptEnabled) expect(await violations(page, { tags: allRules })).toEqual([]);
});

test("an account with the same address is linked by its owner, and only by signing in to it", async () => {
  const ben = await signUp(server.url, "Benno");
  const email = `${unique()}@example.org`;
  provider.state.login = { sub: unique(), email, email_verified: true, name: "Benno of the Guild" };
  const { page } = await open({ url: server.url });
  await page.goto("/sign-in");
  await page.getByRole("link", { name: words.provider("The Guild") }).click();
  await page.getByRole("link", { name: words.firstTimeSignIn }).click();
  await page.getByLabel(accounts.who).fill(ben.name);
  await page.getByLabel(accounts.password, { exact: true }).fill(password);
  await page.getByRole("button", { name: accounts.signInButton, exact: true }).click();
  await page.getByRole("button", { name: words.firstTimeLink(ben.name) }).click();
  await page.getByRole("button", { name: common.menuOf(ben.name) }).waitFor();
  await page.goto("/account/provider");
  await page.getByText(provider.issuer).waitFor();
  await page.getByRole("button", { name: words.identityUnlinkOf(provider.issuer) }).click();
  await page.getByText(words.identityNone).waitFor();
});

test("while the provider is away, the page says so and leads to the other ways", async () => {
  const { page, faults } = await open({ url: server.url });
  faults.expect(/^503 GET .*\/sign-in\/oidc/);
  provider.state.lies = { status: 502 };
  await page.goto("/sign-in");
  await page.getByRole("link", { name: words.provider("The Guild") }).click();
  await page.getByText(words.providerDown("The Guild")).waitFor();
  provider.state.lies = {};
  await page.getByRole("link", { name: words.providerOther }).click();
  await page.getByLabel(accounts.who).waitFor();
});
