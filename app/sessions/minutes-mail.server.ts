/** Minutes by mail: to oneself, whenever one asks for it; to all who were there, once, where the group is not private. */
import { and, eq, inArray, isNull } from "drizzle-orm";
import { schema, write, type Db } from "#db/db.server";
import type { SignedIn } from "../accounts/user";
import { escapeHtml } from "../comments/article-html";
import { wayOutOfMail } from "../groups/mail-choices.server";
import { countTry } from "../limits/limits.server";
import { announce } from "../live/announce.server";
import { absolute, origin } from "../mail/links.server";
import { mailWaits, queueMail, type NewMail } from "../mail/mails.server";
import { conflict, forbidden, notFound } from "../refusals";
import { minutesMailWords } from "../words/minutes-mail";
import { sessionWords } from "../words/sessions";
import { say } from "../words/words";
import { Fields } from "./fields";
import { minutesDocument } from "./minutes-document";
import { mayMailAll } from "./minutes-mailable.server";
import type { MinutesView } from "./minutes-view";
import { minutesFor } from "./minutes.server";
import { knownMeeting } from "./record.server";
import { canRun } from "./session";
import { sessionFor, sessionIn } from "./sessions.server";

const { memberships, sessionMinutes, users } = schema;

/** Of mail that waits for its server: minutes are asked for again rather than found a week later. Milliseconds. */
const lifetime = 3 * 86_400_000;
/** Ids in one statement. */
const atOnce = 500;
const no = (pick: (words: (typeof minutesMailWords)["en"]) => string) => say(minutesMailWords, pick);

/**
 * `{to: "me" | "attendees"}`: the whole of them as the asker sees them, in words and as HTML. To all who were there only what is
 * approved, once, by those who run the session; each gets it whose choices about mail of sessions allow it.
 *
 * @returns to how many
 * @throws Refusal `not-found`, `forbidden`, `invalid` (to), `conflict` where there is nothing to mail, or no more; `too-many`
 */
export async function mailMinutes(viewer: SignedIn, id: string, input: unknown): Promise<{ mailed: number }> {
  const f = new Fields(input);
  const to = f.oneOf("to", ["me", "attendees"]);
  const minutes = await minutesFor(viewer, id);
  f.require();
  const mailed = to === "me" ? await mailToOneself(viewer, minutes) : await mailToAll(viewer, minutes);
  if (mailed > 0) mailWaits();
  return { mailed };
}

/** One press is that person's own wish, so of a private group too: what they may read they may keep. */
async function mailToOneself(viewer: SignedIn, minutes: MinutesView): Promise<number> {
  const { session, mail, state } = minutes;
  if (viewer.isGuest) throw forbidden(no((w) => w.noAddress));
  if (state === null) throw conflict(no((w) => w.none));
  if (mail.own !== "yes") throw conflict(no((w) => w.notConfirmed));
  const { group } = await sessionFor(viewer, session.id);
  await countTry(
    [["minutesMail", viewer.id]],
    no((w) => w.tooOften),
  );
  await write(async (tx) => {
    // What may be read is asked once more in the write: whoever was put out meanwhile gets nothing.
    await sessionIn(tx, viewer, session.id);
    const [user] = await tx.select().from(users).where(eq(users.id, viewer.id));
    if (!user?.emailConfirmedAt) throw conflict(no((w) => w.notConfirmed));
    await queueMail(tx, letter(minutes, group, { to: user.email, why: minutesMailWords.en.whyOwn }));
  });
  return 1;
}

async function mailToAll(viewer: SignedIn, minutes: MinutesView): Promise<number> {
  const { id } = minutes.session;
  const scope = await sessionFor(viewer, id);
  if (!canRun(scope.standing)) throw forbidden(say(sessionWords, (w) => w.mayNotRun));
  const { people } = await knownMeeting(scope.session);
  const attended = Object.values(people)
    .filter(({ here }) => here.length > 0)
    .map((person) => person.id);
  const mailed = await write(async (tx) => {
    const { group, standing } = await sessionIn(tx, viewer, id);
    if (!canRun(standing)) throw forbidden(say(sessionWords, (w) => w.mayNotRun));
    if (group.visibility === "private") throw forbidden(no((w) => w.isPrivate));
    if (!mayMailAll({ group, standing })) throw notFound();
    if (minutes.state !== "approved") throw conflict(no((w) => w.notApproved));
    const first = await tx
      .update(sessionMinutes)
      .set({ mailedAt: new Date() })
      .where(
        and(
          eq(sessionMinutes.sessionId, id),
          eq(sessionMinutes.version, minutes.version),
          isNull(sessionMinutes.mailedAt),
        ),
      )
      .returning({ version: sessionMinutes.version });
    if (first.length === 0) throw conflict(no((w) => w.already));
    const to = await reachedBy(tx, group.id, attended);
    for (const user of to) {
      const { said, headers } = await wayOutOfMail(tx, user, group);
      await queueMail(tx, {
        ...letter(minutes, group, { to: user.email, why: said(minutesMailWords.en.whyAll(group.name)) }),
        headers,
      });
    }
    return to.length;
  });
  announce("changed", { room: `session:${id}`, what: "minutes" });
  return mailed;
}

/** Of those who were there: members still, with an address that is theirs, who have not switched mail of sessions off. */
async function reachedBy(tx: Db, groupId: string, ids: string[]) {
  const found = [];
  for (let at = 0; at < ids.length; at += atOnce)
    found.push(
      ...(await tx
        .select({ user: users, choice: memberships.mailNotices })
        .from(memberships)
        .innerJoin(users, eq(users.id, memberships.userId))
        .where(
          and(
            eq(memberships.groupId, groupId),
            eq(memberships.state, "active"),
            isNull(memberships.guest),
            inArray(memberships.userId, ids.slice(at, at + atOnce)),
          ),
        )),
    );
  return found
    .filter(({ user }) => user.emailConfirmedAt !== null && user.disabledAt === null && user.deleteAt === null)
    .filter(({ user, choice }) => !user.isGuest && (choice ?? user.mailSessions))
    .map(({ user }) => user);
}

function letter(
  minutes: MinutesView,
  group: { name: string },
  { to, why }: { to: string; why: string },
): Omit<NewMail, "headers"> {
  const words = minutesMailWords.en;
  const { session, body, state } = minutes;
  const page = absolute(`${session.url}/minutes`);
  const stands = words.states[state ?? "draft"];
  const link = `<a href="${escapeHtml(page)}">${escapeHtml(words.pageName)}</a>`;
  return {
    to,
    subject: words.subject(session.title, group.name),
    text: `${[body.trim(), stands, words.page(page), why].join("\n\n")}\n`,
    html: minutesDocument(minutes, {
      ...{ site: origin(), language: "en" },
      foot: [
        `${escapeHtml(stands)} ${link}`,
        ...why
          .split("\n")
          .filter((line) => line !== "-- ")
          .map(linked),
      ],
    }),
    expiresAt: new Date(Date.now() + lifetime),
  };
}

/** Of our own words: addresses in them lead somewhere. */
const linked = (line: string): string =>
  escapeHtml(line).replace(/https?:\/\/[^\s<>"]+/g, (url) => `<a href="${url}">${url}</a>`);
