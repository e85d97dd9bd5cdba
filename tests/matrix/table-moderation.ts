/** Of rules, reports, and what waits for moderators. */
import { write } from "#db/db.server";
import { openCase } from "~/cases/cases.server";
import { mintId } from "~/mint";
import { report } from "~/moderation/reports.server";
import { isHidden, type World } from "./cast";
import { form, json, ledOn, other, type Table } from "./line";
import { hosts, inGroup, members, notTheirs, operators, readsText, seesGroup, shownTo, type Rule } from "./rules";

const power = ["moderator", "host"] as const;
const moderators = [...power];
const open = { archived: false };
const kept = { archived: true };

/** About somebody else, so that no two ask about the same. */
async function aCase(world: World): Promise<Record<string, string>> {
  const about = { groupId: world.groupId, subject: `comment:${mintId()}` as const, userId: world.other.id };
  const { row } = await write((tx) => openCase(tx, { ...about, because: "reported" }));
  return { case: row.id, id: row.id };
}

async function reporter(world: World): Promise<Record<string, string>> {
  await report(world.other, { comment: world.commentId }, { rule: 1 });
  return { user: world.other.id };
}

/** Whoever reads and has an account; a guest who came to read does not, nor does one report oneself. */
const reports =
  (mine: boolean): Rule =>
  (who, kind) => {
    if (who === "stranger") return "in";
    const reads = readsText(who, kind);
    if (reads !== "yes") return reads;
    return who === "reader" || (mine && who === "author" && kind !== "other") ? "no" : "yes";
  };

/** A member is there for those who see who is one. */
const reportsMember: Rule = (who, kind) => {
  const may = reports(false)(who, kind);
  return may === "yes" && !members.includes(who) ? "none" : may;
};

/** As a page: strangers are sent to sign in where they see what it is about. */
const asPage =
  (rule: Rule): Rule =>
  (who, kind) =>
    who === "stranger" && isHidden(kind) ? "none" : rule(who, kind);

/** Cases are there for those who decide them. */
const seesCase: Rule = (who, kind) =>
  who !== "stranger" && kind !== "other" && moderators.some((each) => each === who) ? "yes" : "none";
const worksOnCase: Rule = (who, kind) => (who === "stranger" ? "in" : seesCase(who, kind));
/** Nothing was chosen. */
const decidesMany: Rule = (who, kind) => {
  const may = inGroup(moderators, kept)(who, kind);
  return may === "yes" ? "flawed" : may;
};

const rules = () => ({ rules: [{ title: "Be kind", text: "" }] });
const said = { rule: "1", words: "Personal" };

const pages: Table = {
  "GET /g/:slug/rules": { rule: seesGroup },
  "GET /g/:slug/rules/:version": { rule: seesGroup, names: () => ({ version: "0" }) },
  "GET /g/:slug/rules/edit": { rule: shownTo(hosts, open) },
  "POST /g/:slug/rules/edit": {
    rule: inGroup(hosts),
    sends: form(() => ({ "rules.0.title": "Be kind", "rules.0.text": "" })),
  },
  "GET /c/:id/report": { rule: asPage(reports(true)) },
  "POST /c/:id/report": { rule: reports(true), sends: form(() => said) },
  "GET /t/:id/report": { rule: asPage(reports(false)) },
  "POST /t/:id/report": { rule: reports(false), sends: form(() => said) },
  "GET /g/:slug/members/:user/report": { rule: asPage(reportsMember), names: other },
  "POST /g/:slug/members/:user/report": { rule: reportsMember, names: other, sends: form(() => said) },
  "GET /g/:slug/reports/:report/withdraw": { ...ledOn, names: () => ({ report: "somebody-elses" }) },
  "POST /g/:slug/reports/:report/withdraw": { rule: notTheirs, names: () => ({ report: "somebody-elses" }) },
  "GET /g/:slug/words/:comment/delete": { ...ledOn, names: () => ({ comment: "somebody-elses" }) },
  "POST /g/:slug/words/:comment/delete": { rule: notTheirs, names: () => ({ comment: "somebody-elses" }) },
  "GET /g/:slug/moderation": { rule: shownTo(moderators, kept) },
  "POST /g/:slug/moderation": { rule: decidesMany, sends: form(() => ({ kind: "dismiss" })) },
  "GET /g/:slug/moderation/:case": { rule: worksOnCase, names: aCase },
  // It says which group it is of, as the list of groups does.
  "GET /operator/cases": { rule: operators, tells: true },
};

/** Their forms stand on the page of the case, and so does what is wrong with them. */
const shown = { note: true, "hand-over": true };

const works: Table = Object.fromEntries(
  (
    [
      ["claim", {}],
      ["release", {}],
      ["note", { note: "I know them" }],
      ["hand-over", { handTo: "operators" }],
    ] as Array<[string, Record<string, string>]>
  ).flatMap(([act, fields]) => [
    [
      `GET /g/:slug/moderation/:case/${act}`,
      act in shown ? { rule: worksOnCase, names: aCase } : { ...ledOn, names: aCase },
    ],
    [`POST /g/:slug/moderation/:case/${act}`, { rule: worksOnCase, names: aCase, sends: form(() => fields) }],
  ]),
);

const others: Table = {
  "GET /g/:slug/moderation/:case/dismiss": { rule: worksOnCase, names: aCase },
  "POST /g/:slug/moderation/:case/dismiss": { rule: inGroup(moderators, kept), names: aCase },
  "GET /g/:slug/moderation/reporters/:user/ignore": { ...ledOn, names: other },
  "POST /g/:slug/moderation/reporters/:user/ignore": {
    rule: inGroup(moderators, kept),
    names: reporter,
    sends: form(() => ({ days: "7" })),
  },
  "GET /g/:slug/moderation/reporters/:user/hear": { ...ledOn, names: other },
  "POST /g/:slug/moderation/reporters/:user/hear": { rule: inGroup(moderators, kept), names: other },
};

const api: Table = {
  "GET /api/v1/groups/:slug/rules": { rule: seesGroup },
  "PUT /api/v1/groups/:slug/rules": { rule: inGroup(hosts), sends: json(rules) },
  "POST /api/v1/comments/:id/reports": { rule: reports(true), sends: json(() => ({ rule: 1 })) },
  "POST /api/v1/texts/:id/reports": { rule: reports(false), sends: json(() => ({ rule: 1 })) },
  "POST /api/v1/groups/:slug/members/:user/reports": {
    rule: reportsMember,
    names: other,
    sends: json(() => ({ rule: 1 })),
  },
  "DELETE /api/v1/reports/:id": { rule: notTheirs, names: () => ({ id: "somebody-elses" }) },
  "GET /api/v1/groups/:slug/reports": { rule: shownTo(moderators, kept) },
  "GET /api/v1/cases/:id": { rule: seesCase, names: aCase },
  "PATCH /api/v1/cases/:id": { rule: worksOnCase, names: aCase, sends: json(() => ({ claim: true })) },
};

export const moderationTable: Table = { ...pages, ...works, ...others, ...api };
