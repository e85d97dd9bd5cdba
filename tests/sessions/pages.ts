/** Pages of a group's sessions, as browsers without a script ask them. */
import { get, outcome, post } from "../comments/page-support";
import type { Circle } from "../groups/circle";

type Who = keyof Circle["people"];
type Params = Record<string, string>;

/** @param circle asked each time, since it is made before the tests and not before this */
export const pagesOf = (circle: () => Circle) => ({
  sent: (door: { action: unknown }, who: Who | null, form: Record<string, string>, params: Params = {}) =>
    outcome(
      (door.action as (args: object) => Promise<unknown>)(
        post("/x", form, { as: who && circle().people[who], params: { slug: circle().slug, ...params } }),
      ),
    ),
  seen: (door: { loader: unknown }, who: Who | null, params: Params = {}, search = "") =>
    outcome(
      (door.loader as (args: object) => Promise<unknown>)(
        get("/x", { as: who && circle().people[who], params: { slug: circle().slug, ...params }, search }),
      ),
    ),
});

export const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
