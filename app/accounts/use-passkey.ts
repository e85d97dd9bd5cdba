/** What a screen does with passkeys. Loaded by the pages that have such a button, and by no other. */
import { startAuthentication, startRegistration } from "@simplewebauthn/browser";
import { useEffect, useRef, useState, type FormEvent } from "react";

/**
 * A form whose answer comes from a passkey: pressing its button fetches the options, asks the authenticator, puts what it
 * said into the field `response` and sends the form as any other.
 *
 * @param begin the address that gives the options
 * @property isThere null until it is known whether this browser can
 * @property state why nothing was sent
 */
export function usePasskey(kind: "make" | "use", begin: string) {
  const form = useRef<HTMLFormElement>(null);
  const [isThere, setThere] = useState<boolean | null>(null);
  const [state, setState] = useState<"idle" | "asking" | "stopped" | "failed">("idle");
  useEffect(() => setThere(typeof PublicKeyCredential === "function"), []);

  async function ask(event: FormEvent) {
    event.preventDefault();
    if (state === "asking") return;
    setState("asking");
    try {
      const answer = await fetch(begin, { method: "POST", headers: { Accept: "application/json" } });
      if (answer.status === 403 || answer.status === 401) {
        const here = encodeURIComponent(location.pathname + location.search);
        location.assign(`${answer.status === 401 ? "/sign-in" : "/account/prove"}?to=${here}`);
        return;
      }
      if (!answer.ok) throw new Error(`options: ${answer.status}`);
      const optionsJSON = await answer.json();
      const response =
        kind === "make" ? await startRegistration({ optionsJSON }) : await startAuthentication({ optionsJSON });
      const field = form.current?.elements.namedItem("response");
      if (!(field instanceof HTMLInputElement)) return;
      field.value = JSON.stringify(response);
      form.current?.submit();
    } catch (error) {
      // Both names mean that the person closed the window or let it time out.
      const stopped = error instanceof Error && (error.name === "NotAllowedError" || error.name === "AbortError");
      setState(stopped ? "stopped" : "failed");
    }
  }
  return { form, isThere, state, ask };
}
