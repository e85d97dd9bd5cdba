/** An authenticator in software, for tests: makes passkeys and signs with them, and can lie in every way it is told to. */
import { createHash, generateKeyPairSync, randomBytes, sign, type KeyObject } from "node:crypto";

type Lies = {
  origin?: string;
  rpId?: string;
  challenge?: string;
  type?: string;
  /** Whether it checked who uses it. */
  verified?: boolean;
  counter?: number;
  userHandle?: string;
  id?: string;
};

export class Authenticator {
  readonly id = randomBytes(32).toString("base64url");
  counter = 0;
  private userId = "";
  private readonly key: KeyObject;
  private readonly cose: Buffer;

  constructor(readonly origin = "http://localhost") {
    const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
    const { x = "", y = "" } = publicKey.export({ format: "jwk" });
    this.key = privateKey;
    // EC2, ES256, P-256 (RFC 9053 section 7.1).
    this.cose = Buffer.concat([
      Buffer.from([0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21]),
      bytes(Buffer.from(x, "base64url")),
      Buffer.from([0x22]),
      bytes(Buffer.from(y, "base64url")),
    ]);
  }

  /** What a browser sends back of `navigator.credentials.create`, as JSON. */
  make(options: { challenge: string; user: { id: string }; rp: { id?: string } }, lies: Lies = {}): string {
    this.userId = options.user.id;
    const id = Buffer.from(this.id, "base64url");
    const data = Buffer.concat([
      this.head(lies.rpId ?? options.rp.id ?? "", 0x40, lies),
      Buffer.alloc(16),
      Buffer.from([0, id.length]),
      id,
      this.cose,
    ]);
    const attestation = Buffer.concat([
      Buffer.from([0xa3]),
      ...[word("fmt"), word("none"), word("attStmt"), Buffer.from([0xa0]), word("authData")],
      bytes(data),
    ]);
    return JSON.stringify({
      ...this.frame(),
      response: {
        clientDataJSON: this.said(lies.type ?? "webauthn.create", options.challenge, lies).toString("base64url"),
        attestationObject: attestation.toString("base64url"),
        transports: ["internal"],
      },
    });
  }

  /** The same of `navigator.credentials.get`. */
  sign(options: { challenge: string; rpId?: string }, lies: Lies = {}): string {
    const data = this.head(lies.rpId ?? options.rpId ?? "", 0, lies);
    const said = this.said(lies.type ?? "webauthn.get", options.challenge, lies);
    const signed = Buffer.concat([data, createHash("sha256").update(said).digest()]);
    return JSON.stringify({
      ...this.frame(lies.id),
      response: {
        clientDataJSON: said.toString("base64url"),
        authenticatorData: data.toString("base64url"),
        signature: sign("sha256", signed, this.key).toString("base64url"),
        userHandle: lies.userHandle ?? this.userId,
      },
    });
  }

  private frame(id = this.id) {
    return { id, rawId: id, type: "public-key", clientExtensionResults: {} };
  }

  private head(rpId: string, flags: number, { verified = true, counter = this.counter }: Lies): Buffer {
    const count = Buffer.alloc(4);
    count.writeUInt32BE(counter);
    const all = flags | 0x01 | (verified ? 0x04 : 0);
    return Buffer.concat([createHash("sha256").update(rpId).digest(), Buffer.from([all]), count]);
  }

  private said(type: string, challenge: string, lies: Lies): Buffer {
    const { origin = this.origin } = lies;
    return Buffer.from(JSON.stringify({ type, challenge: lies.challenge ?? challenge, origin, crossOrigin: false }));
  }
}

/** CBOR (RFC 8949): a byte string, and a text of fewer than 24 letters. */
function bytes(value: Buffer): Buffer {
  const head = value.length < 256 ? [0x58, value.length] : [0x59, value.length >> 8, value.length & 255];
  return Buffer.concat([Buffer.from(head), value]);
}
const word = (text: string) => Buffer.concat([Buffer.from([0x60 + text.length]), Buffer.from(text)]);
