import { useContext, useEffect, useState } from "react";
import { LanguageContext } from "../words/use-words";

/**
 * A moment. The server does not know the reader's clock, so it writes UTC; the browser then writes the reader's own
 * time. Doing that during hydration would make React draw the whole page again.
 */
export function Time({ at }: { at: string }) {
  const language = useContext(LanguageContext);
  const [local, setLocal] = useState<{ short: string; long: string } | null>(null);
  useEffect(() => {
    const date = new Date(at);
    const days = (Date.now() - date.getTime()) / 86_400_000;
    const short: Intl.DateTimeFormatOptions =
      // What lies ahead, and what is long past, is a date.
      days >= 0 && days < 1
        ? { timeStyle: "short" }
        : days >= 0 && days < 6
          ? { weekday: "short", hour: "2-digit", minute: "2-digit" }
          : { dateStyle: "medium" };
    setLocal({
      short: new Intl.DateTimeFormat(language, short).format(date),
      long: new Intl.DateTimeFormat(language, { dateStyle: "full", timeStyle: "short" }).format(date),
    });
  }, [at, language]);
  return (
    <time dateTime={at} title={local?.long}>
      {local?.short ?? `${at.slice(0, 10)} ${at.slice(11, 16)} UTC`}
    </time>
  );
}
