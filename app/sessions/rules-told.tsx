import { Link } from "@remix-run/react";
import { sessionFormWords } from "../words/session-forms";
import { sessionTalkWords } from "../words/session-talk";
import { useWords } from "../words/use-words";
import type { SessionCustoms } from "./session";

/** By which rule one will be called, before it begins. @param change where it can be changed, for whoever may */
export function RulesTold({
  talk: { rules, namesInMinutes },
  slug,
  change,
}: {
  talk: Omit<SessionCustoms, "guests">;
  slug: string;
  change?: string | undefined;
}) {
  const [forms, words] = [useWords(sessionFormWords), useWords(sessionTalkWords)];
  const [queue, how] = forms.queues[rules.queue];
  return (
    <section>
      <h2>{words.title}</h2>
      <p>
        {queue}. {how} {rules.queue === "lists" && <bdi>{rules.lists.join(", ")}.</bdi>}{" "}
        {rules.turnSeconds > 0 && words.limit(forms.seconds(rules.turnSeconds))} {words.names(namesInMinutes)}
      </p>
      <p>
        <Link to={`/g/${slug}/sessions/customs`}>{words.whole}</Link>
        {change && (
          <>
            {" · "}
            <Link to={change}>{words.change}</Link>
          </>
        )}
      </p>
    </section>
  );
}
