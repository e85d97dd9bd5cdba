/** The files of the build that browsers load. Known by name from the start, so no address can lead anywhere else. */
import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { isChange, type Ask } from "./ask.server";
import { nothingHere, turnAway } from "./turn-away.server";
import { writeAnswer } from "./write.server";

type File = { at: string; type: string; immutable: boolean; encodings: Array<"br" | "gzip"> };
type Loaded = { etag: string; bytes: Buffer };

const types: Record<string, string> = {
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".txt": "text/plain; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".webmanifest": "application/manifest+json; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".jpg": "image/jpeg",
  ".webp": "image/webp",
  ".ico": "image/x-icon",
  ".woff2": "font/woff2",
  ".woff": "font/woff",
};

/** Asked for by browsers on their own: never worth a page that says they are missing. */
const neverAPage = /^\/(?:assets\/|favicon\.ico$|apple-touch-icon|robots\.txt$|\.well-known\/)/;

/** @returns whether the request was answered */
export function statics(folder: string): (ask: Ask) => boolean {
  const files = filesOf(folder);
  const loaded = new Map<string, Loaded>();

  function load(file: File, encoding: "br" | "gzip" | ""): Loaded {
    const at = encoding === "" ? file.at : `${file.at}.${encoding === "br" ? "br" : "gz"}`;
    let found = loaded.get(at);
    if (!found) {
      const bytes = fs.readFileSync(at);
      loaded.set(
        at,
        (found = { bytes, etag: `"${createHash("sha256").update(bytes).digest("base64url").slice(0, 22)}"` }),
      );
    }
    return found;
  }

  return (ask) => {
    const { req, address } = ask;
    const file = files.get(address.path);
    if (!file) {
      if (isChange(req.method) || !neverAPage.test(address.path)) return false;
      turnAway(ask, nothingHere);
      return true;
    }
    if (isChange(req.method)) return false;
    const accepted = String(req.headers["accept-encoding"] ?? "");
    const encoding = file.encodings.find((it) => new RegExp(`\\b${it}\\b(?!\\s*;\\s*q=0(?:,|$))`).test(accepted)) ?? "";
    const { etag, bytes } = load(file, encoding);
    const headers = [
      "ETag",
      etag,
      "Cache-Control",
      file.immutable ? "public, max-age=31536000, immutable" : "public, max-age=3600",
    ];
    if (file.encodings.length > 0) headers.push("Vary", "Accept-Encoding");
    if (String(req.headers["if-none-match"] ?? "").includes(etag)) {
      writeAnswer(ask, { status: 304, headers, body: null });
      return true;
    }
    headers.push("Content-Type", file.type);
    if (encoding) headers.push("Content-Encoding", encoding);
    writeAnswer(ask, { status: 200, headers, body: bytes });
    return true;
  };
}

function filesOf(folder: string): Map<string, File> {
  const files = new Map<string, File>();
  const names = fs.existsSync(folder) ? (fs.readdirSync(folder, { recursive: true }) as string[]) : [];
  const all = new Set(names.map((name) => name.split(path.sep).join("/")));
  for (const name of all) {
    const type = types[path.extname(name)];
    // The compressed copies, Vite's manifest and anything of an unknown kind are not for browsers.
    if (!type || name.startsWith(".vite")) continue;
    files.set(`/${encodeURI(name)}`, {
      at: path.join(folder, name),
      type,
      immutable: name.startsWith("assets/"),
      encodings: [
        ...(all.has(`${name}.br`) ? (["br"] as const) : []),
        ...(all.has(`${name}.gz`) ? (["gzip"] as const) : []),
      ],
    });
  }
  return files;
}
