import { Button } from "../ui/button";
import { minutesWords } from "../words/session-minutes";
import { useWords } from "../words/use-words";
import type { Kept } from "./use-kept-words";

/** Says that words of before are back in the box, and throws them away. */
export function KeptWords({ kept }: { kept: Kept }) {
  const words = useWords(minutesWords);
  if (!kept.isBack) return null;
  return (
    <div className="row" role="status">
      <p className="hint">{words.keptBack}</p>
      <Button type="button" quiet small onClick={kept.drop}>
        {words.keptDrop}
      </Button>
    </div>
  );
}
