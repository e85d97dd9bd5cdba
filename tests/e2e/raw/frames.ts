/** Opens many pages of one server at a time, each in a frame of its own, touches all that is on them, tells where a script ran. */
import type { Browser, BrowserContext, Page } from "playwright-core";
import type { Cookie } from "../support/people";
import { userAgentOf } from "../support/chromium";

/** A page as the server answered it. */
export type Answer = { path: string; headers: Record<string, string>; body: string };

/** Frames in one navigation: a tab for each page is what takes the time. */
const together = 24;
/** Until a frame has loaded, on a machine that does other things too. Milliseconds. */
const loadsWithin = 60_000;
/** For what a script does later: media that fails, an animation, a frame within. Milliseconds. */
const lingers = 200;

/** @param cookie whose browser it is; what the pages load from their own server is asked for with it */
export async function scriptsOn(
  browser: Browser,
  { url, cookie, answers, policy }: { url: string; cookie: Cookie; answers: Answer[]; policy: "with" | "without" },
): Promise<string[]> {
  const context = await browser.newContext({
    baseURL: url,
    userAgent: userAgentOf(browser),
    bypassCSP: policy === "without",
  });
  await context.addCookies([{ ...cookie, httpOnly: true, sameSite: "Lax" }]);
  await context.addInitScript(tellOfAlerts);
  await serve(context, url, answers);
  const rest = Array.from({ length: Math.ceil(answers.length / together) }, (_, at) =>
    answers.slice(at * together, (at + 1) * together).map(({ path }) => path),
  );
  const ran: string[] = [];
  await Promise.all(
    [0, 1].map(async () => {
      const page = await context.newPage();
      for (let paths = rest.shift(); paths; paths = rest.shift()) ran.push(...(await ranIn(page, paths)));
    }),
  );
  await context.close();
  return ran;
}

/** Runs in every frame before anything else. Browsers let no frame of another origin alert, so this tells of more. */
function tellOfAlerts(): void {
  window.alert = () => top?.postMessage("ran", "*");
}

/** The answers as they came, but for who may frame them; another site's script, which would run if it were let. */
async function serve(context: BrowserContext, url: string, answers: Answer[]): Promise<void> {
  const at = new Map(answers.map((answer) => [answer.path, answer]));
  await context.route("**", (route) => {
    // Not parsed: of what browsers ask for, not all is an address to others.
    const asked = route.request().url();
    if (asked.endsWith("/x.js") && !asked.startsWith(url))
      return route.fulfill({ contentType: "text/javascript", body: "alert(1)" });
    // The pages' own files change nothing here.
    if (route.request().resourceType() !== "document") return route.abort();
    const path = asked.startsWith(`${url}/`) ? asked.slice(url.length) : "";
    if (path === "/frames") return route.fulfill({ headers: around, body: "<!doctype html><title>Frames</title>" });
    const answer = at.get(path);
    if (answer) return route.fulfill({ headers: framed(answer.headers), body: answer.body.replace(ownFiles, "") });
    // Where a link leads is of no interest: whoever follows it stays. A browser's page about an error takes long.
    return route.fulfill({ status: 204 });
  });
}

/** The looks of the page and what it loads ahead: twenty questions for each, most of the time that all this would take. */
const ownFiles = /<link [^>]*href="\/assets\/[^>]*>/g;

/** As a tab is: it may not be led to a `data:` address by what is in it. */
const around = {
  "Content-Type": "text/html",
  "Content-Security-Policy": "frame-src 'self'",
  "Origin-Agent-Cluster": "?1",
};

function framed({ "x-frame-options": _, ...headers }: Record<string, string>): Record<string, string> {
  const policy = headers["content-security-policy"];
  if (!policy?.includes("frame-ancestors 'none'") || !policy.includes("script-src"))
    throw new Error(`not the policy that this is about: ${policy}`);
  return { ...headers, "content-security-policy": policy.replace("frame-ancestors 'none'", "frame-ancestors 'self'") };
}

/** @returns the paths on which a script ran. @throws when a frame never loaded, or something led the whole tab away */
async function ranIn(page: Page, paths: string[]): Promise<string[]> {
  await page.goto("/frames");
  const native: string[] = [];
  const onDialog = (dialog: { type(): string; dismiss(): Promise<void> }) => {
    native.push(`a ${dialog.type()} on one of ${paths.join(", ")}`);
    void dialog.dismiss().catch(() => undefined);
  };
  page.on("dialog", onDialog);
  const { ran, missing } = await page.evaluate(inFrames, { paths, loadsWithin, lingers });
  page.off("dialog", onDialog);
  if (missing.length > 0) throw new Error(`these never loaded: ${missing.join(", ")}`);
  return [...ran, ...native];
}

/** In the tab around the frames. */
async function inFrames(given: { paths: string[]; loadsWithin: number; lingers: number }) {
  const ran = new Set<string>();
  const pause = (time: number) => new Promise<void>((resolve) => setTimeout(resolve, time));
  const frames = new Map(given.paths.map((path) => [path, document.createElement("iframe")]));
  addEventListener("message", ({ data, source }) => {
    if (data !== "ran") return;
    let from = source as Window;
    while (from.parent !== window && from.parent !== from) from = from.parent;
    for (const [path, frame] of frames) if (frame.contentWindow === from) ran.add(path);
  });
  const loaded = new Set<string>();
  const all = [...frames].map(
    ([path, frame]) =>
      new Promise<void>((resolve) => {
        frame.addEventListener(
          "load",
          () => {
            loaded.add(path);
            resolve();
          },
          { once: true },
        );
        frame.src = path;
        document.documentElement.append(frame);
      }),
  );
  await Promise.race([Promise.all(all), pause(given.loadsWithin)]);
  for (const frame of frames.values()) touch(frame);
  await pause(given.lingers);
  return { ran: [...ran], missing: given.paths.filter((path) => !loaded.has(path)) };

  function touch(frame: HTMLIFrameElement): void {
    // One that has led its own frame to another site is out of reach; what it was has had its time.
    for (const element of frame.contentDocument?.querySelectorAll<HTMLElement>("body *") ?? []) {
      const href = element.getAttribute("href") ?? "";
      for (const kind of ["mouseover", "pointerenter", "focus", "animationend", "toggle"])
        element.dispatchEvent(new Event(kind));
      if (!href.startsWith("/") && element.localName !== "button") element.click?.();
    }
  }
}
