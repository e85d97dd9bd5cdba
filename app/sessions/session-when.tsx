import { useContext, useEffect, useState } from "react";
import { sessionPageWords } from "../words/session-pages";
import { LanguageContext, useWords } from "../words/use-words";
import { cityOf, type When } from "./session-time";

/** By the group's clock; where the reader's shows something else, theirs beside it, once their browser has told it. */
export function SessionWhen({ when: { at, shown, zone, offset } }: { when: When }) {
  const words = useWords(sessionPageWords);
  const language = useContext(LanguageContext);
  const [theirs, setTheirs] = useState<string | null>(null);
  useEffect(() => {
    const date = new Date(at);
    const isSame = -date.getTimezoneOffset() === offset;
    setTheirs(isSame ? null : new Intl.DateTimeFormat(language, local).format(date));
  }, [at, offset, language]);
  return (
    <>
      <time dateTime={at}>{shown}</time>{" "}
      <span className="zone" title={zone}>
        ({words.zone(cityOf(zone))})
      </span>
      {theirs && <span className="theirs"> · {words.yours(theirs)}</span>}
    </>
  );
}

const local = { weekday: "short", hour: "2-digit", minute: "2-digit", hourCycle: "h23" } as const;
