import { Link } from "@remix-run/react";
import { Day } from "../ui/time";
import { holdWords } from "../words/holds";
import { useWords } from "../words/use-words";
import type { HeldLine } from "./hold";

/** That it is kept for the law; or, for who may, the way to do that. @param to where it is put */
export function HeldNote({ held, mayHold, slug, to }: { held: HeldLine; mayHold: boolean; slug: string; to: string }) {
  const words = useWords(holdWords);
  if (held)
    return (
      <p>
        <strong>
          {words.heldSince} <Day at={held.since} />.
        </strong>{" "}
        {held.id && <Link to={`/g/${slug}/holds/${held.id}`}>{words.see}</Link>}
      </p>
    );
  return mayHold ? (
    <p>
      <Link to={to}>{words.link}</Link>
    </p>
  ) : null;
}
