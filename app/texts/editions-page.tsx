import { Link } from "@remix-run/react";
import { Button, LinkButton } from "../ui/button";
import { Notice } from "../ui/notice";
import { Page } from "../ui/page";
import { Pill } from "../ui/pill";
import { Day } from "../ui/time";
import { addTextWords } from "../words/add-text";
import { editionWords } from "../words/editions";
import { useWords } from "../words/use-words";
import { editionUrl, editionsUrl, reportUrl, type EditionLine } from "./edition";

export type EditionsData = {
  text: { id: string; title: string; edition: number };
  group: { slug: string; name: string };
  mayManage: boolean;
  editions: EditionLine[];
};

/** The editions of a text, newest first; for those who look after it also what waits, and the ways to a new one. */
export function EditionsPage({ page }: { page: EditionsData }) {
  const words = useWords(editionWords);
  const { text, editions, mayManage } = page;
  const waits = editions.find(({ state }) => state === "waiting");
  const here = editionsUrl(text.id);
  return (
    <Page
      narrow
      title={words.title}
      lead={words.lead(text.title)}
      actions={<LinkButton to={`/t/${text.id}`}>{words.toText}</LinkButton>}
    >
      {waits && (
        <Notice tone="warn">
          <p>{words.readWaiting(waits.number)}</p>
          <LinkButton small to={reportUrl(text.id, waits.number)}>
            {words.reportTitle(waits.number)}
          </LinkButton>
        </Notice>
      )}
      {editions.length === 1 && <p className="hint">{words.onlyOne}</p>}
      <ol className="list editions" reversed>
        {editions.map((edition) => (
          <Line key={edition.number} text={text} edition={edition} />
        ))}
      </ol>
      {mayManage && !waits && (
        <section aria-labelledby="bring">
          <h2 id="bring">{words.bringTitle}</h2>
          <form method="post" action={`${here}/correct`}>
            <p className="hint">{words.correctHint}</p>
            <div className="btns">
              <Button>{words.correctButton}</Button>
              <LinkButton to={`${here}/new`}>{words.bringTitle}</LinkButton>
            </div>
          </form>
        </section>
      )}
    </Page>
  );
}

function Line({ text, edition }: { text: EditionsData["text"]; edition: EditionLine }) {
  const words = useWords(editionWords);
  const { formats } = useWords(addTextWords);
  const { number, state, note, by, readFrom, createdAt, format } = edition;
  const url = editionUrl(text.id, number);
  const isNow = number === text.edition;
  return (
    <li className="row" id={`edition-${number}`}>
      <div>
        <Link to={isNow ? `/t/${text.id}` : url}>{words.edition(number)}</Link> {isNow && <Pill>{words.now}</Pill>}{" "}
        {state === "waiting" && <Pill tone="warn">{words.waits}</Pill>}
        <p>
          {readFrom ? words.readFrom : number === 1 ? words.first : words.brought} <Day at={readFrom ?? createdAt} />
          {by && (
            <>
              {" "}
              {words.by} <bdi>{by.name}</bdi>
            </>
          )}{" "}
          · {words.words(edition.words)} · {words.paragraphs(edition.numbered)}
          {format in formats && number > 0 && ` · ${formats[format as keyof typeof formats]}`}
        </p>
        {note && (
          <p className="note" dir="auto">
            {note}
          </p>
        )}
      </div>
      {number > 1 && (
        <div className="btns end">
          <LinkButton small quiet to={`${url}/changes`} aria-label={words.changesTitle(number)}>
            {words.differences}
          </LinkButton>
          <LinkButton
            small
            quiet
            to={`${url}/report`}
            aria-label={state === "waiting" ? words.reportTitle(number) : words.reportTitleRead(number)}
          >
            {state === "waiting" ? words.reportWaiting : words.report}
          </LinkButton>
        </div>
      )}
    </li>
  );
}
