/** What every address of an appeal's page is called, and the way up from it. */
import type { Handle } from "../ui/crumbs";
import { appealWords } from "../words/appeals";

type Data = { group: { slug: string; name: string }; appeal: { action: { number: number } } };

export const appealMeta = ({ data }: { data: Data | undefined }) =>
  data ? [{ title: `${appealWords.en.title(data.appeal.action.number)} · ${data.group.name}` }] : [];

export const appealHandle: Handle<Data> = {
  crumbs: ({ data: { group, appeal }, language }) => [
    { text: group.name, to: `/g/${group.slug}` },
    { text: appealWords[language].title(appeal.action.number) },
  ],
};
