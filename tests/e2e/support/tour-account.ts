/** The stops of the tour that have to do with accounts: ways in, what links in mail lead to, what one has. */
import fs from "node:fs";
import path from "node:path";
import { simpleParser } from "mailparser";
import { Secret, TOTP } from "otpauth";
import type { Page } from "playwright-core";
import { securityWords } from "~/words/account-security";
import { accountWords } from "~/words/accounts";
import { calendarWords } from "~/words/calendars";
import { groupSettingWords } from "~/words/group-settings";
import { operatorActWords } from "~/words/operator-acts";
import { recordWords } from "~/words/records";
import { password, postForm, signUp, unique, type Person } from "./people";
import type { Server } from "./server";
import { until } from "./stage";
import { at, type Stop } from "./tour";

const [words, accounts] = [securityWords.en, accountWords.en];

/** @param outbox where the server leaves its mail */
export async function accountStops(server: Server, outbox: string, provider: string): Promise<Stop[]> {
  const [coded, leaving, moving] = await Promise.all(["Fanny", "Lena", "Mona"].map((name) => signUp(server.url, name)));
  if (!coded || !leaving || !moving) throw new Error("nobody there");
  await withSecondFactor(coded);
  await post(leaving, "/account/delete", { how: "keep-words" });
  const newAddress = `${unique()}@example.org`;
  await post(moving, "/account/email?index", { email: newAddress });
  await postForm(server.url, "/reset?index", { email: emailOf(moving) });
  const link = (kind: string) => linkIn(outbox, kind, [emailOf(moving), newAddress]);
  const [reset, confirm, address] = [await link("reset"), await link("confirm"), await link("address")];

  const gone = (name: string, path: string): Stop => ({
    ...at(name, path, false),
    faults: /^(404|410) GET/,
    isGone: true,
  });
  const signingIn = (name: string, who: Person, until: string): Stop => ({
    name,
    signedIn: false,
    go: async (page) => {
      await page.goto("/sign-in");
      await page.getByLabel(accounts.who).fill(who.name);
      await page.getByLabel(accounts.password, { exact: true }).fill(password);
      await page.getByRole("button", { name: accounts.signInButton, exact: true }).click();
      await page.waitForURL(until);
    },
  });
  let secret = "";
  return [
    at("operator-link", server.operatorPath, false),
    gone("operator-gone", "/operator/no-such-link"),
    at("reset", "/reset", false),
    at("reset-link", reset, false),
    gone("reset-gone", "/reset/no-such-link"),
    at("confirm-link", confirm, false),
    gone("confirm-gone", "/confirm/no-such-link"),
    at("address-link", address, false),
    gone("address-gone", "/address/no-such-link"),
    gone("unsubscribe-gone", "/unsubscribe/no-such-key"),
    at("sign-in-passkey", "/sign-in/passkey", false),
    signingIn("sign-in-code", coded, "**/sign-in/code"),
    signingIn("sign-in-keep", leaving, "**/sign-in/keep"),
    {
      name: "provider-first-time",
      signedIn: false,
      go: async (page) => {
        await page.goto("/sign-in");
        await page.getByRole("link", { name: words.provider(provider) }).click();
        await page.getByRole("heading", { name: words.firstTime(provider) }).waitFor();
      },
    },
    { ...at("provider-failed", "/sign-in/oidc/callback?error=access_denied", false), faults: /^4\d\d GET/ },
    at("account-name", "/account/name"),
    at("account-password", "/account/password"),
    at("account-email", "/account/email"),
    at("account-notices", "/account/notices"),
    at("calendar-none", "/account/calendar"),
    {
      name: "calendar",
      signedIn: true,
      go: async (page) => {
        await page.goto("/account/calendar");
        const make = page.getByRole("button", { name: calendarWords.en.make });
        if (await make.isVisible()) await make.click();
        await page.getByText(calendarWords.en.secret).waitFor();
      },
    },
    at("account-export", "/account/export"),
    at("account-delete", "/account/delete"),
    at("account-prove", "/account/prove"),
    at("account-prove-passkey", "/account/prove/passkey"),
    at("account-provider", "/account/provider"),
    at("passkeys", "/account/passkeys"),
    at("second-factor", "/account/second-factor"),
    {
      name: "second-factor-set-up",
      signedIn: true,
      go: async (page) => {
        await page.goto("/account/second-factor");
        await page.getByRole("button", { name: words.factorStart }).click();
        await page.locator(".qr").waitFor();
        secret = await page.locator("code.secret").innerText();
      },
    },
    {
      name: "second-factor-codes",
      signedIn: true,
      go: async (page) => {
        await page.getByLabel(words.setUpCode).fill(codeOf(secret));
        await page.getByRole("button", { name: words.setUpConfirm }).click();
        await page.getByText(words.recoveryOnce).waitFor();
      },
    },
    at("second-factor-on", "/account/second-factor"),
    at("recovery-codes-again", "/account/second-factor/codes"),
  ];
}

