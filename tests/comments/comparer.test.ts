/** The thread in which long editions are compared: it says what is said here. */
import path from "node:path";
import * as esbuild from "esbuild";
import { afterEach, beforeAll, describe, expect, test } from "vitest";
import { letBeRead } from "~/comments/migration.server";
import { comparedApart, compareIn } from "~/texts/comparer.server";
import { editionFor, putAway } from "~/texts/editions.server";
import { heirOf } from "~/texts/heirs.server";
import { textFor } from "~/texts/texts.server";
import {
  block,
  blocksOf,
  bring,
  first,
  host,
  place,
  report,
  sayOn,
  second,
  textId,
  theCommons,
} from "./edition-support";

let file = "";

beforeAll(async () => {
  file = path.join(process.env["DATA_DIR"] ?? "", "comparer.mjs");
  await esbuild.build({
    entryPoints: ["app/comments/comparer.ts"],
    outfile: file,
    ...{ bundle: true, platform: "node", format: "esm", target: "node20" },
    alias: { "~": path.resolve("app"), "#db": path.resolve("db") },
    packages: "external",
  });
});

const apart = () => compareIn(file, 1);
const here = () => compareIn("", 1);

afterEach(here);

theCommons();

describe("apart", () => {
  test("an edition keeps the ids it keeps here, and its report says the same", async () => {
    await sayOn(1, "fields that nobody owned");
    await sayOn(3, "nobody asked him");
    await sayOn(5);
    await bring();
    const [blocks, said] = [await blocksOf(2), await report()];
    await putAway(host, textId, 2);
    apart();
    await bring();
    expect(await blocksOf(2)).toEqual(blocks);
    const { counts, lines } = await report();
    expect({ counts, lines }).toEqual({ counts: said.counts, lines: said.lines });
    // Of what it remembers it is asked again.
    expect((await report()).counts).toEqual(said.counts);
  });

  test("threads go where they belong, also those that are written while the edition waits, and come back", async () => {
    apart();
    const gone = await sayOn(3, "nobody asked him");
    await bring();
    await report();
    const late = await sayOn(5);
    await letBeRead(host, textId, 2);
    expect((await place(late.id)).block).toBe((await block(1)).id);
    expect((await place(gone.id)).block).toMatch(/@1$/);
    await bring(first);
    await letBeRead(host, textId, 3);
    expect(await place(gone.id)).toMatchObject({ block: (await block(3)).id, quote: { exact: "nobody asked him" } });
  });

  test("what was joined is known by what took it in", async () => {
    const [one, other] = [await block(1), await block(2)];
    const joined = first.replace("autumn.\n\nEach", "autumn. Each");
    apart();
    await bring(joined);
    await letBeRead(host, textId, 2);
    const { text } = await textFor(host, textId);
    const kept = (await block(1)).id;
    for (const { id } of [one, other]) expect(await heirOf(text, 1, id)).toBe(kept);
  });

  test("a thread that breaks is an error, and the next question starts another", async () => {
    await bring();
    const [{ article: old }, { article: next }] = [
      await editionFor(host, textId, 1),
      await editionFor(host, textId, 2),
    ];
    compareIn(path.resolve("tests/comments/no-such-file.mjs"), 1);
    await expect(comparedApart({ what: "kept" }, [old, next])).rejects.toThrow();
    apart();
    expect(await comparedApart({ what: "kept" }, [old, next])).toMatchObject({ sections: expect.any(Array) });
  });

  test("what is short is compared here", async () => {
    compareIn(file, 1_000_000);
    const { article } = await editionFor(host, textId, 1);
    expect(comparedApart({ what: "kept" }, [article, article])).toBeNull();
    expect(second.length).toBeLessThan(1_000_000);
  });
});
