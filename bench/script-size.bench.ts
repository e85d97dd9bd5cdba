/** All JavaScript a browser loads for the reading page, as it comes over the wire, and what it costs when comments are opened. */
import { Connection, pageRequest } from "./support/http-client";
import { seed } from "./support/seed";
import { startServer, temporaryFolder } from "./support/server";
import { row, shown } from "./support/table";

export default async function scriptSize() {
  const folder = temporaryFolder();
  const { textId } = await seed(folder, { comments: 20, writers: 2 });
  const server = await startServer(folder, "script-size");
  const connection = await Connection.open(server.port);
  const get = async (path: string, encoding = "") => {
    const answer = await connection.ask(
      pageRequest(server.port, path, encoding ? { "Accept-Encoding": encoding } : {}),
      true,
    );
    if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}.`);
    return answer.body ?? Buffer.alloc(0);
  };
  const html = String(await get(`/t/${textId}`));
  const inPage = [...new Set([...html.matchAll(/["'](\/assets\/[\w.-]+\.js)["']/g)].map(([, path]) => path!))];
  // The manifest names scripts of other routes too, which a reader does not load.
  const loaded = inPage.filter((path) => !/manifest-/.test(path));
  const sizes = new Map<string, number>();
  for (let open = [...inPage]; open.length > 0;) {
    const path = open.pop()!;
    if (sizes.has(path)) continue;
    sizes.set(path, (await get(path, "gzip")).length);
    if (path.includes("manifest-")) continue;
    const source = String(await get(path));
    // Static and dynamic imports alike: what is loaded a moment later is loaded too.
    for (const [, name] of source.matchAll(/(?:import|from)\s*\(?\s*["'](?:\.|\/assets)\/([\w.-]+\.js)["']/g))
      open.push(`/assets/${name}`);
  }
  connection.close();
  await server.stop();
  const sum = (paths: Iterable<string>) => [...paths].reduce((total, path) => total + (sizes.get(path) ?? 0), 0) / 1000;
  const total = sum(sizes.keys());
  return {
    title: "JavaScript of the reading page, gzipped",
    rows: [row("scripts in all", { reached: shown(total, "kB"), value: total, most: 110, asked: "≤ 110 kB" })],
    notes: `${sizes.size} files, ${shown(sum(loaded), "kB")} of it named by the page itself: ${[...sizes]
      .sort(([, a], [, b]) => b - a)
      .map(([path, size]) => `${path.slice(8)} ${shown(size / 1000)}`)
      .join(", ")}.`,
  };
}
