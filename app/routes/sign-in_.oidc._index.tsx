import { data, redirect, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { goToProvider } from "~/accounts/identities.server";
import { ProviderFailedPage } from "~/accounts/provider-failed";
import { requireProvider } from "~/accounts/provider.server";
import { pageLoader } from "~/doors.server";
import { settings } from "~/env.server";
import { networkOf } from "~/limits/network";
import { isRefusal } from "~/refusals";
import { safePath } from "~/safe-path";
import { commonWords } from "~/words/common";

/** On to the provider. A link, not a form: pages let no form lead to another host. It changes nothing by itself. */
export const loader = pageLoader(async ({ request, url, language }) => {
  const { name } = requireProvider();
  try {
    const { address, setCookie } = await goToProvider({
      origin: settings().publicUrl ?? url.origin,
      to: safePath(url.searchParams.get("to")),
      proof: url.searchParams.has("proof"),
      network: networkOf(request),
    });
    return redirect(address, { headers: { "Set-Cookie": setCookie, "Cache-Control": "private, no-store" } });
  } catch (error) {
    if (!isRefusal(error) || error.kind !== "unavailable") throw error;
    return data({ provider: name, detail: error.detail(language) }, error.status);
  }
});

export const meta: MetaFunction = () => [{ title: commonWords.en.lectern }];

export default function ToProvider() {
  return <ProviderFailedPage {...useLoaderData<typeof loader>()} />;
}
