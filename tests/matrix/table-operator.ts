/** Of the installation. */
import { form, ledOn, nobodys, type Table } from "./line";
import { anybody, flawed, notTheirs, operatorActs, operators } from "./rules";

/** About somebody else, by id. */
const user = nobodys;

export const operatorTable: Table = {
  "GET /": { rule: anybody },
  "GET /*": { rule: () => "none" },
  "POST /*": { rule: () => "none" },
  "GET /theme": ledOn,
  "POST /theme": { rule: anybody, sends: form(() => ({ theme: "dark" })) },
  "GET /api/v1/*": { rule: () => "none" },
  "GET /api/v1/openapi.json": { rule: anybody },
  "GET /operator/:token": { rule: flawed, names: nobodys },
  "POST /operator/:token": { rule: flawed, names: nobodys },
  "GET /operator": { rule: operators },
  "GET /operator/backup": ledOn,
  "POST /operator/backup": { rule: operatorActs },
  // An operator holds the database: they see that a private group is there and what it is called, not what is said in it.
  "GET /operator/groups": { rule: operators, tells: true },
  "GET /operator/steps": ledOn,
  "POST /operator/steps": { rule: operatorActs },
  "GET /operator/users": { rule: operators },
  "GET /operator/users/:id/disable": { rule: () => "none", names: user },
  "POST /operator/users/:id/disable": { rule: notTheirs, names: user },
  "GET /operator/users/:id/enable": { ...ledOn, names: user },
  "POST /operator/users/:id/enable": { rule: notTheirs, names: user },
  "GET /operator/users/:id/end-operator": { rule: () => "none", names: user },
  "POST /operator/users/:id/end-operator": { rule: notTheirs, names: user },
  "GET /operator/users/:id/make-operator": { rule: () => "none", names: user },
  "POST /operator/users/:id/make-operator": { rule: notTheirs, names: user },
  "GET /operator/users/:id/sign-out": { ...ledOn, names: user },
  "POST /operator/users/:id/sign-out": { rule: notTheirs, names: user },
};
