/** Passkeys, with an authenticator that the browser plays: made, used, refused, removed. */
import { expect, test } from "vitest";
import type { Page } from "playwright-core";
import { securityWords } from "~/words/account-security";
import { accountWords } from "~/words/accounts";
import { commonWords } from "~/words/common";
import { allRules, violations } from "./support/axe";
import { password, signUp } from "./support/people";
import { stage, suiteUrl } from "./support/stage";

const { open } = stage();
const [words, accounts, common] = [securityWords.en, accountWords.en, commonWords.en];
/** Browsers make no passkeys for a number. */
const url = () => suiteUrl().replace("127.0.0.1", "localhost");

/** An authenticator of the device itself, which verifies its user. */
async function playAuthenticator(page: Page) {
  const line = await page.context().newCDPSession(page);
  await line.send("WebAuthn.enable");
  const { authenticatorId } = await line.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  return {
    verifies: (isUserVerified: boolean) => line.send("WebAuthn.setUserVerified", { authenticatorId, isUserVerified }),
    credentials: async () => (await line.send("WebAuthn.getCredentials", { authenticatorId })).credentials,
  };
}

async function signOut(page: Page, name: string): Promise<void> {
  await page.getByRole("button", { name: common.menuOf(name) }).click();
  await page.getByRole("button", { name: common.signOut }).click();
  await page.getByRole("link", { name: common.signIn }).first().waitFor();
}

test("made on the account's page, used to sign in by keyboard, refused without its user, removed", async () => {
  const ana = await signUp(url(), "Anneke");
  const { page, faults } = await open({ as: ana });
  const authenticator = await playAuthenticator(page);

  await page.goto("/account/passkeys");
  await page.getByText(words.passkeyNone).waitFor();
  await page.getByLabel(words.passkeyName).fill("My <laptop>");
  await page.getByRole("button", { name: words.passkeyMake }).click();
  await page.getByText("My <laptop>").waitFor();
  expect(await authenticator.credentials()).toMatchObject([{ isResidentCredential: true, rpId: "localhost" }]);
  expect(await violations(page, { tags: allRules })).toEqual([]);

  await signOut(page, ana.name);
  await page.goto("/sign-in?to=/account/passkeys");
  await page.getByRole("button", { name: words.passkeySignIn }).focus();
  expect(await violations(page, { tags: allRules })).toEqual([]);
  await page.keyboard.press("Enter");
  await page.getByText("My <laptop>").waitFor();
  expect(new URL(page.url()).pathname).toBe("/account/passkeys");
  await page.getByText(words.passkeyUsed).waitFor();

  // Before acts of weight it serves as proof.
  await page.goto("/account/prove?to=/account/tokens");
  await page.getByRole("button", { name: words.passkeyProve }).click();
  await page.waitForURL("**/account/tokens");

  // The device that does not know its user signs nothing.
  await signOut(page, ana.name);
  await authenticator.verifies(false);
  await page.goto("/sign-in");
  await page.getByRole("button", { name: words.passkeySignIn }).click();
  await page.getByText(words.passkeyStopped).waitFor();
  await authenticator.verifies(true);
  await page.getByRole("button", { name: words.passkeySignIn }).click();
  await page.getByRole("button", { name: common.menuOf(ana.name) }).waitFor();

  // Removed here, it is still on the device, and opens nothing.
  await page.goto("/account/passkeys");
  await page.getByRole("button", { name: words.passkeyRemoveOf("My <laptop>") }).click();
  await page.getByText(words.passkeyNone).waitFor();
  await signOut(page, ana.name);
  faults.expect(/^422 POST .*\/sign-in\/passkey/);
  await page.goto("/sign-in?to=/account");
  await page.getByRole("button", { name: words.passkeySignIn }).click();
  await page.getByText(words.passkeyWrong).waitFor();
  await page.getByLabel(accounts.who).fill(ana.name);
  await page.getByLabel(accounts.password, { exact: true }).fill(password);
  await page.getByRole("button", { name: accounts.signInButton, exact: true }).click();
  await page.getByRole("button", { name: common.menuOf(ana.name) }).waitFor();
  expect(new URL(page.url()).pathname).toBe("/account");
});

test("without script there is no such button, and signing in works as before", async () => {
  const { page } = await open({ url: url(), javaScriptEnabled: false });
  await page.goto("/sign-in");
  await page.getByLabel(accounts.who).waitFor();
  expect(await page.getByRole("button", { name: words.passkeySignIn }).count()).toBe(0);
});
