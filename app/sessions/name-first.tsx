import { LinkButton } from "../ui/button";
import { guestWords } from "../words/guests";
import { useWords } from "../words/use-words";

/** For a guest who came to read and may take part: who they are comes first. @param to where they are led then */
export function NameFirst({ to }: { to: string }) {
  const words = useWords(guestWords);
  return (
    <section className="panel hand-panel" aria-label={words.nameAsk}>
      <p>{words.nameAskWhy}</p>
      <div className="btns">
        <LinkButton primary to={`/guest/name?to=${encodeURIComponent(to)}`}>
          {words.nameAsk}
        </LinkButton>
      </div>
    </section>
  );
}
