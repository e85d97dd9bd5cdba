import { data, type LinksFunction, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { field, pageLoader, param } from "~/doors.server";
import { addTextBounds, draftFrom, pageToAddTo, shownOutline } from "~/texts/add-text.server";
import { AddTextForm, noValues, valuesOf, type AddToGroup } from "~/texts/add-text-form";
import { OutlinePage } from "~/texts/outline-page";
import { isFileFormat } from "~/texts/text";
import addTextCss from "~/ui/add-text.css?url";
import type { Handle } from "~/ui/crumbs";
import { Refused } from "~/ui/error-page";
import { Page } from "~/ui/page";
import { uploadAction } from "~/upload-door.server";
import { addTextWords } from "~/words/add-text";
import { useWords } from "~/words/use-words";

/** There is an outline only of what was just sent; whoever comes by a link sees the empty form. */
export const loader = pageLoader(async ({ viewer, params, language }) => {
  const page = await pageToAddTo(viewer, param(params, "slug"), language);
  return data(page, { status: page.mayNot === null ? 200 : 403 });
});

/** What an import would make. Nothing is stored: the words go along in the form, and a book is chosen once more. */
export const action = uploadAction(addTextBounds, async ({ viewer, form, language }) => {
  const { draft, content, name } = await draftFrom(viewer, form, language);
  const outline = shownOutline(draft);
  const title = field(form, "title") || (draft.title ?? name);
  return {
    outline,
    values: {
      title,
      byline: field(form, "byline") || (draft.byline ?? ""),
      format: isFileFormat(draft.format) ? "" : draft.format,
      content,
      address: field(form, "address"),
      key: field(form, "key"),
    },
  };
});

export const links: LinksFunction = () => [{ rel: "stylesheet", href: addTextCss }];

export const meta: MetaFunction<typeof loader> = ({ data: page }) =>
  page ? [{ title: `${addTextWords.en.addTitle} · ${page.name}` }] : [];

export const handle: Handle<AddToGroup> = {
  crumbs: ({ data, language }) => [
    { text: data.name, to: `/g/${data.slug}` },
    { text: addTextWords[language].addTitle },
  ],
};

export default function Outline() {
  const words = useWords(addTextWords);
  const group = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  if (answer && "outline" in answer)
    return <OutlinePage group={group} outline={answer.outline} values={answer.values} />;
  const refusal = answer && "errors" in answer ? answer : null;
  if (group.mayNot && !refusal) return <Refused kind="forbidden" detail={group.mayNot} signedIn />;
  return (
    <Page narrow title={words.addTitle} lead={words.addLead(group.name)}>
      <AddTextForm group={group} values={refusal ? valuesOf(refusal) : noValues(group.key)} refusal={refusal} />
    </Page>
  );
}
