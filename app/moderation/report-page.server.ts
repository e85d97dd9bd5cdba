/** What the page needs on which something is reported, and what its form sends. */
import { read } from "#db/db.server";
import type { SignedIn, Viewer } from "../accounts/user";
import { mintId } from "../mint";
import type { ReportPageData } from "./report-page";
import { targetToReport, type Named } from "./report-targets.server";
import { report } from "./reports.server";
import { rulesFor } from "./rules.server";

/** @throws Refusal `not-found`, `signed-out`, `forbidden`, `gone` */
export async function reportPage(viewer: Viewer, named: Named, back: string, url: URL): Promise<ReportPageData> {
  const target = await targetToReport(viewer, named);
  const { about, group, reporter, text, userName } = target;
  const isPerson = about === "person" || about === "name";
  return {
    ...{ about, reporter, back, id: mintId(), rules: await rulesFor(read(), group.id) },
    group: { slug: group.slug, name: group.name },
    title: (isPerson ? userName : text?.title) ?? "",
    sent: (["sent", "added"] as const).find((each) => url.searchParams.has(each)) ?? null,
  };
}

/** @returns what stands in the address of the page afterwards */
export async function reportFromForm(viewer: SignedIn, named: Named, form: FormData): Promise<"sent" | "added"> {
  const input = { id: form.get("id"), rule: form.get("rule"), words: form.get("words") };
  const given = "user" in named ? { ...named, name: form.get("about") === "name" } : named;
  // A form sent twice shows the same page twice.
  const { made } = await report(viewer, given, { ...input, id: input.id ?? undefined });
  return made ? "sent" : "added";
}
