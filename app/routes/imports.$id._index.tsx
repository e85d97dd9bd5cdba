import { redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { pageLoader, param } from "~/doors.server";
import { ImportPage } from "~/texts/import-page";
import { importPage, type ImportPageData } from "~/texts/import-page.server";
import { reviewPage, type ReviewPageData } from "~/texts/review-page.server";
import { publishedAs } from "~/texts/reviews.server";
import { Review, reviewLinks, reviewMeta } from "~/texts/review-route";
import type { Handle } from "~/ui/crumbs";
import { importJobWords } from "~/words/import-jobs";
import { reviewWords } from "~/words/review";

type Data = ImportPageData | ReviewPageData;

/** An import that is under way; a draft that waits to be looked over; and, once there is one, their text or edition. */
export const loader = pageLoader(async ({ viewer, params, url, language }): Promise<Data> => {
  const id = param(params, "id");
  const page = await importPage(viewer, id, language);
  if (page && "to" in page) throw redirect(page.to);
  if (page) return page;
  const text = await publishedAs(viewer, id);
  if (text) throw redirect(text);
  return reviewPage(viewer, id, url.searchParams);
});

export const meta = ({ data }: { data: Data | undefined }) => {
  if (!data || !("importing" in data)) return reviewMeta({ data });
  const { title, failedTitle, failedEdition } = importJobWords.en;
  const failed = data.editionOf ? failedEdition : failedTitle;
  return [{ title: `${data.importing.problem === null ? title : failed} · ${data.group.name}` }];
};

export const links = reviewLinks;

export const handle: Handle<Data> = {
  crumbs: ({ data, language }) => [
    { text: data.group.name, to: `/g/${data.group.slug}` },
    { text: "importing" in data ? importJobWords[language].title : reviewWords[language].title },
  ],
};

export default function Import() {
  const data = useLoaderData<Data>();
  return "importing" in data ? <ImportPage page={data} /> : <Review />;
}
