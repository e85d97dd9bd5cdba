import { Button } from "../ui/button";
import { followWords } from "../words/session-follow";
import { useWords } from "../words/use-words";
import { CommandForm } from "./command-form";

/** For those who run it, and whoever has the baton. */
export function Moves({
  textId,
  where,
  here,
}: {
  textId: string;
  where: { before: string | null; after: string | null } | null;
  here: { block: string; number: number | null } | null;
}) {
  const words = useWords(followWords);
  const spot = (block: string | null) => ({ "spot.textId": textId, "spot.block": block });
  return (
    <div className="moves" role="group" aria-label={words.move}>
      {where && (
        <>
          <CommandForm ask="move" fields={spot(where.before)}>
            <Button small disabled={where.before === null} aria-label={words.beforeLabel} title={words.beforeLabel}>
              ‹ ¶
            </Button>
          </CommandForm>
          <CommandForm ask="move" fields={spot(where.after)}>
            <Button small disabled={where.after === null} aria-label={words.afterLabel} title={words.afterLabel}>
              ¶ ›
            </Button>
          </CommandForm>
        </>
      )}
      {here && (
        <CommandForm ask="move" fields={spot(here.block)}>
          <Button small>
            <span className="wide">{words.bring(here.number)}</span>
            <span className="short">{words.bringShort}</span>
          </Button>
        </CommandForm>
      )}
    </div>
  );
}
