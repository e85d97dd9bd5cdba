import { noticeWords } from "../words/notices";
import { moderatedWords } from "../words/moderated";
import type { NoticeView } from "./notice";

/** What is told in a notice, after the name of whoever did it: the same on the page and in mail. Pure. */
export function saidOf(notice: NoticeView, words = noticeWords.en, moderated = moderatedWords.en): string {
  const { kind, moderation, outcome, settled, role, visibility, change, sessions, approved, amendment, poll } = notice;
  if (moderation) return moderated[moderation.what][moderation.kind] ?? moderated.all;
  if (kind === "report-closed")
    return outcome === "acted"
      ? moderated.reportActed
      : outcome === "withdrawn"
        ? moderated.reportWithdrawn
        : moderated.reportNot;
  if (kind === "appeal") return moderated.appealed[outcome ?? ""] ?? moderated.appealed["message"] ?? "";
  if (kind === "case-waits" && outcome === "handed") return moderated.handed;
  const ofMany = sessions > 1 ? words.saidOfMany[kind]?.(sessions) : undefined;
  const became = poll?.news ? words.times[poll.news] : undefined;
  const what = [
    settled
      ? words.said.settled
      : amendment
        ? words.amendments[amendment]
        : approved
          ? words.approved
          : (became ?? ofMany ?? words.seats[change ?? ""] ?? words.said[kind]),
  ];
  if (role) what.push(words.roles[role] ?? role);
  if (visibility) what.push(words.visibility[visibility] ?? visibility);
  if (change) what.push(words.changes[change]);
  return what.join(" ");
}
