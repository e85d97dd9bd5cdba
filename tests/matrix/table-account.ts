/** Of oneself: signing in, the account, tokens, notices. No group is asked about here. */
import { agree, form, json, ledOn, nobodys, type Table } from "./line";
import { accounts, anybody, flawed, flawedOfOne, notTheirs, oneself } from "./rules";

/** Whoever is signed in and no guest; the form that is sent is empty. */
const flawedOfAccounts = ((who, kind) => {
  const heard = accounts(who, kind);
  return heard === "yes" ? "flawed" : heard;
}) satisfies typeof accounts;
const notTheirsOfAccounts = ((who, kind) => {
  const heard = accounts(who, kind);
  return heard === "yes" ? "none" : heard;
}) satisfies typeof accounts;
/** The empty form of a guest; others have no such form. */
const flawedOfGuests = ((who, kind) => {
  const heard = accounts(who, kind);
  return heard === "yes" ? "no" : heard === "no" ? "flawed" : heard;
}) satisfies typeof accounts;
const nowhere = () => "none" as const;
const toSignIn = () => "in" as const;
const unanswered = () => "status 405" as const;

const signing: Table = {
  "GET /new": { rule: oneself },
  "GET /sign-in": { rule: anybody },
  "POST /sign-in": { rule: flawed, sends: form(() => ({ who: "nobody at all", password: "wrong" })) },
  "GET /sign-in/code": { rule: toSignIn },
  "POST /sign-in/code": { rule: flawed },
  "GET /sign-in/keep": { rule: toSignIn },
  "POST /sign-in/keep": { rule: flawed },
  // No provider is set.
  "GET /sign-in/oidc": { rule: nowhere },
  "GET /sign-in/oidc/callback": { rule: nowhere },
  "GET /sign-in/oidc/link": { rule: toSignIn },
  "POST /sign-in/oidc/link": { rule: flawedOfOne },
  "GET /sign-in/oidc/new": { rule: flawed },
  "POST /sign-in/oidc/new": { rule: flawed },
  "GET /sign-in/passkey": { rule: anybody },
  "POST /sign-in/passkey": { rule: flawed },
  "GET /sign-in/passkey/begin": { rule: unanswered },
  "POST /sign-in/passkey/begin": { rule: anybody },
  "GET /sign-up": { rule: anybody },
  "POST /sign-up": { rule: flawed },
  "GET /sign-out": { rule: anybody },
  "POST /sign-out": {
    rule: anybody,
    leaves: { why: "it ends the log-in that the other cells need", cell: (who) => who !== "stranger" },
  },
  "GET /reset": { rule: anybody },
  "POST /reset": { rule: flawed },
  "GET /reset/:token": { rule: flawed, names: nobodys },
  "POST /reset/:token": { rule: flawed, names: nobodys },
  "GET /confirm/:token": { rule: flawed, names: nobodys },
  "POST /confirm/:token": { rule: flawed, names: nobodys },
  "GET /address/:token": { rule: flawed, names: nobodys },
  "POST /address/:token": { rule: flawed, names: nobodys },
  "GET /unsubscribe/:key": { rule: nowhere, names: nobodys },
  "POST /unsubscribe/:key": { rule: nowhere, names: nobodys },
};