/** Of whoever comes by a link for guests: after them one is no stranger any more. */
export const guestStops = (link: string): Stop[] => [
  {
    name: "group-guest",
    signedIn: false,
    go: async (page) => {
      await page.goto(link);
      await page.getByLabel(groupSettingWords.en.guestName).fill("Greta");
      await page.getByRole("button", { name: groupSettingWords.en.guestEnterWriting, exact: true }).click();
      await page.waitForURL("**/g/*");
    },
  },
  at("guest", "/guest", false),
  at("guest-account", "/guest/account", false),
  at("guest-name", "/guest/name", false),
  at("guest-delete", "/guest/delete", false),
];

/** Of whoever runs the server, who comes by the printed link. */
export const operatorStops: Stop[] = [
  at("operator", "/operator"),
  at("operator-cases", "/operator/cases"),
  at("operator-law", "/operator/law"),
  at("operator-users", "/operator/users"),
  asked("operator-disable", "disable"),
  {
    name: "operator-records",
    signedIn: true,
    go: async (page) => {
      await page.goto("/operator/users");
      const row = page.locator('details:has(a[href$="/records"])').first();
      await row.locator("summary").click();
      await row.locator('a[href$="/records"]').click();
      await page.waitForURL("**/records");
      await page.getByRole("button", { name: recordWords.en.download }).waitFor();
    },
  },
  asked("operator-make-operator", "make-operator"),
  {
    name: "operator-end-operator",
    signedIn: true,
    go: async (page) => {
      await asked("", "make-operator").go(page);
      await page.getByRole("button", { name: operatorActWords.en["make-operator"].button }).click();
      await page.waitForURL("**/operator/users");
      await asked("", "end-operator").go(page);
    },
  },
  at("operator-groups", "/operator/groups"),
];

/** The question before an act of weight, about whoever comes first in the list. */
function asked(name: string, act: "disable" | "make-operator" | "end-operator"): Stop {
  return {
    name,
    signedIn: true,
    go: async (page) => {
      await page.goto("/operator/users");
      const row = page.locator(`details:has(a[href$="/${act}"])`).first();
      await row.locator("summary").click();
      await row.locator(`a[href$="/${act}"]`).click();
      await page.getByRole("button", { name: operatorActWords.en[act].button }).waitFor();
    },
  };
}

/** The way out of mail of notices. That mail comes after a minute, so this is asked for first and gone to last. */
export async function unsubscribeStop(server: Server, outbox: string): Promise<Stop> {
  const [una, tom] = [await signUp(server.url, "Una"), await signUp(server.url, "Tom")];
  await post(una, await linkIn(outbox, "confirm", [emailOf(una)]), {});
  const { slug } = await una.group("private", "The letters");
  await tom.joinBy(una, slug);
  await tom.say(await una.text(slug), 2, `@${una.name}, what of the hedges?`);
  return {
    name: "unsubscribe",
    signedIn: false,
    go: async (page) => void (await page.goto(await linkIn(outbox, "unsubscribe", [emailOf(una)], 180_000))),
  };
}

export async function becomeOperator(page: Page, server: Server): Promise<void> {
  await page.goto(server.operatorPath);
  await page.getByLabel(accounts.name, { exact: true }).fill("Olga Operator");
  await page.getByLabel(accounts.email).fill("olga@example.org");
  await page.getByLabel(accounts.password).fill(`${password} and the bicycle`);
  await page.getByRole("button", { name: accounts.operatorSignUp }).click();
  await page.waitForURL(`${server.url}/`);
}

const codeOf = (secret: string) => new TOTP({ secret: Secret.fromBase32(secret.replaceAll(" ", "")) }).generate();

/** As `signUp` makes it of the name. */
const emailOf = (person: Person) => `${person.name.replaceAll(" ", ".")}@example.org`.toLowerCase();

/** A form of a page, sent with the person's cookie. */
async function post(person: Person, path: string, fields: Record<string, string>): Promise<void> {
  const response = await postForm(person.url, path, fields, person.cookie);
  if (response.status !== 303 && response.status !== 302) throw new Error(`${path}: ${response.status}`);
}

async function withSecondFactor(person: Person): Promise<void> {
  await post(person, "/account/second-factor?index", {});
  const page = await fetch(`${person.url}/account/second-factor/set-up`, {
    headers: { Cookie: `${person.cookie.name}=${person.cookie.value}` },
  });
  const [, secret] = /class="secret"[^>]*>([A-Z2-7 ]+)</.exec(await page.text()) ?? [];
  if (!secret) throw new Error("no secret on the page");
  const fields = { code: codeOf(secret) };
  const done = await postForm(person.url, "/account/second-factor/set-up", fields, person.cookie);
  if (!done.ok) throw new Error(`second factor: ${done.status}`);
}

/** @returns the path of the newest link of this kind in mail to one of these */
function linkIn(outbox: string, kind: string, to: string[], within?: number): Promise<string> {
  return until(
    async () => {
      for (const name of fs.existsSync(outbox) ? fs.readdirSync(outbox).sort().reverse() : []) {
        if (!name.endsWith(".eml")) continue;
        const mail = await simpleParser(fs.readFileSync(path.join(outbox, name)));
        const [found] = new RegExp(`/${kind}/[\\w-]+(?:\\?\\S+)?`).exec(mail.text ?? "") ?? [];
        if (found && to.some((each) => JSON.stringify(mail.to).includes(each))) return found;
      }
      return "";
    },
    (found) => found !== "",
    `a mail with a link to /${kind}`,
    within,
  );
}
