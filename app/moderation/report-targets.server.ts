/** What somebody is about to report, found as far as they may see it, and whether they may report it. */
import { eq } from "drizzle-orm";
import { read, schema, type Db } from "#db/db.server";
import type { SignedIn, Viewer } from "../accounts/user";
import { subjectOf, type Subject } from "../cases/case";
import { isUnseen, rowById } from "../comments/comment-rows.server";
import { canRead, canSeeMembers, type Standing } from "../groups/group";
import type { GroupRow } from "../groups/group-row.server";
import { groupIn } from "../groups/groups.server";
import { canBeKey } from "../plain-line";
import { forbidden, gone, notFound, signedOut } from "../refusals";
import { textIn } from "../texts/texts.server";
import { reportWords } from "../words/reports";
import { say } from "../words/words";
import { isMetIn } from "./met.server";
import { reporterOf, type ReportAbout, type Reporter } from "./report";

const { users } = schema;

/** How a form or program names it. */
export type Named = { comment: string } | { text: string } | { slug: string; user: string; name?: boolean };

export type ReportTarget = {
  about: ReportAbout;
  subject: Subject;
  group: GroupRow;
  reporter: Reporter;
  /** Whom it concerns; null: nobody that is known. */
  userId: string | null;
  userName: string | null;
  text: { id: string; title: string } | null;
};

export const targetToReport = (viewer: Viewer, named: Named): Promise<ReportTarget> => targetIn(read(), viewer, named);

/** @throws Refusal `not-found`, `signed-out`, `forbidden` (who may not, one's own); `gone` for what stands no more */
export async function targetIn(db: Db, viewer: Viewer, named: Named): Promise<ReportTarget> {
  if ("comment" in named) return ofComment(db, viewer, named.comment);
  if ("text" in named) return ofText(db, viewer, named.text);
  return ofPerson(db, viewer, named);
}

async function ofComment(db: Db, viewer: Viewer, id: string): Promise<ReportTarget> {
  const found = await rowById(db, id);
  if (!found) throw notFound();
  const { comment, authorName } = found;
  const { text, group, standing } = await textIn(db, viewer, comment.textId);
  const reporter = requireReporter(viewer, standing, comment.authorId);
  if (comment.state !== "visible") {
    // One that was held has been seen by nobody: that it is there is not said.
    if (isUnseen(comment)) throw notFound();
    throw gone(say(reportWords, (w) => w.goneAlready));
  }
  return {
    ...{ about: "comment", subject: subjectOf("comment", id), group, reporter },
    ...{ userId: comment.authorId, userName: authorName, text: { id: text.id, title: text.title } },
  };
}

async function ofText(db: Db, viewer: Viewer, id: string): Promise<ReportTarget> {
  const { text, group, standing } = await textIn(db, viewer, id);
  return {
    ...{ about: "text", subject: subjectOf("text", id), group, reporter: requireReporter(viewer, standing, null) },
    ...{ userId: null, userName: null, text: { id: text.id, title: text.title } },
  };
}

async function ofPerson(
  db: Db,
  viewer: Viewer,
  { slug, user, name }: { slug: string; user: string; name?: boolean },
): Promise<ReportTarget> {
  const { group, standing } = await groupIn(db, viewer, { slug });
  if (!canRead(standing)) throw notFound();
  const reporter = requireReporter(viewer, standing, user);
  const isMet = canBeKey(user) && (await isMetIn(db, group.id, user, canSeeMembers(standing)));
  const [person] = isMet ? await db.select({ name: users.name }).from(users).where(eq(users.id, user)) : [];
  if (!person) throw notFound(say(reportWords, (w) => w.nobody));
  return {
    ...{ about: name ? "name" : "person", subject: subjectOf("person", user), group, reporter },
    ...{ userId: user, userName: person.name, text: null },
  };
}

function requireReporter(viewer: Viewer, standing: Standing, whom: string | null): Reporter {
  if (!viewer) throw signedOut();
  const reporter = reporterOf(standing);
  if (!reporter) throw forbidden(say(reportWords, (w) => w.notHere));
  if (whom === (viewer satisfies SignedIn).id) throw forbidden(say(reportWords, (w) => w.ownWords));
  return reporter;
}
