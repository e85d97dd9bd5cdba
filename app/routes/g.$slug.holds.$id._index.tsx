import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { pageLoader, param } from "~/doors.server";
import { HoldPage } from "~/moderation/hold-page";
import { holdPage } from "~/moderation/holds.server";
import type { Handle } from "~/ui/crumbs";
import { holdWords } from "~/words/holds";

export const loader = pageLoader(async ({ viewer, params }) =>
  holdPage(viewer, param(params, "slug"), param(params, "id")),
);

export const meta: MetaFunction<typeof loader> = ({ data: hold }) =>
  hold ? [{ title: `${holdWords.en.holdTitle} · ${hold.group.name}` }] : [];

export const handle: Handle<{ group: { slug: string; name: string } }> = {
  crumbs: ({ data: { group }, language }) => [
    { text: group.name, to: `/g/${group.slug}` },
    { text: holdWords[language].holdTitle },
  ],
};

export default function Hold() {
  return <HoldPage hold={useLoaderData<typeof loader>()} refused={undefined} />;
}
