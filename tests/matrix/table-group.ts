/** Of groups: their settings, members, invites, log and webhooks. */
import type { Kind, Who } from "./cast";
import type { Outcome } from "./ask";
import { form, hook, json, ledOn, other, waiting, type Table } from "./line";
import {
  accounts,
  anybody,
  hosts,
  inGroup,
  lecterns,
  listedTo,
  members,
  readsLog,
  seesGroup,
  shownTo,
  type Rule,
} from "./rules";

const everyone: Who[] = ["pending", "reader", "guest", ...members];
const open = { archived: false };
const kept = { archived: true };
const readLog: Who[] = ["moderator", "host"];
const invite = (world: { invite: string }) => ({ code: world.invite });

const pages: Table = {
  "GET /groups/new": { rule: accounts },
  "POST /groups/new": {
    rule: accounts,
    sends: form(() => ({ name: "A new circle", visibility: "private", joining: "invite" })),
  },
  "GET /i/:code": { tells: true, rule: offered(anybody), names: invite },
  // It says that the link has ended before it asks who one is: guests come without an account.
  "POST /i/:code": {
    tells: true,
    rule: (who, kind) => (kind === "archived" && who === "stranger" ? "flawed" : offered(taken)(who, kind)),
    names: invite,
  },

  "GET /g/:slug": { rule: seesGroup },
  "GET /g/:slug/join": { rule: seesGroup },
  "POST /g/:slug/join": { rule: joins },
  "GET /g/:slug/leave": ledOn,
  "POST /g/:slug/leave": {
    rule: leaves,
    leaves: {
      why: "a guest who leaves is nobody any more, and other cells need them",
      cell: (who) => who === "reader" || who === "guest",
    },
  },
  "GET /g/:slug/rights": { rule: seesGroup },
  "GET /g/:slug/mail": ledOn,
  "POST /g/:slug/mail": { rule: choosesMail, sends: form(() => ({ choice: "off" })) },
  "GET /g/:slug/log": { rule: readsLog },
  "POST /g/:slug/log": { rule: inGroup(members, kept) },
  "GET /g/:slug/log.csv": { rule: readsLog },
  "GET /g/:slug/log.json": { rule: readsLog },
  "GET /g/:slug/log.atom": { rule: readsLog },
  "GET /g/:slug/log/numbers": { rule: readsLog },
  "GET /g/:slug/log/numbers.csv": { rule: readsLog },
  "GET /g/:slug/acts": { rule: shownTo(readLog) },
  "GET /g/:slug/members": { rule: shownTo(members) },
  "GET /g/:slug/members/:user": { ...ledOn, names: other },
  "POST /g/:slug/members/:user": { rule: inGroup(hosts), names: other, sends: form(() => ({ role: "moderator" })) },
  "GET /g/:slug/members/:user/let-in": { ...ledOn, names: waiting },
  "POST /g/:slug/members/:user/let-in": { rule: inGroup(hosts), names: waiting },
  "GET /g/:slug/members/:user/remove": { rule: shownTo(hosts, open), names: other },
  "POST /g/:slug/members/:user/remove": { rule: inGroup(hosts), names: other },
  "GET /g/:slug/hand-over": { rule: shownTo(hosts, open) },
  "POST /g/:slug/hand-over": { rule: inGroup(hosts), sends: form((world) => ({ user: world.other.id })) },
  "GET /g/:slug/invites": { rule: shownTo(lecterns, open) },
  "POST /g/:slug/invites": { rule: inGroup(lecterns), sends: form(() => ({ days: "3", uses: "1" })) },
  "GET /g/:slug/invites/:code/revoke": { ...ledOn, names: invite },
  "POST /g/:slug/invites/:code/revoke": { rule: inGroup(lecterns), names: invite },
  "GET /g/:slug/settings": { rule: shownTo(hosts) },
  "POST /g/:slug/settings": {
    rule: inGroup(hosts),
    sends: form(() => ({ name: "Renamed", description: "", visibility: "private", joining: "invite" })),
  },
  "GET /g/:slug/address": { rule: shownTo(hosts, open) },
  "POST /g/:slug/address": { rule: inGroup(hosts), sends: form((world) => ({ slug: `moved-${world.slug}` })) },
  "GET /g/:slug/archive": ledOn,
  "POST /g/:slug/archive": { rule: inGroup(hosts, kept) },
  "GET /g/:slug/restore": ledOn,
  "POST /g/:slug/restore": { rule: inGroup(hosts, kept) },
  "GET /g/:slug/delete": { rule: shownTo(hosts) },
  "POST /g/:slug/delete": { rule: inGroup(hosts, kept), sends: form((world) => ({ confirm: world.slug })) },
};

const webhooks: Table = {
  "GET /g/:slug/webhooks": { rule: shownTo(hosts) },
  "POST /g/:slug/webhooks": {
    rule: inGroup(hosts),
    sends: form(() => ({ url: "https://hooks.example.org/lectern", events: "comment.posted" })),
  },
  "GET /g/:slug/webhooks/:id": { rule: shownTo(hosts), names: hook },
  "POST /g/:slug/webhooks/:id": {
    rule: inGroup(hosts),
    names: hook,
    sends: form(() => ({ url: "https://hooks.example.org/other", events: "comment.posted" })),
  },
  "GET /g/:slug/webhooks/:id/secret": { rule: shownTo(hosts), names: hook },
  "POST /g/:slug/webhooks/:id/secret": { rule: inGroup(hosts), names: hook },
  ...Object.fromEntries(
    ["pause", "resume", "remove", "test", "deliveries/:delivery/again"].flatMap((act) => [
      [`GET /g/:slug/webhooks/:id/${act}`, { ...ledOn, names: hook }],
      [`POST /g/:slug/webhooks/:id/${act}`, { rule: inGroup(hosts, { archived: act === "remove" }), names: hook }],
    ]),
  ),
};

