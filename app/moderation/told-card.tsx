import type { ReactNode } from "react";
import { moderatedWords } from "../words/moderated";
import { actionWords } from "../words/moderation-acts";
import { useWords } from "../words/use-words";
import { Time } from "../ui/time";
import type { ActionRole } from "./action";

export type Told = {
  kind: string;
  rule: { number: number; title: string } | null;
  reason: string;
  role: ActionRole;
  until: string | null;
};

/** What whoever it concerns reads: the same before it is done, and after. */
export function ToldCard({
  told: { kind, rule, reason, role, until },
  children,
}: {
  told: Told;
  children?: ReactNode;
}) {
  const [words, acts] = [useWords(moderatedWords), useWords(actionWords)];
  return (
    <div className="card told">
      <p>
        <strong>{words.acted[kind] ?? acts.kinds[kind as keyof typeof acts.kinds]}</strong>
      </p>
      {rule && <p>{words.rule(rule.number, rule.title)}</p>}
      {reason && <p dir="auto">{reason}</p>}
      <p>
        {words.by(acts.roles[role] ?? role)}
        {until && (
          <>
            {" · "}
            {words.until} <Time at={until} />
          </>
        )}
      </p>
      {children}
    </div>
  );
}
