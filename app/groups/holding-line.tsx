import { Day } from "../ui/time";
import { restraintWords } from "../words/restraints";
import { useWords } from "../words/use-words";
import type { Holding } from "./group";

/** Since when somebody holds their role, and by what right. @param role in words */
export function HoldingLine({ role, holding: { since, by, grantedBy, until } }: { role: string; holding: Holding }) {
  const words = useWords(restraintWords);
  // Of lines from before this was written down nobody knows since when.
  if (by === "kept") return null;
  return (
    <p className="hint">
      {words.since(role)} <Day at={since} />
      {until && (
        <>
          {" "}
          {words.until} <Day at={until} />
        </>
      )}
      , {grantedBy && by === "appointed" ? <bdi>{words.by(grantedBy.name)}</bdi> : words.rights[by]}
    </p>
  );
}
