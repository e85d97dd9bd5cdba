import { useEffect, useId, useRef, useState } from "react";
import { Button } from "../ui/button";
import { CopyButton } from "../ui/copy-button";
import { Dialog } from "../ui/dialog";
import { strayWords } from "../words/strays";
import { useWords } from "../words/use-words";
import type { Place } from "./anchor";
import { dropDraft } from "./drafts";
import { strayed, takeTo, type Stray } from "./strayed";
import { Toast } from "./toast";

/**
 * Says that what one was writing is elsewhere now, or has no place any more, and shows it. Fetched by a page only where
 * something is begun at a place that it does not show.
 *
 * @param open the place whose box is on the page; `onCame`: words came into it
 */
export default function Strays({ textId, open, onCame }: { textId: string; open: Place | null; onCame?: () => void }) {
  const words = useWords(strayWords);
  const [strays, setStrays] = useState<Stray[]>([]);
  const [isShut, setIsShut] = useState(false);
  const [isOpen, setIsOpen] = useState(false);
  const latest = useRef({ open, onCame });
  latest.current = { open, onCame };
  useEffect(() => {
    let isOver = false;
    void strayed(textId).then((found) => {
      if (isOver) return;
      setStrays(found);
      if (found.some(({ now }) => now && now.place === latest.current.open)) latest.current.onCame?.();
    });
    return () => void (isOver = true);
  }, [textId]);
  if (strays.length === 0) return null;

  const discard = (stray: Stray) => {
    dropDraft(`${textId}/${stray.from}`);
    const left = strays.filter((each) => each !== stray);
    setStrays(left);
    if (left.length === 0) document.getElementById("main")?.focus({ preventScroll: true });
  };
  return (
    <>
      {!isShut && (
        <Toast onClose={() => setIsShut(true)}>
          {strays.some(({ now }) => now === null) ? words.gone : words.moved}{" "}
          <Button type="button" small onClick={() => setIsOpen(true)}>
            {words.see}
          </Button>
        </Toast>
      )}
      <Dialog open={isOpen} onClose={() => setIsOpen(false)} title={words.title}>
        {strays.map((stray) => (
          <Words key={stray.from} stray={stray} textId={textId} open={open} onDiscard={() => discard(stray)} />
        ))}
      </Dialog>
    </>
  );
}

type About = { stray: Stray; textId: string; open: Place | null; onDiscard: () => void };

function Words({ stray: { from, body, quote, now }, textId, open, onDiscard }: About) {
  const words = useWords(strayWords);
  const id = useId();
  return (
    <div className="field stray">
      <label htmlFor={id}>{now ? words.nowAt(now.name) : words.goneFrom}</label>
      {quote && <p className="quoted">{words.about(quote)}</p>}
      <textarea className="input" id={id} rows={4} readOnly dir="auto" value={body} />
      <div className="btns">
        {now && now.place !== open && (
          <a className="btn small" href={now.href}>
            {words.openThere}
          </a>
        )}
        {!now && (
          <>
            <Button
              type="button"
              small
              onClick={() => {
                takeTo(textId, from, { place: "text", text: "" });
                location.assign(`/t/${textId}?p=text`);
              }}
            >
              {words.toText}
            </Button>
            <CopyButton of={id} label={words.copy} small />
            <Button type="button" small danger onClick={onDiscard}>
              {words.discard}
            </Button>
          </>
        )}
      </div>
    </div>
  );
}
