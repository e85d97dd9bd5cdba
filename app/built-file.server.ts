/** Where the build keeps what runs beside the server. */
import fs from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

/**
 * In the folder of the build, or above it: the server's part of it is in pieces that stand deeper than the tool.
 *
 * @param from the address of the module that asks
 * @returns "" where the module runs from source (development, tests): then there is none
 */
export function builtFile(name: string, from: string): string {
  const folder = path.dirname(fileURLToPath(from));
  const places = ["", "..", "../..", "../../.."].map((above) => path.join(folder, above, name));
  return places.find((place) => path.basename(path.dirname(place)) === "build" && fs.existsSync(place)) ?? "";
}
