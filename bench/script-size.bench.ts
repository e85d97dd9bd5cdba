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
  const sizes = new Map<string, number>();
  // What the page's own scripts import, and what is to be loaded beforehand; not what the manifest says of other pages.
  for (
    let open = [...named(html, /(?:modulepreload" href=|<script[^>]* src=|\bfrom |\bimport )"([^"]+\.js)"/g)];
    open.length > 0;
  ) {
    const path = open.pop()!;
    if (sizes.has(path)) continue;
    sizes.set(path, (await get(path, "gzip")).length);
    const source = String(await get(path));
    // Static and dynamic imports alike: what is loaded a moment later is loaded too.
    if (!/manifest-/.test(path)) open.push(...named(source, /(?:import|from)\s*\(?\s*["']([^"']+\.js)["']/g));
  }
  connection.close();
  await server.stop();
  const total = [...sizes.values()].reduce((sum, size) => sum + size, 0) / 1000;
  const files = [...sizes].sort(([, one], [, other]) => other - one);
  return {
    title: "JavaScript of the reading page, gzipped",
    rows: [row("scripts in all", { reached: `${total.toFixed(1)} kB`, value: total, most: 110, asked: "≤ 110 kB" })],
    notes: files.map(([path, size]) => `${path.replace("/assets/", "")} ${shown(size / 1000)}`).join(", "),
  };
}

/** The addresses of scripts that stand there. */
const named = (source: string, form: RegExp) =>
  [...source.matchAll(form)].map(([, name = ""]) =>
    name.startsWith("/") ? name : `/assets/${name.replace(/^\.\//, "")}`,
  );
