/** Guests of a session: links of the group that let them in and lead there. */
import { and, eq } from "drizzle-orm";
import { read, schema } from "#db/db.server";
import type { SignedIn, Viewer } from "../accounts/user";
import { canChangeGroup, canInvite, canInviteGuests, type GuestsAllowed, type InviteView } from "../groups/group";
import { invitesOf, makeInvite } from "../groups/invites.server";
import { notAllowed } from "../groups/not-allowed";
import { canBeKey } from "../plain-line";
import { conflict } from "../refusals";
import { sessionGuestWords } from "../words/session-guests";
import { sessionWords } from "../words/sessions";
import { say } from "../words/words";
import { canPlan, canRun, sessionUrl, type SessionGuests } from "./session";
import { whenOf, type When } from "./session-time";
import { sessionFor, type SessionScope } from "./sessions.server";

const { groups, readingSessions } = schema;

/** A day after the session the link ends. Milliseconds. */
const day = 86_400_000;
const mostDays = 90;

export type SessionGuestsView = {
  session: { id: string; url: string; title: string; guests: SessionGuests };
  group: { slug: string; name: string; guests: GuestsAllowed };
  /** Whether the group's having guests is theirs to change. */
  mayAllow: boolean;
  /** Whether they listen or take part is the planners' to choose. */
  mayChoose: boolean;
  /** Whoever runs this session alone makes no links. */
  mayInvite: boolean;
  /** What a new one makes of whoever comes; null: none can be made. */
  grants: "read" | "comment" | null;
  invites: InviteView[];
};

/** @throws Refusal `not-found`, `forbidden` for all but those who run it */
export async function sessionGuests(viewer: Viewer, id: string): Promise<SessionGuestsView> {
  const scope = await sessionFor(viewer, id);
  const { session, group, standing } = scope;
  if (!canRun(standing))
    throw notAllowed(
      standing,
      say(sessionWords, (w) => w.mayNotRun),
    );
  const mayInvite = canInvite(standing);
  const invites = mayInvite ? await invitesOf(viewer, group.slug) : [];
  return {
    session: { id, url: sessionUrl(id), title: session.title, guests: session.guests },
    group: { slug: group.slug, name: group.name, guests: group.guests },
    ...{ mayAllow: canChangeGroup(standing), mayChoose: canPlan(standing), mayInvite },
    grants: grantsOf(scope),
    invites: invites.filter(({ grants }) => grants !== "member"),
  };
}

/** A link for guests that ends a day after the session. @throws Refusal `not-found`, `forbidden`, `conflict` where there are to be no guests */
export async function inviteGuests(viewer: SignedIn, id: string): Promise<InviteView> {
  const scope = await sessionFor(viewer, id);
  const { session, group, standing } = scope;
  if (!canRun(standing) || !canInvite(standing))
    throw notAllowed(
      standing,
      say(sessionGuestWords, (w) => w.notYours),
    );
  const grants = grantsOf(scope);
  if (grants === null)
    throw conflict(say(sessionGuestWords, (w) => (session.guests === "none" ? w.kinds.none : w.groupHasNone)));
  const end = session.startsAt.getTime() + session.minutes * 60_000 + day;
  const days = Math.min(mostDays, Math.max(1, Math.ceil((end - Date.now()) / day)));
  return makeInvite(viewer, group.slug, { days, grants });
}

/** Of those that stand the newest, for a wall; null where the viewer makes none, or none stands. @throws Refusal `not-found` */
export async function guestDoor(viewer: Viewer, id: string): Promise<string | null> {
  const scope = await sessionFor(viewer, id);
  if (!canRun(scope.standing) || !canInvite(scope.standing) || grantsOf(scope) === null) return null;
  const invites = await invitesOf(viewer, scope.group.slug);
  const invite = invites.find(({ grants }) => grants !== "member");
  return invite ? linkTo(invite, id) : null;
}

/** The link of the group, leading on to the session. */
export const linkTo = ({ url }: Pick<InviteView, "url">, id: string): string => `${url}?session=${id}`;

/** Who only listens needs no name. */
function grantsOf({ session, group, standing }: SessionScope): "read" | "comment" | null {
  if (session.guests === "none" || !canInviteGuests(standing)) return null;
  return session.guests === "take-part" && group.guests === "comment" ? "comment" : "read";
}

/** `takesPart`: guests do more there than listen, so they say who they are. */
export type InvitedTo = { id: string; url: string; title: string; when: When; takesPart: boolean };

/**
 * The session that a link of its group leads to, for whoever holds that link: what it is called and when it is.
 *
 * @returns null where it is of another group, is over or was called off, and for guests where it has none
 */
export async function sessionOfLink(
  { slug, grants }: { slug: string; grants: InviteView["grants"] },
  id: string | null,
  language: string,
): Promise<InvitedTo | null> {
  if (id === null || !canBeKey(id)) return null;
  const [row] = await read()
    .select({ session: readingSessions })
    .from(readingSessions)
    .innerJoin(groups, eq(groups.id, readingSessions.groupId))
    .where(and(eq(readingSessions.id, id), eq(groups.slug, slug)));
  if (!row || row.session.state === "cancelled" || row.session.state === "ended") return null;
  // Else they would be led to a page that is not there for them.
  if (row.session.guests === "none" && grants !== "member") return null;
  const { title, startsAt, minutes, timeZone } = row.session;
  const when = whenOf({ startsAt: startsAt.toISOString(), minutes, timeZone }, language);
  return { id, url: sessionUrl(id), title, when, takesPart: row.session.guests === "take-part" };
}
