/** Who may do what on every page: see `everybody.ts`. */
import { expect, test } from "vitest";
import { adding } from "./adding";
import { askEverybody } from "./everybody";
import { everyAddress } from "./manifest";
import { table } from "./table";

const addresses = await everyAddress();

test("every address is in the table, those of the API too, and nothing else", () => {
  expect(Object.keys(table).sort()).toEqual(addresses.map(({ method, path }) => `${method} ${path}`).sort());
  expect([...adding].filter((address) => !(address in table))).toEqual([]);
});

askEverybody(addresses.filter(({ isApi }) => !isApi));
