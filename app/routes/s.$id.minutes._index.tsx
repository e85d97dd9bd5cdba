import { redirect, type LinksFunction, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { field, pageAction, pageLoader, param } from "~/doors.server";
import { mintId } from "~/mint";
import { MinutesPage } from "~/sessions/minutes-page";
import { minutesAt, minutesFor, minutesVersion, writeMinutes } from "~/sessions/minutes.server";
import type { MinutesView } from "~/sessions/minutes-view";
import minutesCss from "~/ui/minutes.css?url";
import type { Handle } from "~/ui/crumbs";
import { minutesWords } from "~/words/session-minutes";

export const loader = pageLoader(async ({ viewer, params, url }) => {
  const id = param(params, "id");
  const asked = url.searchParams.get("version");
  const version = asked !== null && /^\d{1,6}$/.test(asked) ? Number(asked) : null;
  const takes = url.searchParams.get("take")?.slice(0, 64) ?? "";
  // From the margin of a text: what was discussed there.
  const block = url.searchParams.get("passage")?.slice(0, 64);
  return {
    minutes:
      version === null
        ? await (block ? minutesAt(viewer, id, block) : minutesFor(viewer, id))
        : await minutesVersion(viewer, id, version),
    ...{
      edits: url.searchParams.has("edit") || takes !== "",
      takes,
      isOld: version !== null,
      me: viewer?.id ?? null,
      fresh: mintId(),
      mailed: mailedIn(url),
    },
  };
});

/** What the form that mails them led back with. */
function mailedIn(url: URL): "me" | number | null {
  const said = url.searchParams.get("mailed") ?? "";
  return said === "me" ? said : /^\d{1,4}$/.test(said) ? Number(said) : null;
}

/** One step with them: `step`, `version`, `body`; `amendment` and `answer`; `anyway`. */
export const action = pageAction(async ({ viewer, params, form }) => {
  const id = param(params, "id");
  const names = ["step", "version", "body", "amendment", "answer", "anyway"];
  const said = Object.fromEntries(names.map((name) => [name, field(form, name)]));
  await writeMinutes(viewer, id, said);
  return redirect(`/s/${id}/minutes`, 303);
});

export const links: LinksFunction = () => [{ rel: "stylesheet", href: minutesCss }];

export const meta: MetaFunction<typeof loader> = ({ data: page }) =>
  page ? [{ title: `${minutesWords.en.title} · ${page.minutes.session.title}` }] : [];

export const handle: Handle<{ minutes: MinutesView }> = {
  crumbs: ({ data: { minutes }, language }) => [
    { text: minutes.group.name, to: `/g/${minutes.group.slug}` },
    { text: minutes.session.title, to: minutes.session.url },
    { text: minutesWords[language].title },
  ],
};

export default function Minutes() {
  return <MinutesPage {...useLoaderData<typeof loader>()} refused={useActionData<typeof action>()} />;
}
