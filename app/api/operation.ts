/** What a line of the tables of addresses says, and the words they share. */
import type { Scope } from "../accounts/user";
import type * as schemas from "./schemas";

export type SchemaName = keyof typeof schemas;
export type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

export type Operation = {
  /** One line for whoever reads the document. */
  says: string;
  /** Which scope a token must carry; none: strangers may ask too, as far as they may see. */
  scope?: Scope;
  /** Names of `parameters`. */
  query?: Array<keyof typeof parameters>;
  /** By media type. */
  takes?: Record<string, SchemaName>;
  /** By status; null: no body. */
  gives: Record<number, SchemaName | null>;
  /** Refusals beyond 401, 403, 404, 422 and 429, which any address may give. */
  refuses?: number[];
};

/** What may stand in a query. */
export const parameters = {
  limit: { says: "Rows at most", schema: { type: "integer", minimum: 1, maximum: 200, default: 50 } },
  after: { says: "`next` of the page before", schema: { type: "string" } },
  how: {
    says: "Only threads of which this becomes",
    schema: { type: "string", enum: ["kept", "moved", "changed", "orphaned"] },
  },
  since: { says: "The `seq` one stands at", schema: { type: "integer", minimum: 0, default: 0 } },
  block: { says: "Only on this block", schema: { type: "string" } },
  section: { says: "Only on this section itself", schema: { type: "string" } },
  place: { says: "`text`: only on the text as a whole", schema: { type: "string", enum: ["text"] } },
  thread: { says: "Only of this thread", schema: { type: "string" } },
  kind: { says: "Only of this kind", schema: { type: "string", enum: ["comment", "question"] } },
  state: {
    says: "`pending`: who asked to come in, for hosts; `guests`: who came by a link for guests",
    schema: { type: "string", enum: ["active", "pending", "guests"] },
  },
  when: { says: "Which of them", schema: { type: "string", enum: ["coming", "past", "all"], default: "coming" } },
  following: { says: "Also those of its series that come after it", schema: { type: "string", enum: ["true"] } },
  links: { says: "`close`: withdraws every invite that lets somebody in", schema: { type: "string", enum: ["close"] } },
  why: {
    says: "Only what waits for this reason",
    schema: { type: "string", enum: ["reported", "held", "edited", "appeal"] },
  },
  of: { says: "Only what concerns this person", schema: { type: "string" } },
  mine: { says: "Only what the asker has claimed", schema: { type: "string", enum: ["1"] } },
  view: { says: "`public`: the log as members read it", schema: { type: "string", enum: ["public"] } },
  action: { says: "Of the members' log: only this kind of action", schema: { type: "string" } },
  rule: { says: "Of the members' log: only by this rule", schema: { type: "integer", minimum: 0 } },
  role: { says: "Of the members' log: only done in this role", schema: { type: "string" } },
  fate: {
    says: "Of the members' log: only what this became of",
    schema: { type: "string", enum: ["in-force", "ended", "lifted", "undone", "appealed", "granted", "refused"] },
  },
  number: { says: "Of the members' log: this action alone", schema: { type: "integer", minimum: 0 } },
  from: {
    says: "Of the members' log: from this day of the group's time zone",
    schema: { type: "string", format: "date" },
  },
  until: { says: "Of the members' log: to this day, included", schema: { type: "string", format: "date" } },
  visits: { says: "`end`: the guests it let in lose access", schema: { type: "string", enum: ["end"] } },
} as const;

export const json = (name: SchemaName) => ({ "application/json": name });
export const page = ["limit", "after"] as Array<keyof typeof parameters>;
export const write = { scope: "write" } as const;
export const nothing = { 204: null };

export type Addresses = Record<string, Partial<Record<Method, Operation>>>;
