import { useRoomNews } from "../live/use-room-news";
import { LinkButton } from "../ui/button";
import { Pill } from "../ui/pill";
import { caseWords } from "../words/cases";
import { useWords } from "../words/use-words";

/** The way to what waits, with how much it is: for moderators, live. */
export function WaitingLink({ slug, waiting }: { slug: string; waiting: number }) {
  const words = useWords(caseWords);
  useRoomNews(`group:${slug}`, "cases");
  return (
    <LinkButton quiet to={`/g/${slug}/moderation`} aria-label={`${words.title}: ${words.count(waiting)}`}>
      {words.title} {waiting > 0 && <Pill tone="warn">{waiting}</Pill>}
    </LinkButton>
  );
}
