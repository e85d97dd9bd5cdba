/** What every address of a case's page is called, what it looks like, and the way up from it. */
import type { Handle } from "../ui/crumbs";
import commentPagesCss from "../ui/comment-pages.css?url";
import moderationCss from "../ui/moderation.css?url";
import { caseWords } from "../words/cases";
import type { CasePageData } from "./case-page";

export const caseLinks = () => [commentPagesCss, moderationCss].map((href) => ({ rel: "stylesheet", href }));

export const caseMeta = ({ data }: { data: CasePageData | undefined }) =>
  data ? [{ title: `${caseWords.en.title} · ${data.of.group.name}` }] : [];

export const caseHandle: Handle<CasePageData> = {
  crumbs: ({ data: { of }, language }) => [
    { text: of.group.name, to: `/g/${of.group.slug}` },
    { text: caseWords[language].title, to: `/g/${of.group.slug}/moderation` },
    { text: caseWords[language].open },
  ],
};
