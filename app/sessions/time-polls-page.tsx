import { Link } from "@remix-run/react";
import { useRoomNews } from "../live/use-room-news";
import { LinkButton } from "../ui/button";
import { EmptyState } from "../ui/empty-state";
import { Page } from "../ui/page";
import { timePollWords } from "../words/time-polls";
import { useWords } from "../words/use-words";
import { timesUrl, type TimePollLine } from "./time-poll";
import { TimePollLines } from "./time-poll-parts";

export type TimePollsPageData = {
  group: { slug: string; name: string };
  polls: TimePollLine[];
  next: string | null;
  mayAsk: boolean;
};

/** All questions for a time of a group, with what became of them. */
export function TimePollsPage({ group, polls, next, mayAsk }: TimePollsPageData) {
  const words = useWords(timePollWords);
  useRoomNews(`group:${group.slug}`, "sessions");
  const here = timesUrl(group.slug);
  const ask = (
    <LinkButton primary to={`${here}/new`}>
      {words.find}
    </LinkButton>
  );
  return (
    <Page narrow title={words.listTitle} lead={words.listLead} actions={mayAsk && polls.length > 0 ? ask : undefined}>
      {polls.length === 0 ? (
        <EmptyState title={words.none} text={words.noneText}>
          {mayAsk && ask}
        </EmptyState>
      ) : (
        <TimePollLines polls={polls} />
      )}
      {next && (
        <p>
          <Link to={`${here}?${new URLSearchParams({ after: next }).toString()}`}>{words.older}</Link>
        </p>
      )}
    </Page>
  );
}
