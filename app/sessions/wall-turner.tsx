import { Button } from "../ui/button";
import { wallWords } from "../words/session-wall";
import { useWords } from "../words/use-words";
import { CommandForm } from "./command-form";
import { useSessionPage } from "./session-context";
import { mayTurn, partsNow, turned } from "./wall-turns";

/** For whoever may turn the wall, where the paragraph is too long for it. */
export function WallTurner() {
  const page = useSessionPage();
  const words = useWords(wallWords);
  const { part, of } = partsNow(page);
  if (of < 2 || !mayTurn(page)) return null;
  const block = page.now.spot?.block ?? "";
  const [back, on] = [turned(page, -1), turned(page, 1)];
  return (
    <div className="wall-turner">
      <p className="hint" role="status">
        {words.turnHint(part + 1, of)}
      </p>
      <div className="btns">
        <CommandForm ask="turn-part" fields={{ block, part: String(back ?? part) }} single=",">
          <Button small disabled={back === null}>
            {words.turnBack}
          </Button>
        </CommandForm>
        <CommandForm ask="turn-part" fields={{ block, part: String(on ?? part) }} single=".">
          <Button small disabled={on === null}>
            {words.turnOn}
          </Button>
        </CommandForm>
      </div>
    </div>
  );
}
