/** Whether somebody may make an account here just now (`SIGN_UP`). */
import { forbidden, isRefusal } from "../refusals";
import { accountWords } from "../words/accounts";
import { say, type Language } from "../words/words";
import { inviteBy } from "./invites.server";

/**
 * @param mode `SIGN_UP`: open to all, with a good invite only, or closed
 * @param to where the new account goes next: the invite it came with
 * @returns the code of the invite that the account is to be made with; null where none is needed
 * @throws Refusal `forbidden`
 */
export async function requireWayToSignUp(mode: "open" | "invite" | "closed", to: string): Promise<string | null> {
  if (mode === "open") return null;
  if (mode === "closed") throw forbidden(say(accountWords, (w) => w.signUpClosed));
  const code = /^\/i\/([\w-]{1,100})(?:\?|$)/.exec(to)?.[1];
  const isGood =
    code !== undefined && (await inviteBy(null, code).then(({ grants }) => grants === "member", unlessRefused));
  if (!isGood) throw forbidden(say(accountWords, (w) => w.signUpInvited));
  return code;
}

function unlessRefused(error: unknown): false {
  if (isRefusal(error)) return false;
  throw error;
}

/** The same for a page: the sentence why not, or null. */
export async function whyNoSignUp(
  mode: "open" | "invite" | "closed",
  to: string,
  language: Language,
): Promise<string | null> {
  return requireWayToSignUp(mode, to).then(
    () => null,
    (error: unknown) => {
      if (isRefusal(error)) return error.detail(language);
      throw error;
    },
  );
}
