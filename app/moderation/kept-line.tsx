import { Day } from "../ui/time";
import { keepingWords } from "../words/keeping";
import { useWords } from "../words/use-words";
import type { Kept } from "./keeping";

/** For how long the words are kept, or that they are gone. */
export function KeptLine({ kept: { until, wipedAt } }: { kept: Kept }) {
  const words = useWords(keepingWords);
  if (wipedAt)
    return (
      <p className="hint">
        {words.wiped} <Day at={wipedAt} />. {words.stays}
      </p>
    );
  if (!until) return <p className="hint">{words.whileOpen}</p>;
  return (
    <p className="hint">
      {words.until} <Day at={until} />. {words.stays}
    </p>
  );
}
