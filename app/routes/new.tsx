import { redirect, type MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { pageLoader } from "~/doors.server";
import { formFor } from "~/texts/sharing";
import { sharingPage, type SharingPage } from "~/texts/sharing.server";
import { Notice } from "~/ui/notice";
import { Page } from "~/ui/page";
import { commonWords } from "~/words/common";
import { sharingWords } from "~/words/sharing";
import { useWords } from "~/words/use-words";

/** Where a bookmark leads (`?url=`): which group is this page for? */
export const loader = pageLoader(async ({ viewer, url, language }): Promise<SharingPage> => {
  const page = await sharingPage(viewer, url.searchParams, language);
  if ("to" in page) throw redirect(page.to);
  return page;
});

export const meta: MetaFunction = () => [{ title: `${sharingWords.en.title} · ${commonWords.en.lectern}` }];

export default function Share() {
  const words = useWords(sharingWords);
  const { address, fault, groups } = useLoaderData<typeof loader>();
  if (fault !== null)
    return (
      <Page narrow title={words.faulty}>
        <Notice tone="bad">{fault}</Notice>
      </Page>
    );
  return (
    <Page narrow title={words.title} lead={groups.length > 0 && words.lead}>
      {address && (
        <p>
          {words.from}: <bdi>{address}</bdi>
        </p>
      )}
      {groups.length === 0 && (
        <>
          <p>{words.noGroups}</p>
          <p>
            <Link className="btn" to="/groups/new">
              {words.newGroup}
            </Link>
          </p>
        </>
      )}
      <ul className="list">
        {groups.map(({ slug, name }) => (
          <li key={slug} className="row">
            <Link to={formFor(slug, address)} dir="auto">
              {name}
            </Link>
          </li>
        ))}
      </ul>
    </Page>
  );
}
