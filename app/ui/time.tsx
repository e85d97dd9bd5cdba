import { useContext, useEffect, useState } from "react";
import { LanguageContext } from "../words/use-words";

type Form = (date: Date) => Intl.DateTimeFormatOptions;

/** A moment, as short as it can be told today. */
export const Time = ({ at }: { at: string }) => (
  <Moment at={at} utc={`${at.slice(0, 10)} ${at.slice(11, 16)} UTC`} form={moment} />
);

/** A day: what one remembers by its date, also on the day itself. */
export const Day = ({ at }: { at: string }) => <Moment at={at} utc={at.slice(0, 10)} form={day} />;

const day: Form = () => ({ dateStyle: "medium" });

const moment: Form = (date) => {
  const days = (Date.now() - date.getTime()) / 86_400_000;
  if (days >= 0 && days < 1) return { timeStyle: "short" };
  if (days >= 0 && days < 6) return { weekday: "short", hour: "2-digit", minute: "2-digit" };
  // What lies ahead, and what is long past, is a date.
  return day(date);
};

/**
 * The server does not know the reader's clock, so it writes UTC; the browser then writes the reader's own time. Doing
 * that during hydration would make React draw the whole page again.
 */
function Moment({ at, utc, form }: { at: string; utc: string; form: Form }) {
  const language = useContext(LanguageContext);
  const [local, setLocal] = useState<{ short: string; long: string } | null>(null);
  useEffect(() => {
    const date = new Date(at);
    setLocal({
      short: new Intl.DateTimeFormat(language, form(date)).format(date),
      long: new Intl.DateTimeFormat(language, { dateStyle: "full", timeStyle: "short" }).format(date),
    });
  }, [at, form, language]);
  return (
    <time dateTime={at} title={local?.long}>
      {local?.short ?? utc}
    </time>
  );
}
