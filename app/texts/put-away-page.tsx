import type { FormRefusal } from "../doors.server";
import { Button, LinkButton } from "../ui/button";
import { ErrorSummary } from "../ui/error-summary";
import { Page } from "../ui/page";
import { editionWords } from "../words/editions";
import { useWords } from "../words/use-words";
import { editionUrl, reportUrl } from "./edition";

/** Whether an edition that waits should go. */
export function PutAwayEdition({
  page: { text, edition },
  refusal,
}: {
  page: { text: { id: string; title: string }; edition: { number: number } };
  refusal: FormRefusal | null;
}) {
  const words = useWords(editionWords);
  return (
    <Page narrow title={words.putAwayTitle(edition.number)} lead={text.title}>
      <form className="form" method="post" action={`${editionUrl(text.id, edition.number)}/put-away`}>
        {refusal && <ErrorSummary errors={{ form: refusal.detail }} />}
        <p>{words.putAwayLead}</p>
        <div className="btns">
          <Button danger>{words.putAwayButton}</Button>
          <LinkButton quiet to={reportUrl(text.id, edition.number)}>
            {words.keep}
          </LinkButton>
        </div>
      </form>
    </Page>
  );
}
