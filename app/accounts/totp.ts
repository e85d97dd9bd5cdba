/** One-time codes by the clock (RFC 6238), as apps make them: SHA-1, six digits, half a minute. Pure but for the clock. */
import { Secret, TOTP } from "otpauth";

const period = 30;

/** Base32, 160 bits (RFC 4226 section 4 asks for that many). */
export const newTotpSecret = (): string => new Secret({ size: 20 }).base32;

/** What the picture says to an app. @see https://github.com/google/google-authenticator/wiki/Key-Uri-Format */
export const totpUri = (secret: string, name: string, host: string): string =>
  // A colon ends the issuer's name, and a port has one.
  totp(secret, name, `Lectern ${host.replace(":", " ")}`).toString();

/**
 * Which step a code belongs to; a step before and after count too, for clocks that differ.
 *
 * @param lastStep that a code was taken of: that one and those before are spent
 * @returns null for a code that is wrong or spent
 */
export function stepOfCode(secret: string, code: string, lastStep: number, now = Date.now()): number | null {
  // The library compares bytes, and breaks where six digits of another alphabet are more of them.
  if (!/^[0-9]{6}$/.test(code)) return null;
  const delta = totp(secret).validate({ token: code, timestamp: now, window: 1 });
  if (delta === null) return null;
  const step = Math.floor(now / 1000 / period) + delta;
  return step > lastStep ? step : null;
}

const totp = (secret: string, label = "", issuer = "") =>
  new TOTP({ issuer, label, secret: Secret.fromBase32(secret), algorithm: "SHA1", digits: 6, period });
