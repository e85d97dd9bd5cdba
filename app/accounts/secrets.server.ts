/** Secrets that people carry (cookies, tokens, links) and what of them the database may know. */
import { createHash, randomBytes } from "node:crypto";

/** What is stored in place of a secret: SHA-256 in hex. The secrets are random, so no salt or stretching is needed. */
export const hashOf = (secret: string): string => createHash("sha256").update(secret).digest("hex");

/** A secret of `bytes` random bytes, URL-safe. */
export const newSecret = (bytes = 32): string => randomBytes(bytes).toString("base64url");

/** An id for a row of ours: 96 random bits, 16 characters. Not a secret. */
export const newId = (): string => randomBytes(12).toString("base64url");
