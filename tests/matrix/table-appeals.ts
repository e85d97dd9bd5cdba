/** Of how a group moderates, and of appeals. */
import { form, json, type Table } from "./line";
import { hosts, inGroup, readsText } from "./rules";

const settings = () => ({ keepMonths: "6", appeals: "panel" });

const beforehand = () => ({ hold: "nobody", newcomerUntil: "3", holdLinks: "nobody", warnWords: "tulip" });

export const appealTable: Table = {
  "GET /g/:slug/moderation/settings": { rule: readsText },
  "POST /g/:slug/moderation/settings": { rule: inGroup(hosts), sends: form(settings) },
  "GET /api/v1/groups/:slug/moderation-settings": { rule: readsText },
  "PATCH /api/v1/groups/:slug/moderation-settings": { rule: inGroup(hosts), sends: json(settings) },
  "GET /g/:slug/moderation/prevention": { rule: inGroup(["moderator", "host"], { archived: true }) },
  "POST /g/:slug/moderation/prevention": { rule: inGroup(hosts), sends: form(beforehand) },
  "GET /api/v1/groups/:slug/prevention": { rule: inGroup(["moderator", "host"], { archived: true }) },
  "PATCH /api/v1/groups/:slug/prevention": { rule: inGroup(hosts), sends: json(() => ({ holdFloods: true })) },
};
