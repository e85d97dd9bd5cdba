/** Light or dark: follows the system unless a reader chose. Kept in a cookie, so that the server knows before it draws. */

export const themes = ["system", "light", "dark"] as const;
export type Theme = (typeof themes)[number];

export const isTheme = (value: unknown): value is Theme => themes.includes(value as Theme);

/** What the `Cookie` header of a request says; `system` when it says nothing that we know. */
export function themeFrom(cookies: string | null): Theme {
  const chosen = /(?:^|;\s*)lectern_theme=([a-z]+)/.exec(cookies ?? "")?.[1];
  return isTheme(chosen) ? chosen : "system";
}

/** A `Set-Cookie` value that keeps the choice for a year. It tells nothing of anyone, so it needs no `Secure`. */
export function themeCookie(theme: Theme): string {
  return `lectern_theme=${theme}; Path=/; Max-Age=31536000; HttpOnly; SameSite=Lax`;
}
