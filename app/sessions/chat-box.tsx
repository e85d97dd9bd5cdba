import { useState, type FormEvent } from "react";
import { mintId } from "../mint";
import { Button } from "../ui/button";
import { Field } from "../ui/field";
import { liveSessionWords } from "../words/session-live";
import { sessionWords } from "../words/sessions";
import { useWords } from "../words/use-words";
import { askOfLine } from "./chat-line";
import { useCommands, useSessionPage } from "./session-context";
import { meetingLimits } from "./meeting";

/** For those who would rather type `q+` than press. Without a script the server reads the line. */
export function ChatBox() {
  const { now, me, may, plan } = useSessionPage();
  const { seed, act } = useCommands();
  const words = useWords(liveSessionWords);
  const refusals = useWords(sessionWords);
  const [said, setSaid] = useState<{ text: string; isFault: boolean } | null>(null);
  if (may === "listen" || !me) return null;

  const send = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const id = mintId();
    const typed = new FormData(form).get("line");
    const asked = askOfLine(typeof typed === "string" ? typed : "", { now, me: me.id, id });
    if (asked === "no-such-line") return setSaid({ text: words.noSuchLine, isFault: true });
    if (asked === "nobody-like-that") return setSaid({ text: refusals.no[asked], isFault: true });
    const fields = Object.entries({ ...asked, id }).flatMap(([name, value]) =>
      value === null ? [] : [[name, String(value)]],
    );
    const why = asked === null ? null : await act(new URLSearchParams(fields));
    if (why !== null) return setSaid({ text: why || words.sentNot, isFault: true });
    setSaid({ text: words.saved, isFault: false });
    form.reset();
  };

  return (
    <section className="panel" aria-label={words.line}>
      <form
        method="post"
        action={`/s/${plan.id}/say`}
        className="command one-line"
        onSubmit={(event) => void send(event)}
      >
        <input type="hidden" name="id" value={`${seed}-line`} />
        <Field
          name="line"
          id="chat-line"
          label={words.line}
          hint={words.lineHelp}
          placeholder={words.lineHint}
          maxLength={meetingLimits.line}
          autoComplete="off"
          autoCapitalize="off"
          required
        />
        <Button>{words.lineSend}</Button>
        {said && (
          <p className={said.isFault ? "refused" : "faint"} role={said.isFault ? "alert" : "status"}>
            {said.text}
          </p>
        )}
      </form>
    </section>
  );
}
