/** The headers that protect: the same on every answer, worked out once; only the policy of a page is made each time. */
import type { IncomingMessage, ServerResponse } from "node:http";
import helmet from "helmet";

/** Flat list of names and values, as `writeHead` takes them. @param https whether people come by https only */
export function protectingHeaders(https: boolean): string[] {
  const headers: string[] = [];
  const listener = {
    setHeader: (name: string, value: string) => headers.push(name, String(value)),
    removeHeader: () => undefined,
  };
  helmet({
    contentSecurityPolicy: false,
    // `no-referrer`, helmet's own choice, makes plain forms send `Origin: null`, and every form would be refused.
    referrerPolicy: { policy: "strict-origin-when-cross-origin" },
    strictTransportSecurity: https && { maxAge: 31_536_000, includeSubDomains: true },
    xFrameOptions: { action: "deny" },
    xXssProtection: false,
    xDownloadOptions: false,
  })({} as IncomingMessage, listener as unknown as ServerResponse, () => undefined);
  headers.push("Permissions-Policy", "camera=(), microphone=(), geolocation=(), payment=(), usb=()");
  return headers;
}

/** Of what is not a page: nothing in it may run or be framed. */
export const policyOfData = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'; sandbox";

/**
 * Of a page. `'self'` covers a socket to one's own host only in newer browsers, so it is named.
 *
 * @param host as the browser knows us, checked already
 * @param development Vite's own client puts styles into the page
 */
export function policyOfPage(nonce: string, host: string, secure: boolean, development: boolean): string {
  return (
    `default-src 'self'; script-src 'self' 'nonce-${nonce}'; style-src 'self'${development ? " 'unsafe-inline'" : ""}; ` +
    `img-src 'self' data:; font-src 'self'; connect-src 'self' ${secure ? "wss" : "ws"}://${host}; object-src 'none'; ` +
    "base-uri 'none'; frame-ancestors 'none'; form-action 'self'"
  );
}
