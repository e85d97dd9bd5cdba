import { noticeWords } from "../words/notices";
import type { NoticeView } from "./notice";

/** What is told in a notice, after the name of whoever did it: the same on the page and in mail. Pure. */
export function saidOf(notice: NoticeView, words = noticeWords.en): string {
  const { kind, settled, role, visibility, change, sessions, approved } = notice;
  const ofMany = sessions > 1 ? words.saidOfMany[kind]?.(sessions) : undefined;
  const what = [settled ? words.said.settled : approved ? words.approved : (ofMany ?? words.said[kind])];
  if (role) what.push(words.roles[role] ?? role);
  if (visibility) what.push(words.visibility[visibility] ?? visibility);
  if (change) what.push(words.changes[change]);
  return what.join(" ");
}
