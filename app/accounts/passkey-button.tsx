import { Button } from "../ui/button";
import { Notice } from "../ui/notice";
import { securityWords } from "../words/account-security";
import { useWords } from "../words/use-words";
import { usePasskey } from "./use-passkey";

/**
 * Signs in, or proves who one is, with a passkey. Shown only by script, and only where the browser knows passkeys.
 *
 * @param action where what the passkey signed is sent
 * @param to where to go afterwards
 */
export function PasskeyButton({ action, to, label }: { action: string; to: string; label: string }) {
  const words = useWords(securityWords);
  const { form, isThere, state, ask } = usePasskey("use", "/sign-in/passkey/begin");
  if (!isThere) return null;
  return (
    <form method="post" action={action} ref={form} onSubmit={(event) => void ask(event)}>
      <input type="hidden" name="to" value={to} />
      <input type="hidden" name="response" />
      <Button wide aria-disabled={state === "asking"}>
        {label}
      </Button>
      <div aria-live="polite">
        {state === "stopped" && <Notice tone="warn">{words.passkeyStopped}</Notice>}
        {state === "failed" && <Notice tone="bad">{words.passkeyFailed}</Notice>}
      </div>
    </form>
  );
}
