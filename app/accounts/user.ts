/** What a user is. Pure: known to browser and server. */

/** What anyone may know of a user. */
export type UserView = { id: string; name: string };

/** Whoever asks: a signed-in user, or null for an anonymous reader. */
export type Viewer = SignedIn | null;

export type SignedIn = UserView & {
  isOperator: boolean;
  /** Came in by a guests' link: at home in that group only, with no account of their own. */
  isGuest?: boolean;
  /** How they came in. A token can do no more than its scopes. */
  by: { authSession: string } | { token: string; scopes: Scope[] } | { operatorTool: true };
};

export const scopes = ["read", "write", "moderate", "operate"] as const;
export type Scope = (typeof scopes)[number];

/** A cookie may do all that its user may. */
export function hasScope(viewer: SignedIn, scope: Scope): boolean {
  return "scopes" in viewer.by ? viewer.by.scopes.includes(scope) : true;
}

/** Limits of what one enters, in characters. */
export const userLimits = {
  name: { min: 2, max: 40 },
  email: { max: 254 },
  password: { min: 10, max: 256 },
  /** Of a second factor, or for recovery, with whatever is typed between its signs. */
  code: { max: 100 },
} as const;

/** Operators hold everybody's words, so theirs is longer. Characters. */
export const operatorPasswordMin = 15;
