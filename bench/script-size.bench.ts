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
  // What comes only while a session runs, and only where somebody's words have lost their place.
  const begins = (path: string) => /\/(?:strip|strays)-[^/]*$/.test(path);
  const sources = new Map<string, string>();
  const reach = async (from: string[]) => {
    for (const open = [...from]; open.length > 0;) {
      const path = open.pop()!;
      if (sizes.has(path)) continue;
      sizes.set(path, (await get(path, "gzip")).length);
      const source = String(await get(path));
      sources.set(path, source);
      // Static and dynamic imports alike: what is loaded a moment later is loaded too.
      if (!/manifest-/.test(path))
        open.push(...named(source, /(?:import|from)\s*\(?\s*["']([^"']+\.js)["']/g).filter((each) => !begins(each)));
    }
    return [...sizes.values()].reduce((sum, size) => sum + size, 0) / 1000;
  };
  // What the page's own scripts import, and what is to be loaded beforehand; not what the manifest says of other pages.
  const total = await reach([
    ...named(html, /(?:modulepreload" href=|<script[^>]* src=|\bfrom |\bimport )"([^"]+\.js)"/g),
  ]);
  const always = new Set(sizes.keys());
  // The strip of a session, which those who may see it load while one runs.
  const during = await reach([
    ...new Set([...sources.values()].flatMap((source) => named(source, /import\(["']([^"']*\/strip-[^"']+\.js)["']/g))),
  ]);
  if (sizes.size === always.size) throw new Error("The strip of a session is not to be found.");
  connection.close();
  await server.stop();
  const files = [...sizes].sort(([, one], [, other]) => other - one);
  return {
    title: "JavaScript of the reading page, gzipped",
    rows: [
      row("scripts in all", { reached: `${total.toFixed(1)} kB`, value: total, most: 110, asked: "≤ 110 kB" }),
      row("and while a session runs", { reached: `${during.toFixed(1)} kB`, value: during, asked: "" }),
    ],
    notes: files.map(([path, size]) => `${path.replace("/assets/", "")} ${shown(size / 1000)}`).join(", "),
  };
}

/** The addresses of scripts that stand there. */
const named = (source: string, form: RegExp) =>
  [...source.matchAll(form)].map(([, name = ""]) =>
    name.startsWith("/") ? name : `/assets/${name.replace(/^\.\//, "")}`,
  );
