/** The second factor, all of it without JavaScript: set up, asked for, a recovery code in its place, switched off. */
import fs from "node:fs";
import { Secret, TOTP } from "otpauth";
import { expect, test } from "vitest";
import type { Page } from "playwright-core";
import { careWords } from "~/words/account-care";
import { securityWords } from "~/words/account-security";
import { accountWords } from "~/words/accounts";
import { commonWords } from "~/words/common";
import { password, signUp } from "./support/people";
import { stage, suiteUrl } from "./support/stage";

const { open } = stage();
const [words, accounts, common] = [securityWords.en, accountWords.en, commonWords.en];

async function signInWithPassword(page: Page, name: string): Promise<void> {
  await page.goto("/sign-in?to=/account/second-factor");
  await page.getByLabel(accounts.who).fill(name);
  await page.getByLabel(accounts.password, { exact: true }).fill(password);
  await page.getByRole("button", { name: accounts.signInButton, exact: true }).click();
}

async function signOut(page: Page, name: string): Promise<void> {
  await page.getByRole("button", { name: common.menuOf(name) }).click();
  await page.getByRole("button", { name: common.signOut }).click();
  await page.getByRole("link", { name: common.signIn }).first().waitFor();
}

test("set up, asked for, replaced by a recovery code, switched off", async () => {
  const ana = await signUp(suiteUrl(), "Agathe");
  const { page, faults } = await open({ as: ana, javaScriptEnabled: false });
  await page.goto("/account/second-factor");
  await page.getByText(words.factorOff).waitFor();
  await page.getByRole("button", { name: words.factorStart }).click();

  await page.getByRole("img", { name: words.setUpPicture }).waitFor();
  const secret = (await page.locator("code.secret").innerText()).replaceAll(" ", "");
  // For an app on the same device: the same that the picture says.
  const link = await page.getByRole("link", { name: words.setUpOpen }).getAttribute("href");
  expect(new URL(link ?? "").searchParams.get("secret")).toBe(secret);
  const app = new TOTP({ secret: Secret.fromBase32(secret) });
  faults.expect(/^422 POST/);
  await page.getByLabel(words.setUpCode).fill("12345");
  await page.getByRole("button", { name: words.setUpConfirm }).click();
  await page.getByText(words.codeWrong).first().waitFor();
  await page.getByLabel(words.setUpCode).fill(app.generate());
  await page.getByRole("button", { name: words.setUpConfirm }).click();

  await page.getByText(words.recoveryOnce).waitFor();
  const codes = await page.locator(".codes code").allInnerTexts();
  expect(codes).toHaveLength(10);
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: words.recoverySave }).click(),
  ]);
  expect(download.suggestedFilename()).toBe(words.recoveryFile);
  expect(fs.readFileSync(await download.path(), "utf8")).toContain(codes.join("\n"));
  await page.getByRole("link", { name: words.recoveryDone }).click();
  await page.getByText(words.recoveryLeft(10)).waitFor();

  await signOut(page, ana.name);
  await signInWithPassword(page, ana.name);
  await page.getByRole("heading", { name: words.stepTitle }).waitFor();
  await page.getByLabel(words.code, { exact: true }).fill("000000");
  await page.getByRole("button", { name: words.stepButton }).click();
  await page.getByText(words.codeWrong).first().waitFor();
  // The one that switched it on is spent; the next one counts early.
  await page.getByLabel(words.code, { exact: true }).fill(app.generate({ timestamp: Date.now() + 30_000 }));
  await page.getByRole("button", { name: words.stepButton }).click();
  await page.getByText(words.recoveryLeft(10)).waitFor();

  await signOut(page, ana.name);
  await signInWithPassword(page, ana.name);
  await page.getByLabel(words.code, { exact: true }).fill(codes[3] ?? "");
  await page.getByRole("button", { name: words.stepButton }).click();
  await page.getByText(words.recoveryLeft(9)).waitFor();

  await page.getByRole("button", { name: words.factorDrop }).click();
  await page.getByText(words.factorOff).waitFor();
  await signOut(page, ana.name);
  await signInWithPassword(page, ana.name);
  await page.getByText(words.factorOff).waitFor();
});

test("who is asked once more, and slips, still comes to where they were going", async () => {
  const { page, faults } = await open({ as: await signUp(suiteUrl(), "Slippy"), javaScriptEnabled: false });
  faults.expect(/^4\d\d POST/);
  await page.goto("/account/prove?to=/account/email");
  const prove = async (typed: string) => {
    await page.getByLabel(accounts.password, { exact: true }).fill(typed);
    await page.getByRole("button", { name: careWords.en.proveButton, exact: true }).click();
  };
  await prove("not my password at all");
  await page.getByRole("alert").waitFor();
  await prove(password);
  await page.waitForURL("**/account/email");
});
