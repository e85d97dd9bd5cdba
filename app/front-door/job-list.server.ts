/** Every job of the process: one line each, a room's own verb. */
import { sweepAuthSessions } from "../accounts/auth-session.server";
import { sweepLinks } from "../accounts/one-time-links.server";
import { tellHours } from "../comments/closing.server";
import { mailNotices } from "../comments/notice-mail.server";
import { sendMails, sweepMails } from "../mail/sending.server";
import { sweepNotices } from "../notices/notices.server";
import { sweepLimits } from "../limits/limits.server";
import { endRestraintsDue } from "../groups/restraints.server";
import { eraseDueAccounts } from "./erasures.server";
import { tellOfLawDue } from "../moderation/law-records.server";
import { seeToOverdueAppeals } from "../moderation/overdue.server";
import { wipeOutlived } from "../moderation/retention.server";
import { endOverdue } from "../moderation/undoing.server";
import { remindOfCases } from "../moderation/waiting.server";
import { keepBackups } from "../operating/backups.server";
import { seeLeaversOut } from "../sessions/leavers.server";
import { giveSeatsBack } from "../sessions/seats.server";
import { sweepMessages } from "../sessions/messages.server";
import { tellNewcomers } from "../sessions/newcomers.server";
import { remindOfSessions } from "../sessions/reminders.server";
import { mailSessions } from "../sessions/session-mail.server";
import { sweepImports } from "../texts/import-jobs.server";
import { sweepPictures } from "../texts/pictures/pictures.server";
import { sweepDrafts } from "../texts/reviews.server";
import { deliverWebhooks, sweepDeliveries } from "../webhooks/deliver.server";
import type { Job } from "./jobs.server";

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * 60 * minute;

export const jobList = (): Job[] => [
  { name: "auth-sessions", every: day, run: sweepAuthSessions },
  { name: "one-time-links", every: day, run: () => sweepLinks() },
  { name: "erasures", every: hour, run: async () => void (await eraseDueAccounts()) },
  { name: "mail", every: 15_000, run: sendMails },
  { name: "notice-mail", every: 20_000, run: () => mailNotices() },
  { name: "old-mail", every: day, run: () => sweepMails() },
  { name: "old-notices", every: day, run: async () => void (await sweepNotices()) },
  { name: "session-mail", every: 20_000, run: () => mailSessions() },
  { name: "session-reminders", every: minute, run: () => remindOfSessions() },
  { name: "session-newcomers", every: minute, run: () => tellNewcomers() },
  { name: "session-leavers", every: 15_000, on: "access", run: () => seeLeaversOut() },
  { name: "session-seats", every: 15_000, on: "access", run: () => giveSeatsBack() },
  { name: "old-session-lines", every: day, run: () => sweepMessages() },
  { name: "actions-over", every: 20_000, run: async () => void (await endOverdue()) },
  { name: "appeals-overdue", every: minute, run: async () => void (await seeToOverdueAppeals()) },
  { name: "law-told", every: 10 * minute, run: async () => void (await tellOfLawDue()) },
  { name: "outlived-words", every: hour, run: async () => void (await wipeOutlived()) },
  { name: "waiting-cases", every: 15 * minute, run: () => remindOfCases() },
  { name: "backups", every: 5 * minute, run: () => keepBackups() },
  { name: "webhooks", every: 5_000, run: () => deliverWebhooks() },
  { name: "old-deliveries", every: day, run: () => sweepDeliveries() },
  { name: "old-drafts", every: day, run: async () => void (await sweepDrafts()) },
  { name: "old-imports", every: day, run: async () => void (await sweepImports()) },
  { name: "unshown-pictures", every: day, run: async () => void (await sweepPictures()) },
  { name: "restraints", every: 10_000, run: async () => void (await endRestraintsDue()) },
  { name: "closing-hours", every: 30_000, run: () => tellHours() },
  { name: "limits", every: 10 * minute, run: sweepLimits },
];
