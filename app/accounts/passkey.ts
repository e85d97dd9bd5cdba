/** What a passkey is bound to. Pure. */
import { notFound } from "../refusals";

export const passkeyLimits = { name: { min: 1, max: 80 }, each: 20 } as const;

/** @property rpId the host without a port @property origins that pages of this place have */
export type Place = { rpId: string; origins: string[] };

/**
 * The place that passkeys are made for: `PUBLIC_URL`, or else where the request was made, whose host the front door has
 * checked. Browsers know passkeys on https and on this computer only, so https counts where a proxy in front of us
 * speaks it without our knowing.
 *
 * @returns null where browsers refuse passkeys: at an address without a name
 */
export function placeOf(publicUrl: string | null, asked: URL): Place | null {
  const { hostname, host, origin } = new URL(publicUrl ?? asked);
  if (hostname.startsWith("[") || /^[\d.]+$/.test(hostname)) return null;
  return { rpId: hostname, origins: publicUrl ? [origin] : [...new Set([origin, `https://${host}`])] };
}

/** The id of a credential, base64url of up to 1023 bytes (WebAuthn section 4). @throws Refusal `not-found` */
export function requirePasskeyId(id: string | undefined): string {
  if (!id || !/^[\w-]{1,1400}$/.test(id)) throw notFound();
  return id;
}
