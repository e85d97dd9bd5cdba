/** What the page of one's calendar addresses shows. */
import type { SignedIn } from "../accounts/user";
import { absolute } from "../mail/links.server";
import { calendarGroups } from "./calendars.server";

export type CalendarAddress = {
  /** For ids on the page. */
  id: string;
  /** null: of all groups. */
  group: string | null;
  url: string;
  /** The same, which opens a calendar program. */
  webcal: string;
};

export type CalendarPageData = {
  /** null: there is none. */
  addresses: CalendarAddress[] | null;
  done: "replaced" | "off" | null;
};

/** @param asked `group`: the slug of the one to begin with; `done`: what a form has just done */
export async function calendarPage(
  viewer: SignedIn,
  key: string | null,
  asked: URLSearchParams,
): Promise<CalendarPageData> {
  const done = (["replaced", "off"] as const).find((each) => each === asked.get("done")) ?? null;
  if (key === null) return { addresses: null, done };
  const first = asked.get("group");
  const groups = (await calendarGroups(viewer.id)).sort((a, b) => Number(b.slug === first) - Number(a.slug === first));
  const all = addressOf("all", null, `/feed/${key}/sessions.ics`);
  const each = groups.map(({ id, name }) => addressOf(id, name, `/feed/${key}/${id}/sessions.ics`));
  const isFirst = groups[0]?.slug === first;
  return { addresses: isFirst ? [...each.slice(0, 1), all, ...each.slice(1)] : [all, ...each], done };
}

function addressOf(id: string, group: string | null, path: string): CalendarAddress {
  const url = absolute(path);
  return { id: `calendar-${id}`, group, url, webcal: url.replace(/^https?:/, "webcal:") };
}
