/**
 * How many requests one may send: a user wherever they are, everybody else by their network. Files and health cost
 * nothing worth counting and are answered before.
 */
import { viewerOfCookie, viewerOfToken } from "../accounts/viewer.server";
import { networkOfAddress } from "../limits/network";
import { RecentKeys } from "../limits/recent-keys";
import { countRequest, type Rate } from "../limits/requests.server";
import { log } from "../log.server";
import { isRefusal } from "../refusals";
import { counted } from "../words/words";
import { frontDoorWords } from "../words/front-door";
import { isChange, type Ask } from "./ask.server";
import type { TurnedAway } from "./turn-away.server";

/** Counts this request. An answer at once wherever it is known who asks, which is nearly always. */
export function rateOf(ask: Ask): Rate | Promise<Rate> {
  const shown = credentialOf(ask);
  if (shown === null) return ofNetwork(ask);
  const found = known.get(shown.secret);
  const user = found && found.until > Date.now() ? found.user : undefined;
  if (user === undefined) return userOf(shown).then((id) => (id === null ? ofNetwork(ask) : countRequest("user", id)));
  return user === null ? ofNetwork(ask) : countRequest("user", user);
}

/**
 * What is asked by a page's own script, and forms with what somebody typed, are refused by the page's door, which gives
 * everything back. A flood is not worth that.
 */
export function isRefusedInside({ address, req, isApi }: Ask, { isFlood }: Rate): boolean {
  return !isFlood && !isApi && (isChange(req.method) || address.path.endsWith(".data"));
}

export const tooOften = ({ wait }: Rate): TurnedAway => ({
  status: 429,
  kind: "too-many",
  detail: frontDoorWords.en.tooOften(counted("en", wait, { one: "second", other: "seconds" })),
  headers: ["Retry-After", String(wait)],
});

function ofNetwork({ req, address }: Ask): Rate {
  const rate = countRequest("stranger", networkOfAddress(address.client));
  if (rate.wait > 0 && req.headers["x-forwarded-for"] !== undefined) suspectProxy();
  return rate;
}

/** Behind a proxy that is not believed, everybody shares one network and is soon refused. */
function suspectProxy(): void {
  if (suspected) return;
  suspected = true;
  log().warn({}, frontDoorWords.en.unbelievedProxy);
}
let suspected = false;

type Shown = { kind: "token" | "cookie"; secret: string };

/** Its own copy of the secret, so that a kept one does not hold on to all headers. */
function credentialOf({ req: { headers } }: Ask): Shown | null {
  const { authorization, cookie } = headers;
  if (authorization !== undefined && authorization.length < 300 && /^bearer /i.test(authorization))
    return { kind: "token", secret: authorization.slice(7).trim() };
  const secret = cookie === undefined ? undefined : /(?:^|;\s*)(?:__Host-)?lectern=([\w-]{1,100})/.exec(cookie)?.[1];
  return secret === undefined ? null : { kind: "cookie", secret };
}

/** Whose a credential was found to be; null: nobody's. For a minute: this decides nothing but whose requests are counted. */
const known = new RecentKeys<{ user: string | null; until: number }>(20_000);

async function userOf({ kind, secret }: Shown): Promise<string | null> {
  const user = await (kind === "token" ? viewerOfToken(secret) : viewerOfCookie(`${secure()}lectern=${secret}`)).then(
    (viewer) => viewer?.id ?? null,
    (error: unknown) => {
      // While the database is away, who asks is not known; the answer will say what is the matter.
      if (!isRefusal(error)) log().debug({ err: error }, "whose request this is");
      return null;
    },
  );
  known.set(secret, { user, until: Date.now() + 60_000 });
  return user;
}

const secure = () => ((process.env["PUBLIC_URL"] ?? "").startsWith("https:") ? "__Host-" : "");
