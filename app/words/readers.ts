import { counted, type Catalogue } from "./words";

/** Of the reading page, in sentences that the server makes: how long a text is, and who will read what one writes. */
const en = {
  facts: (sections: number, paragraphs: number, minutes: number) =>
    `${counted("en", sections, { one: "section", other: "sections" })}, ${counted("en", paragraphs, { one: "paragraph", other: "paragraphs" })}, about ${readingTime(minutes)}`,
  readers: {
    public: "anyone who comes here",
    unlisted: "anyone who has the link",
    private: "members of this group",
  },
  guests: "guests who come by a link",
  programs: "programs that its hosts have connected",
  programsOfGroup: "programs that hosts of this group have connected",
  seenBy: (who: string[], name: string) =>
    `Seen by ${new Intl.ListFormat("en-GB").format(who)}, under your name ${name}`,
};

/** Of a book nobody counts the minutes. */
function readingTime(minutes: number): string {
  return minutes < 120
    ? counted("en", minutes, { one: "minute", other: "minutes" })
    : counted("en", Math.round(minutes / 60), { one: "hour", other: "hours" });
}

export const readerWords: Catalogue<typeof en> = { en };
