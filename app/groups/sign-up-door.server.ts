/** Whether somebody may make an account here just now (`SIGN_UP`). */
import { forbidden, isRefusal } from "../refusals";
import { accountWords } from "../words/accounts";
import { say } from "../words/words";
import { inviteBy } from "./invites.server";

/**
 * @param mode `SIGN_UP`: open to all, with a good invite only, or closed
 * @param to where the new account goes next: the invite it came with
 * @throws Refusal `forbidden`
 */
export async function requireWayToSignUp(mode: "open" | "invite" | "closed", to: string): Promise<void> {
  if (mode === "open") return;
  if (mode === "closed") throw forbidden(say(accountWords, (w) => w.signUpClosed));
  const code = /^\/i\/([\w-]{1,100})$/.exec(to)?.[1];
  const isGood =
    code !== undefined && (await inviteBy(null, code).then(({ grants }) => grants === "member", unlessRefused));
  if (!isGood) throw forbidden(say(accountWords, (w) => w.signUpInvited));
}

function unlessRefused(error: unknown): false {
  if (isRefusal(error)) return false;
  throw error;
}