const api: Table = {
  "GET /api/v1/groups": { rule: anybody },
  "POST /api/v1/groups": {
    rule: accounts,
    sends: json(() => ({ name: "A new circle", visibility: "private", joining: "invite" })),
  },
  "GET /api/v1/groups/:slug": { rule: seesGroup },
  "PATCH /api/v1/groups/:slug": { rule: inGroup(hosts), sends: json(() => ({ description: "x" })) },
  "DELETE /api/v1/groups/:slug": { rule: inGroup(hosts, kept) },
  "PUT /api/v1/groups/:slug/archive": { rule: inGroup(hosts, kept) },
  "DELETE /api/v1/groups/:slug/archive": { rule: inGroup(hosts, kept) },
  "PUT /api/v1/groups/:slug/host": { rule: inGroup(hosts), sends: json((world) => ({ user: world.other.id })) },
  "GET /api/v1/groups/:slug/log": { rule: readsLog },
  "GET /api/v1/groups/:slug/log/numbers": { rule: readsLog },
  "GET /api/v1/groups/:slug/members": { rule: listedTo(members) },
  "POST /api/v1/groups/:slug/members": { rule: joins },
  "PATCH /api/v1/groups/:slug/members/:user": {
    rule: inGroup(hosts),
    names: other,
    sends: json(() => ({ role: "moderator" })),
  },
  "DELETE /api/v1/groups/:slug/members/:user": { rule: inGroup(hosts), names: other },
  "GET /api/v1/groups/:slug/invites": { rule: listedTo(lecterns, open) },
  "POST /api/v1/groups/:slug/invites": { rule: inGroup(lecterns), sends: json(() => ({ days: 3, uses: 1 })) },
  "DELETE /api/v1/groups/:slug/invites/:code": { rule: inGroup(lecterns), names: invite },
  "GET /api/v1/invites/:code": { tells: true, rule: offered(anybody), names: invite },
  "POST /api/v1/invites/:code": { tells: true, rule: offered(taken), names: invite },
  "GET /api/v1/groups/:slug/webhooks": { rule: inGroup(hosts, kept) },
  "POST /api/v1/groups/:slug/webhooks": {
    rule: inGroup(hosts),
    sends: json(() => ({ url: "https://hooks.example.org/lectern", events: ["comment.posted"] })),
  },
  "GET /api/v1/groups/:slug/webhooks/:id": { rule: inGroup(hosts, kept), names: hook },
  "PATCH /api/v1/groups/:slug/webhooks/:id": {
    rule: inGroup(hosts),
    names: hook,
    sends: json(() => ({ events: ["comment.posted"] })),
  },
  "DELETE /api/v1/groups/:slug/webhooks/:id": { rule: inGroup(hosts, kept), names: hook },
  "POST /api/v1/groups/:slug/webhooks/:id/secret": { rule: inGroup(hosts), names: hook },
  "POST /api/v1/groups/:slug/webhooks/:id/test": { rule: inGroup(hosts), names: hook },
  "GET /api/v1/groups/:slug/webhooks/:id/deliveries": { rule: inGroup(hosts, kept), names: hook },
  "POST /api/v1/groups/:slug/webhooks/:id/deliveries/:delivery": { rule: inGroup(hosts), names: hook },
};

/** By request: whoever sees the group asks, whoever is in or waits already does nothing new. Guests are for one group. */
function joins(who: Who, kind: Kind): Outcome {
  if (who === "stranger") return "in";
  if (seesGroup(who, kind) === "none") return "none";
  if (who === "reader" || who === "guest") return "no";
  return kind !== "archived" || members.includes(who) || who === "pending" ? "yes" : "no";
}

/** Whoever has a place there; for others there is none to give up. */
function leaves(who: Who, kind: Kind): Outcome {
  if (who === "stranger") return "in";
  return kind !== "other" && everyone.includes(who) ? "yes" : "none";
}

/** Mail is for members; whoever is none has nothing to choose there. */
function choosesMail(who: Who, kind: Kind): Outcome {
  if (who === "stranger") return "in";
  if (who === "reader" || who === "guest") return "no";
  return kind !== "other" && members.includes(who) ? "yes" : "none";
}

/** An invite into an archived group is at its end, but for those who are in. */
/** Whom a host removed no link lets back in, nor tells them what the group is called now. */
function offered(rule: Rule): Rule {
  return (who, kind) =>
    who === "removed" && kind !== "other" && kind !== "archived"
      ? "no"
      : kind === "archived" && !members.includes(who)
        ? ended(who, rule, kind)
        : rule(who, kind);
}
const ended = (who: Who, rule: Rule, kind: Kind) => (rule(who, kind) === "in" ? "in" : "flawed");

function taken(who: Who): Outcome {
  if (who === "stranger") return "in";
  return who === "reader" || who === "guest" ? "no" : "yes";
}

export const groupTable: Table = { ...pages, ...webhooks, ...api };
