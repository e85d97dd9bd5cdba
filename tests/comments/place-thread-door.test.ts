/** The form that hangs a thread elsewhere: what is forgotten moves nothing, what is meant for the shelf says so. */
import { expect, test } from "vitest";
import { migrationReport } from "~/comments/migration-report.server";
import { placeThreadPage } from "~/comments/place-thread.server";
import * as door from "~/routes/t.$id.editions.$number.threads.$thread";
import { importText } from "~/texts/texts.server";
import { putForward } from "~/texts/editions.server";
import { readText } from "~/texts/import/read";
import { makeGroup, say } from "../support/people";
import { first, second } from "./edition-support";
import { outcome, person, post } from "./page-support";

test("an empty field is refused and moves nothing; the shelf has a button of its own", async () => {
  const host = await person("Hanna");
  const slug = await makeGroup(host);
  const draft = (content: string) => readText({ content, format: "markdown" });
  const { id } = await importText(host, slug, draft(first), { source: first });
  const thread = await say(host, id, { anchor: {}, body: "On all of it." });
  await putForward(host, id, draft(second), { source: second });
  const params = { id, number: "2", thread: thread.id };
  const send = (fields: Record<string, string>) =>
    outcome(door.action(post(`/t/${id}/editions/2/threads/${thread.id}`, fields, { as: host, params })));
  const fates = async () =>
    (await migrationReport(host, id, 2, { how: null, after: null, limit: 50, language: "en" })).lines.map(
      ({ to }) => to?.number ?? null,
    );

  const places = async () =>
    (await migrationReport(host, id, 2, { how: null, after: null, limit: 50, language: "en" })).lines.map(
      ({ to }) => to?.place ?? null,
    );

  const refused = await send({ to: " " });
  expect(refused).toMatchObject({
    status: 422,
    data: { errors: { to: expect.stringMatching(/number of a paragraph/) as string } },
  });
  expect(await fates()).toEqual([]);
  expect((await send({ to: "", shelf: "1" })).status).toBe(303);
  expect(await fates()).toEqual([null]);
  expect((await send({ to: "2" })).status).toBe(303);
  expect(await fates()).toEqual([2]);

  const page = await placeThreadPage(host, id, "2", thread.id, "en");
  expect(page.headings.map(({ heading }) => heading)).toEqual(["Enclosure"]);
  expect(page.html).toContain("An act of parliament");
  expect(page.html).toMatch(/id="p2" aria-current="true"/);
  // What is chosen goes before the number that stands in the field.
  expect((await send({ to: "2", place: `section:${page.headings[0]?.id}` })).status).toBe(303);
  expect(await places()).toEqual([`section:${page.headings[0]?.id}`]);
  expect((await send({ to: "", place: "text" })).status).toBe(303);
  expect(await places()).toEqual(["text"]);
  expect((await send({ to: "2", place: "section:nothing" })).status).toBe(422);
});