const account: Table = {
  "GET /account": { rule: accounts },
  "GET /account/name": { rule: accounts },
  "POST /account/name": { rule: flawedOfAccounts },
  "GET /account/password": { rule: accounts },
  "POST /account/password": { rule: flawedOfAccounts },
  "GET /account/email": { rule: accounts },
  "POST /account/email": { rule: flawedOfAccounts },
  "GET /account/email/cancel": ledOn,
  "POST /account/email/cancel": { rule: accounts },
  "GET /account/email/send-again": ledOn,
  "POST /account/email/send-again": { rule: accounts },
  "GET /account/prove": { rule: accounts },
  "POST /account/prove": { rule: flawedOfAccounts },
  "GET /account/prove/passkey": { rule: accounts },
  "POST /account/prove/passkey": { rule: flawedOfAccounts },
  "GET /account/export": { rule: accounts },
  "GET /account/delete": { rule: accounts },
  "POST /account/delete": { rule: flawedOfAccounts },
  "GET /account/sessions/:id/end": { ...ledOn, names: nobodys },
  "POST /account/sessions/:id/end": { rule: notTheirsOfAccounts, names: nobodys },
  "GET /account/sessions/end-others": ledOn,
  "POST /account/sessions/end-others": { rule: accounts },
  "GET /account/second-factor": { rule: accounts },
  "POST /account/second-factor": { rule: accounts },
  "GET /account/second-factor/set-up": { rule: accounts },
  "POST /account/second-factor/set-up": { rule: flawedOfAccounts },
  "GET /account/second-factor/codes": { rule: accounts },
  "POST /account/second-factor/codes": { rule: flawedOfAccounts },
  "GET /account/second-factor/off": ledOn,
  "POST /account/second-factor/off": { rule: accounts },
  "GET /account/passkeys": { rule: accounts },
  "POST /account/passkeys": { rule: flawedOfAccounts },
  "GET /account/passkeys/begin": { rule: (who, kind) => (accounts(who, kind) === "no" ? "no" : unanswered()) },
  "POST /account/passkeys/begin": { rule: accounts },
  "GET /account/passkeys/:id/remove": { ...ledOn, names: nobodys },
  "POST /account/passkeys/:id/remove": { rule: notTheirsOfAccounts, names: nobodys },
  "GET /account/provider": { rule: notTheirsOfAccounts },
  "GET /account/provider/unlink": ledOn,
  "POST /account/provider/unlink": { rule: notTheirsOfAccounts },
  "GET /account/notices": { rule: accounts },
  "POST /account/notices": { rule: flawedOfAccounts },
  "GET /account/calendar": { rule: accounts },
  "POST /account/calendar": { rule: accounts },
  "GET /account/calendar/replace": ledOn,
  "POST /account/calendar/replace": { rule: accounts },
  "GET /account/calendar/off": ledOn,
  "POST /account/calendar/off": { rule: accounts },
  "GET /feed/:key/sessions.ics": { rule: nowhere, names: nobodys },
  "GET /feed/:key/:group/log.atom": { rule: nowhere, names: () => ({ ...nobodys(), group: "no-such-group" }) },
  "GET /feed/:key/:group/sessions.ics": { rule: nowhere, names: () => ({ ...nobodys(), group: "no-such-group" }) },
  "GET /account/tokens": { rule: accounts },
  "POST /account/tokens": { rule: accounts, sends: form(() => ({ name: "mine", scopes: "read", days: "30" })) },
  "GET /account/tokens/:id/revoke": { ...ledOn, names: nobodys },
  "POST /account/tokens/:id/revoke": { rule: notTheirsOfAccounts, names: nobodys },
  "GET /account/blocked": { rule: oneself },
  "POST /account/blocked": { rule: notTheirs, sends: form(() => ({ user: "nobody-one-has-met" })) },
  "GET /account/blocked/:user/end": { ...ledOn, names: () => ({ user: "nobody-one-has-met" }) },
  "POST /account/blocked/:user/end": { rule: oneself, names: () => ({ user: "nobody-one-has-met" }) },
  "GET /api/v1/blocks": { rule: oneself },
  "PUT /api/v1/blocks/:user": { rule: notTheirs, names: () => ({ user: "nobody-one-has-met" }) },
  "DELETE /api/v1/blocks/:user": { rule: oneself, names: () => ({ user: "nobody-one-has-met" }) },
  "GET /notices": { rule: oneself, recalls: true },
  "GET /notices/read": ledOn,
  "POST /notices/read": { rule: oneself },
  "GET /notices/:id/read": { ...ledOn, names: nobodys },
  "POST /notices/:id/read": { rule: notTheirs, names: nobodys },
};

const guest: Table = {
  // Whoever has an account is led to the pages of accounts.
  "GET /guest": { rule: oneself },
  "GET /guest/account": { rule: oneself },
  "POST /guest/account": { rule: flawedOfGuests },
  "GET /guest/export": { rule: oneself },
  "GET /guest/name": { rule: oneself },
  "POST /guest/name": { rule: flawedOfGuests },
  "GET /guest/delete": { rule: oneself },
  "POST /guest/delete": { rule: flawedOfGuests },
};

const api: Table = {
  "GET /api/v1/me": { rule: oneself },
  "PATCH /api/v1/me": { rule: flawedOfOne },
  "GET /api/v1/me/export": { rule: accounts },
  "GET /api/v1/me/tokens": { rule: accounts },
  "POST /api/v1/me/tokens": { rule: accounts, sends: json(() => ({ name: "mine" })) },
  "DELETE /api/v1/me/tokens/:id": { rule: notTheirsOfAccounts, names: nobodys },
  "GET /api/v1/notices": { rule: oneself, recalls: true },
  "POST /api/v1/notices/read": { rule: oneself },
  "PUT /api/v1/notices/:id/read": { rule: notTheirs, names: nobodys },
  "POST /api/v1/preview": { rule: oneself, names: agree, sends: json(() => ({ body: "*x*" })) },
};

export const accountTable: Table = { ...signing, ...account, ...guest, ...api };
