import { data, redirect, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { originOf } from "~/accounts/attempts.server";
import { comeBackFromProvider } from "~/accounts/identities.server";
import { ProviderFailedPage } from "~/accounts/provider-failed";
import { requireProvider } from "~/accounts/provider.server";
import { pageLoader } from "~/doors.server";
import { settings } from "~/env.server";
import { isRefusal } from "~/refusals";
import { commonWords } from "~/words/common";

export const loader = pageLoader(async ({ request, url, viewer, language }) => {
  const { name } = requireProvider();
  const asked = { origin: settings().publicUrl ?? url.origin, search: url.search };
  try {
    const cookies = request.headers.get("Cookie");
    const { setCookie, next } = await comeBackFromProvider(asked, cookies, viewer, originOf(request));
    return redirect(next, { headers: setCookie ? { "Set-Cookie": setCookie } : {} });
  } catch (error) {
    if (!isRefusal(error)) throw error;
    return data({ provider: name, detail: error.detail(language) }, error.status);
  }
});

export const meta: MetaFunction = () => [{ title: commonWords.en.lectern }];

export default function Back() {
  return <ProviderFailedPage {...useLoaderData<typeof loader>()} />;
}
