/** What asks for an operator's attention, and what is left to do first. */
import { expect, test } from "vitest";
import { stepsOf, warningsOf, type Installation, type Warning } from "~/operating/installation";

const now = Date.parse("2026-11-25T12:00:00Z");
const well: Installation = {
  version: "0.1.0",
  node: "v22.12.0",
  nodeEnds: "2027-04-30",
  startedAt: "2026-11-25T11:00:00.000Z",
  database: { dialect: "sqlite", bytes: 1e6 },
  disk: { free: 5e10, total: 1e11 },
  backups: {
    on: true,
    possible: true,
    folder: "backups",
    good: { at: "2026-11-25T03:17:00.000Z", file: "a.db", bytes: 1e6, rows: 9, checked: "restored" },
    tried: { at: "2026-11-25T03:17:00.000Z", fault: null },
  },
  mail: { to: "mail.example.org", isSent: true, waiting: 0, oldest: null, failed: 0, fault: null },
  accounts: { users: 2, guests: 0, disabled: 0, operators: 1, authSessions: 1 },
  groups: 1,
  brokenAct: null,
  settings: [],
};
const https = "https://read.example.org";
const all = (it: Partial<Installation>, url: string | null = https, limits = true) =>
  warningsOf({ ...well, ...it }, url, limits, now);

test("nothing asks for attention where all is well", () => expect(all({})).toEqual([]));

test.each<[Warning, Partial<Installation>, (string | null)?, boolean?]>([
  ["noMail", { mail: { ...well.mail, isSent: false } }],
  ["mailFails", { mail: { ...well.mail, fault: "refused" } }],
  ["noPublicUrl", {}, null],
  ["plainHttp", {}, "http://read.example.org"],
  ["nodeEnded", { nodeEnds: "2026-04-30" }],
  ["diskLow", { disk: { free: 1e8, total: 1e11 } }],
  ["diskLow", { database: { dialect: "sqlite", bytes: 4e10 } }],
  ["backupFailed", { backups: { ...well.backups, tried: { at: well.startedAt, fault: "disk" } } }],
  ["backupOld", { startedAt: "2026-11-20T11:00:00.000Z", backups: { ...well.backups, good: null } }],
  ["backupsOff", { backups: { ...well.backups, on: false } }],
  ["backupsImpossible", { backups: { ...well.backups, possible: false } }],
  ["noLimits", {}, https, false],
  ["logBroken", { brokenAct: 7 }],
])("%s", (warning, it, url, limits) => expect(all(it, url, limits)).toEqual([warning]));

test("a server that began an hour ago is not blamed for having no backup yet", () =>
  expect(all({ backups: { ...well.backups, good: null, tried: null } })).toEqual([]));

test("steps are ticked off one by one", () => {
  const none = { groups: 0, texts: 0, invites: 0 };
  const bare = { publicUrl: null, smtpUrl: null, hasBackup: false };
  const done = (steps: ReturnType<typeof stepsOf>) => steps.filter((step) => step.done).map(({ name }) => name);
  expect(done(stepsOf(none, bare))).toEqual([]);
  expect(done(stepsOf({ ...none, groups: 1 }, bare))).toEqual(["group"]);
  // A step leads to where it is taken, never to the page it stands on.
  const leads = (group: string | null) =>
    Object.fromEntries(stepsOf(none, bare, group).map(({ name, to }) => [name, to]));
  expect(leads(null)).toMatchObject({ group: "/groups/new", text: null, invite: null, address: null, mail: null });
  expect(leads("circle")).toMatchObject({ text: "/g/circle/texts/new", invite: "/g/circle/invites" });
  expect(
    done(stepsOf({ groups: 1, texts: 1, invites: 1 }, { publicUrl: https, smtpUrl: "smtp://x", hasBackup: true })),
  ).toEqual(["group", "text", "invite", "address", "mail", "backup"]);
});
