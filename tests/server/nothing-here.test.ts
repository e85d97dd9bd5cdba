/** An address that nothing stands at is refused by a route, so that the root loader runs and knows who is looking. */
import { expect, test } from "vitest";
import * as nowhere from "~/routes/$";
import { get, outcome, person, post } from "../comments/page-support";

test("an unknown address is not found, by whatever method", async () => {
  const ana = await person("Ana Nowhere");
  for (const as of [null, ana]) {
    const refused = { status: 404, data: { kind: "not-found" } };
    expect(await outcome(nowhere.loader(get("/nope", { as })))).toMatchObject(refused);
    expect(await outcome(nowhere.action(post("/nope", { any: "thing" }, { as })))).toMatchObject(refused);
  }
});
