import { createContext } from "react";

/**
 * The nonce that lets this page's own scripts run (CSP). Set by entry.server.tsx; undefined in the browser, where
 * the attribute cannot be read back and nothing needs it.
 */
export const NonceContext = createContext<string | undefined>(undefined);

/**
 * The id under which the server notes this request, for the page that says something broke. In the browser it is
 * known only when the page came broken from the server (`data-request` on <html>).
 */
export const RequestIdContext = createContext<string | undefined>(undefined);
