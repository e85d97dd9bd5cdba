/**
 * The OpenID Connect provider: the one file that talks to it (openid-client). Authorisation code with PKCE, state and
 * nonce; the ID token's signature is checked although it comes straight from the provider.
 */
import * as client from "openid-client";
import { settings } from "../env.server";
import { log, noteSecurity } from "../log.server";
import { invalid, notFound, unavailable } from "../refusals";
import { securityWords } from "../words/account-security";
import { say, type Message } from "../words/words";

/** Who the provider says it is. `email` only where it says that it checked the address. */
export type Identity = { issuer: string; subject: string; email: string; name: string };

type Oidc = NonNullable<ReturnType<typeof settings>["oidc"]>;

/** Seconds. */
const patience = 10;
/** Milliseconds that what the provider says of itself counts for. */
const lifetime = 3_600_000;
/** Seconds since somebody gave their password there, for a fresh proof. */
const fresh = 300;

/** @throws Refusal `not-found` where none is set up */
export function requireProvider(): Oidc {
  const { oidc } = settings();
  if (!oidc) throw notFound(say(securityWords, (w) => w.providerNone));
  return oidc;
}

/**
 * @param redirectUri where the provider sends the browser back to
 * @param proof whether the person is to sign in there anew
 * @returns where the browser goes, and what must be known again when it is back
 * @throws Refusal `unavailable`
 */
export async function wayToProvider(redirectUri: string, proof: boolean) {
  const config = await provider();
  const verifier = client.randomPKCECodeVerifier();
  const kept = { state: client.randomState(), nonce: client.randomNonce(), verifier };
  const address = client.buildAuthorizationUrl(config, {
    redirect_uri: redirectUri,
    response_type: "code",
    scope: "openid profile email",
    state: kept.state,
    nonce: kept.nonce,
    code_challenge: await client.calculatePKCECodeChallenge(verifier),
    code_challenge_method: "S256",
    ...(proof ? { prompt: "login", max_age: String(fresh) } : {}),
  });
  return { address: address.href, kept };
}

/**
 * @param cameBackTo the address the provider sent the browser to, with its query
 * @throws Refusal `unavailable`; `invalid` (provider) for whatever is not as it was asked for
 */
export async function whoCameBack(cameBackTo: URL, kept: Record<string, string>, proof: boolean): Promise<Identity> {
  const config = await provider();
  try {
    const tokens = await client.authorizationCodeGrant(config, cameBackTo, {
      // What is missing must match nothing, and never stand for "not asked for".
      pkceCodeVerifier: kept["verifier"] ?? "-",
      expectedState: kept["state"] ?? "-",
      expectedNonce: kept["nonce"] ?? "-",
      idTokenExpected: true,
      ...(proof ? { maxAge: fresh } : {}),
    });
    const claims = tokens.claims();
    if (!claims) throw new Error("no ID token");
    const about = claims["email"] === undefined ? await moreOf(config, tokens.access_token, claims.sub) : claims;
    return {
      issuer: claims.iss,
      subject: claims.sub,
      // Some send it as a word.
      email: about["email_verified"] === true || about["email_verified"] === "true" ? line(about["email"]) : "",
      name: line(about["preferred_username"]) || line(about["name"]) || line(claims["name"]),
    };
  } catch (error) {
    noteSecurity("sign-in.failed", { user: null, why: "provider" });
    throw refused(
      error,
      say(securityWords, (w) => (proof ? w.providerUnproven : w.providerRefused)(requireProvider().name)),
    );
  }
}

let known: { config: client.Configuration; issuer: string; at: number } | undefined;

async function provider(): Promise<client.Configuration> {
  const { issuer, clientId, clientSecret } = requireProvider();
  if (known?.issuer === issuer && Date.now() - known.at < lifetime) return known.config;
  const isPlain = new URL(issuer).protocol === "http:";
  const make = (auth: client.ClientAuth) =>
    client.discovery(new URL(issuer), clientId, undefined, auth, {
      timeout: patience,
      execute: [client.enableNonRepudiationChecks, ...(isPlain ? [client.allowInsecureRequests] : [])],
    });
  try {
    let config = await make(client.ClientSecretBasic(clientSecret));
    // Not said is Basic (OpenID Connect Discovery section 3).
    const methods = config.serverMetadata().token_endpoint_auth_methods_supported ?? ["client_secret_basic"];
    if (!methods.includes("client_secret_basic")) config = await make(client.ClientSecretPost(clientSecret));
    known = { config, issuer, at: Date.now() };
    return config;
  } catch (error) {
    noted(error);
    throw unavailable(down(), { retryAfter: 60 });
  }
}

/** Some say more when asked than in the token. Without an answer there is no address, which costs a step more. */
async function moreOf(config: client.Configuration, token: string, subject: string): Promise<Record<string, unknown>> {
  if (!config.serverMetadata().userinfo_endpoint) return {};
  return client.fetchUserInfo(config, token, subject).catch(() => ({}));
}

function refused(error: unknown, sentence: Message) {
  noted(error);
  const { code, cause } = error as { code?: unknown; cause?: unknown };
  const isDown =
    error instanceof TypeError ||
    cause instanceof TypeError ||
    code === "OAUTH_TIMEOUT" ||
    code === "OAUTH_RESPONSE_IS_NOT_CONFORM";
  return isDown ? unavailable(down(), { retryAfter: 60 }) : invalid({ provider: sentence });
}

/** Its code says what kind of fault it is; its message and cause may hold what the provider sent. */
function noted(error: unknown): void {
  const { code, name } = error as { code?: unknown; name?: unknown };
  log().warn({ code: String(code ?? name) }, "provider");
}

const down = () => say(securityWords, (w) => w.providerDown(requireProvider().name));
const line = (value: unknown) => (typeof value === "string" ? value.slice(0, 320) : "");
