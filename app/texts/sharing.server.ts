/** A page that somebody brings along, for one of the groups where they may add texts. */
import type { Viewer } from "../accounts/user";
import { settings } from "../env.server";
import { canAddText } from "../groups/group";
import { groupsFor } from "../groups/group-views.server";
import { groupFor } from "../groups/groups.server";
import { checkAddress } from "../outside/address";
import { signedOut } from "../refusals";
import { addressWords } from "../words/import-address";
import type { Language } from "../words/words";
import { broughtAddress, formFor } from "./sharing";

export type SharingPage = {
  address: string;
  /** Why it cannot be added, as far as that can be said without fetching it. */
  fault: string | null;
  groups: { slug: string; name: string }[];
};

/** Groups that are looked through: more than anybody leads. */
const most = 200;

/**
 * @returns the groups to choose from; or where to go, when there is only one
 * @throws Refusal `signed-out`
 */
export async function sharingPage(
  viewer: Viewer,
  search: URLSearchParams,
  language: Language,
): Promise<SharingPage | { to: string }> {
  if (!viewer) throw signedOut();
  const said = (search.get("url") ?? "").trim();
  const address = broughtAddress(search);
  const checked = checkAddress(said, settings().fetchAllow, { plain: true });
  const faults = addressWords[language].faults;
  const fault = said === "" ? null : "fault" in checked ? checked.fault : address ? null : "not-an-address";
  if (fault) return { address: "", fault: faults[fault], groups: [] };
  const { items } = await groupsFor(viewer, { limit: most, after: null }, "mine");
  const scopes = await Promise.all(items.map(({ slug }) => groupFor(viewer, slug)));
  const groups = scopes
    .filter(({ standing }) => canAddText(standing))
    .map(({ group: { slug, name } }) => ({ slug, name }));
  const [only] = groups;
  if (only && groups.length === 1) return { to: formFor(only.slug, address) };
  return { address, fault: null, groups };
}
