/** People, groups and texts made through the same addresses that browsers and programs use. */
import { randomBytes } from "node:crypto";
import type { CommentView } from "~/comments/comment";
import type { TextView } from "~/texts/text";

export const password = "umbrella stand in the hall";

export type Cookie = { name: string; value: string; url: string };

/** Somebody with an account, who acts through the API with their browser's cookie. */
export class Person {
  constructor(
    readonly url: string,
    readonly name: string,
    readonly cookie: Cookie,
  ) {}

  /** @throws what the server refused with */
  async ask<Answer>(method: string, path: string, body?: unknown): Promise<Answer> {
    const response = await fetch(`${this.url}/api/v1${path}`, {
      method,
      headers: {
        Cookie: `${this.cookie.name}=${this.cookie.value}`,
        Origin: this.url,
        Accept: "application/json",
        // A text is waited for, however slow the machine is.
        Prefer: "wait=60",
        ...(body === undefined ? {} : { "Content-Type": "application/json" }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const answer = await response.text();
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${answer}`);
    return (answer ? JSON.parse(answer) : null) as Answer;
  }

  async id(): Promise<string> {
    return (await this.ask<{ id: string }>("GET", "/me")).id;
  }

  group(
    visibility: "public" | "unlisted" | "private",
    name = `Circle ${unique()}`,
    joining = "open",
  ): Promise<{ slug: string; name: string }> {
    return this.ask("POST", "/groups", {
      name,
      slug: `circle-${unique()}`,
      visibility,
      joining: visibility === "private" ? "invite" : joining,
    });
  }

  text(slug: string, content = commons, title?: string): Promise<TextView> {
    return this.ask("POST", `/groups/${slug}/texts`, { content, format: "markdown", ...(title ? { title } : {}) });
  }

  /** A draft that waits to be looked over. @returns its address */
  async draft(slug: string, content = commons): Promise<string> {
    const fields = { content, title: "", byline: "", format: "markdown", address: "", key: unique() + unique() };
    const response = await postForm(this.url, `/g/${slug}/texts/outline`, fields, this.cookie);
    const to = response.headers.get("Location");
    if (!to) throw new Error(`bringing a draft: ${response.status}`);
    return to;
  }

  /** An import that comes to nothing, for want of words. @returns the address of its page */
  async failedImport(slug: string): Promise<string> {
    const response = await fetch(`${this.url}/api/v1/groups/${slug}/texts`, {
      method: "POST",
      headers: {
        Cookie: `${this.cookie.name}=${this.cookie.value}`,
        Origin: this.url,
        "Content-Type": "application/json",
        Prefer: "respond-async",
      },
      body: JSON.stringify({ content: "\n" }),
    });
    const { id } = (await response.json()) as { id: string };
    while ((await this.ask<{ state: string }>("GET", `/imports/${id}`)).state !== "failed")
      await new Promise((resolve) => setTimeout(resolve, 20));
    return `/imports/${id}`;
  }

  /** @param at ¶ n, or null for the whole text */
  say(text: TextView, at: number | null, body: string, more: object = {}): Promise<CommentView> {
    const anchor = at === null ? {} : { block: block(text, at) };
    return this.ask("POST", `/texts/${text.id}/comments`, { anchor, body, ...more });
  }

  reply(text: TextView, to: CommentView, body: string): Promise<CommentView> {
    return this.ask("POST", `/texts/${text.id}/comments`, { parentId: to.id, body });
  }

  /** Into somebody's private group. */
  async joinBy(host: Person, slug: string): Promise<void> {
    const { code } = await host.ask<{ code: string }>("POST", `/groups/${slug}/invites`, {});
    await this.ask("POST", `/invites/${code}`);
  }
}

/** A new account, made through the forms: signing up tells nobody whether the address was new, so one signs in after it. */
export async function signUp(url: string, name: string): Promise<Person> {
  const whole = `${name} ${unique()}`;
  const email = emailOf(whole);
  await postForm(url, "/sign-up", { name: whole, email, password });
  return new Person(url, whole, await cookieOf(url, email, whole));
}

/** The same person, who has just given the password: on a slow machine a story takes longer than that counts. */
export const signedInAnew = async ({ url, name }: Person): Promise<Person> =>
  new Person(url, name, await cookieOf(url, emailOf(name), name));

const emailOf = (name: string) => `${name.replaceAll(" ", ".")}@example.org`.toLowerCase();

async function cookieOf(url: string, email: string, name: string): Promise<Cookie> {
  const response = await postForm(url, "/sign-in", { who: email, password });
  const [pair = ""] = response.headers.getSetCookie().map((cookie) => cookie.split(";")[0]);
  const at = pair.indexOf("=");
  if (at < 0) throw new Error(`signing in ${name}: ${response.status}`);
  return { name: pair.slice(0, at), value: pair.slice(at + 1), url };
}

/** A form as browsers send it; where it leads is not followed. */
export const postForm = (
  url: string,
  path: string,
  fields: Record<string, string>,
  cookie?: Cookie,
): Promise<Response> =>
  fetch(`${url}${path}`, {
    method: "POST",
    redirect: "manual",
    headers: {
      Origin: url,
      "Content-Type": "application/x-www-form-urlencoded",
      ...(cookie ? { Cookie: `${cookie.name}=${cookie.value}` } : {}),
    },
    body: new URLSearchParams(fields),
  });

/** The id of ¶ n. */
export function block(text: TextView, number: number): string {
  const found = text.sections.flatMap((section) => section.blocks).find((each) => each.number === number);
  if (!found) throw new Error(`no ¶ ${number}`);
  return found.id;
}

export const unique = () => randomBytes(3).toString("hex");

const filler = (about: string) =>
  `${about} A village that held its land in common had to agree, year by year, on how many beasts each house might send to graze, who mended the ditch, and what was owed by those who did not. `.repeat(
    2,
  );

/** Long enough to scroll; ¶ 2 and ¶ 3 are the ones that stories talk about. */
export const commons = `# The Commons

The commons were fields that nobody owned and everybody used.

Each family kept a few beasts there, and no more than a few. The rule was old, and it was kept.

Then the hedges came, and with them the law.

## Enclosure

${Array.from({ length: 8 }, (_, index) => filler(`Of the ${index + 1}. hedge.`)).join("\n\n")}

## What was lost

> They hang the man and flog the woman
> who steals the goose from off the common.

${Array.from({ length: 8 }, (_, index) => filler(`Of the ${index + 1}. goose.`)).join("\n\n")}
`;
