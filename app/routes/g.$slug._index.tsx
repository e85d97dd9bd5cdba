import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { placeOf } from "~/comments/anchor";
import { placeHref } from "~/comments/place-url";
import { newsOf, openQuestionsOf, type NewsLine } from "~/comments/reading.server";
import { textLinesOf } from "~/comments/unread.server";
import { pageLoader, param } from "~/doors.server";
import { canAddText, canChangeGroup, canInvite, canRestore, canRead, canSeeMembers, wayIn } from "~/groups/group";
import { GroupPage, type GroupPageData, type Linked } from "~/groups/group-page";
import { groupView } from "~/groups/group-views.server";
import { groupFor } from "~/groups/groups.server";
import { inviteOnlySaid } from "~/groups/invite-only";
import { heldBack } from "~/groups/restraint";
import { groupMail } from "~/groups/mail-choices.server";
import { hasInvites } from "~/groups/invites.server";
import { membersOf, pendingCount } from "~/groups/members.server";
import { todayIn } from "~/groups/place-and-time";
import { Declined } from "~/moderation/declined";
import { askerOf, canSeeCases } from "~/moderation/power";
import { waitingFor } from "~/moderation/queue.server";
import { WaitingLink } from "~/moderation/waiting-link";
import { AlsoRunning } from "~/sessions/also-running";
import { LastSession } from "~/sessions/last-session";
import { lastSession } from "~/sessions/last-session.server";
import { NextSession } from "~/sessions/next-session";
import { canPlan } from "~/sessions/session";
import { nextSession, runningSessions } from "~/sessions/session-lists.server";
import type { Handle } from "~/ui/crumbs";
import { robotsOf } from "~/ui/robots";

/** Its texts, its people and what is new, as far as the reader may see them. */
export const loader = pageLoader(async ({ viewer, params, url, language }) => {
  const slug = param(params, "slug");
  const { group, standing } = await groupFor(viewer, slug);
  const may = {
    read: canRead(standing),
    addText: canAddText(standing),
    invite: canInvite(standing),
    change: canChangeGroup(standing) || canRestore(standing),
    seeMembers: canSeeMembers(standing),
  };
  const [view, texts, news, questions, people, pending, mail, invited, session] = await Promise.all([
    groupView(group),
    may.read ? textLinesOf(viewer, slug) : [],
    may.read ? newsOf(viewer, slug, 6) : [],
    may.read ? openQuestionsOf(viewer, slug) : [],
    may.seeMembers ? membersOf(viewer, slug, { limit: 12, after: null }).then((page) => page.items) : [],
    pendingCount(viewer, slug),
    viewer && !viewer.isGuest ? groupMail(viewer, slug) : null,
    may.invite ? hasInvites(group.id) : false,
    may.read ? nextSession(viewer, slug, language) : null,
  ]);
  const place = standing.membership?.state === "active" || standing.membership?.guest ? standing.membership : null;
  const who = { role: place?.guest ? null : (place?.role ?? null), guest: place?.guest ?? null };
  const lists = { texts, news: news.map(linked), questions: questions.map(linked), people, pending, mail, invited };
  const page: GroupPageData = {
    group: view,
    added: texts.find(({ id }) => id === url.searchParams.get("added")) ?? null,
    signedIn: viewer !== null,
    way: wayIn(standing),
    held: heldBack(standing)?.(language) ?? null,
    inviteOnly: inviteOnlySaid(standing, group.timeZone)?.(language) ?? null,
    ...who,
    today: todayIn(group.timeZone),
    may,
    ...lists,
  };
  const seesCases = viewer !== null && canSeeCases(askerOf(viewer, standing));
  const waiting = seesCases ? (await waitingFor(viewer, slug)).count : null;
  const last = may.read ? await lastSession(viewer, group.id, { language, isNext: session !== null }) : null;
  const running = session?.state === "live" ? await runningSessions(viewer, slug, language) : [];
  const also = running.filter(({ id }) => id !== session?.id);
  const declined = place !== null && url.searchParams.has("declined");
  return { ...page, session, also, last, mayPlan: canPlan(standing), waiting, declined };
});

function linked(line: NewsLine): Linked {
  const { comment, text, number } = line;
  const numbering = { edition: text.edition, block: () => ({ number }) };
  return { ...line, href: placeHref(text.id, placeOf(comment.anchor), numbering, comment.id) };
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) =>
  page
    ? [{ title: page.group.name }, { name: "description", content: page.group.description }, ...robotsOf(page.group)]
    : [];

export const handle: Handle<GroupPageData> = { crumbs: ({ data: { group } }) => [{ text: group.name }] };

export default function Group() {
  const { session, also: running, last, mayPlan, waiting, declined, ...page } = useLoaderData<typeof loader>();
  const next = page.may.read && (
    <>
      {declined && <Declined />}
      <NextSession slug={page.group.slug} next={session} mayPlan={mayPlan} />
      <AlsoRunning sessions={running} />
      {last && <LastSession last={last} />}
    </>
  );
  const also = waiting !== null && <WaitingLink slug={page.group.slug} waiting={waiting} />;
  return <GroupPage page={page} next={next} also={also} />;
}
