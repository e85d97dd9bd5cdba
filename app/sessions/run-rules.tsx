import { Button } from "../ui/button";
import { sessionTalkWords } from "../words/session-talk";
import { useWords } from "../words/use-words";
import { CommandForm } from "./command-form";
import { ruleValues } from "./plan-form-data";
import { RulesFields } from "./rules-fields";
import { useSessionPage } from "./session-context";

/** How people talk, for those who run it: changed while it runs as well. */
export function RunRules() {
  const { now } = useSessionPage();
  const words = useWords(sessionTalkWords);
  if (now.state === "ended") return null;
  const values = ruleValues(now.rules);
  return (
    <section className="panel">
      <details className="fold">
        <summary>{words.title}</summary>
        <CommandForm key={JSON.stringify(values)} ask="rules" className="form">
          <RulesFields values={values} errors={{}} />
          <p className="hint">{words.live}</p>
          <Button small>{words.save}</Button>
        </CommandForm>
      </details>
    </section>
  );
}
