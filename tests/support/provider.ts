/** An OpenID Connect provider on this computer, for tests: it signs in whoever it is told to, and can lie. */
import { createHash, generateKeyPairSync, randomBytes, sign, type KeyObject } from "node:crypto";
import http from "node:http";
import type { AddressInfo } from "node:net";

export type Login = {
  sub: string;
  email?: string;
  email_verified?: unknown;
  preferred_username?: string;
  name?: string;
};

type Lies = {
  /** Claims of the ID token that take the place of the true ones; undefined leaves one out. */
  claims?: Record<string, unknown>;
  /** Signs with a key that is not among those it publishes. */
  foreignKey?: boolean;
  /** The token endpoint answers with this status. */
  status?: number;
  /** What `userinfo` says instead. */
  userinfo?: Record<string, unknown>;
};

export type Provider = Awaited<ReturnType<typeof openProvider>>;

export async function openProvider(client = { id: "lectern", secret: "a secret, with: signs" }) {
  const keys = keyPair();
  const foreign = keyPair();
  const codes = new Map<string, { asked: URLSearchParams; login: Login }>();
  const tokens = new Map<string, Login>();
  const state = { login: { sub: "ana" } as Login, lies: {} as Lies, asked: [] as URLSearchParams[] };
  let issuer = "";

  const server = http.createServer((req, res) => {
    const url = new URL(req.url ?? "/", issuer);
    const answer = (body: object, status = 200) => {
      res.writeHead(status, { "Content-Type": "application/json", Connection: "close" });
      res.end(JSON.stringify(body));
    };
    if (url.pathname === "/.well-known/openid-configuration") {
      return answer({
        issuer,
        authorization_endpoint: `${issuer}/authorize`,
        token_endpoint: `${issuer}/token`,
        userinfo_endpoint: `${issuer}/userinfo`,
        jwks_uri: `${issuer}/keys`,
        response_types_supported: ["code"],
        subject_types_supported: ["public"],
        id_token_signing_alg_values_supported: ["RS256"],
        code_challenge_methods_supported: ["S256"],
        authorization_response_iss_parameter_supported: true,
      });
    }
    if (url.pathname === "/keys") return answer({ keys: [keys.jwk] });
    if (url.pathname === "/authorize") {
      res.writeHead(302, { Location: back(url).href, Connection: "close" });
      return res.end();
    }
    if (url.pathname === "/userinfo") {
      const login = tokens.get((req.headers.authorization ?? "").replace(/^Bearer /i, ""));
      return login ? answer({ ...login, ...state.lies.userinfo }) : answer({ error: "invalid_token" }, 401);
    }
    if (url.pathname !== "/token") return answer({}, 404);
    let body = "";
    req.on("data", (chunk: Buffer) => (body += chunk.toString()));
    req.on("end", () => {
      if (state.lies.status) return answer({ error: "server_error" }, state.lies.status);
      const form = new URLSearchParams(body);
      const entry = codes.get(form.get("code") ?? "");
      codes.delete(form.get("code") ?? "");
      const basic = `Basic ${Buffer.from(`${escaped(client.id)}:${escaped(client.secret)}`).toString("base64")}`;
      const challenge = createHash("sha256")
        .update(form.get("code_verifier") ?? "")
        .digest("base64url");
      if (req.headers.authorization !== basic) return answer({ error: "invalid_client" }, 401);
      if (
        !entry ||
        entry.asked.get("code_challenge") !== challenge ||
        entry.asked.get("redirect_uri") !== form.get("redirect_uri")
      )
        return answer({ error: "invalid_grant" }, 400);
      const access = randomBytes(16).toString("hex");
      tokens.set(access, entry.login);
      answer({ access_token: access, token_type: "Bearer", expires_in: 60, id_token: idToken(entry) });
    });
  });

  function idToken({ asked, login }: { asked: URLSearchParams; login: Login }): string {
    const now = Math.floor(Date.now() / 1000);
    const claims = {
      ...{ iss: issuer, aud: client.id, iat: now, exp: now + 60, nonce: asked.get("nonce") },
      ...(asked.has("max_age") ? { auth_time: now } : {}),
      ...login,
      ...state.lies.claims,
    };
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
    const signed = `${part({ alg: "RS256", kid: "one", typ: "JWT" })}.${part(claims)}`;
    const key = state.lies.foreignKey ? foreign.key : keys.key;
    return `${signed}.${sign("sha256", Buffer.from(signed), key).toString("base64url")}`;
  }

  /** Where the browser is sent once somebody has signed in here. @param address the browser was sent to */
  function back(address: URL, login = state.login): URL {
    const code = randomBytes(16).toString("hex");
    codes.set(code, { asked: address.searchParams, login });
    state.asked.push(address.searchParams);
    const to = new URL(address.searchParams.get("redirect_uri") ?? "");
    to.search = new URLSearchParams({ code, state: address.searchParams.get("state") ?? "", iss: issuer }).toString();
    return to;
  }

  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    issuer,
    client,
    state,
    back,
    close: () => new Promise<void>((resolve) => void server.close(() => resolve()).closeAllConnections()),
  };
}

function keyPair(): { key: KeyObject; jwk: object } {
  const { privateKey, publicKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  return { key: privateKey, jwk: { ...publicKey.export({ format: "jwk" }), kid: "one", use: "sig", alg: "RS256" } };
}

/** As forms are (RFC 6749 section 2.3.1). */
const escaped = (value: string) => new URLSearchParams({ "": value }).toString().slice(1);
