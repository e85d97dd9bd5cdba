/** The house's own rules, guarded by machine: which room may know which, how long a file may be, what is never in it. */
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { importsOf } from "./support/imports";

/** Each room may use what stands to its right (`docs`: ARCHITECTURE.md). */
const order =
  "operating governance moderation sessions comments webhooks texts groups cases notices acts accounts mail limits outside live".split(
    " ",
  );

/** Longer than 300 lines, and why. */
const long: Record<string, string> = {
  "db/schema.ts": "every table in one place, so that both dialects' migrations come from one file",
};

/** What operates the database itself, besides the rooms: migrating, backing up, closing it at the end. */
const operatesDatabase =
  /^app\/(?:cli\/.+\.server|cli\/lectern|front-door\.server|front-door\/(?:start|health|metrics|passing)\.server)\.ts$/;

const files = tracked(["app", "db", "server.ts"]).filter((file) => /\.tsx?$/.test(file));
const imports = files.flatMap((file) => importsOf(file).map((to) => ({ file, to })));

describe("the arrows", () => {
  test("are read", () => {
    expect(files.length).toBeGreaterThan(50);
    expect(imports.length).toBeGreaterThan(200);
  });

  test("a room uses what stands to its right", () => {
    const wrong = imports.filter(({ file, to }) => {
      const [from, target] = [roomOf(file), roomOf(to)];
      return from !== null && target !== null && order.indexOf(target) < order.indexOf(from);
    });
    expect(shown(wrong)).toEqual([]);
  });

  test("nobody knows a door", () => {
    const wrong = imports.filter(({ file, to }) => isDoor(to) && !isDoor(file) && file !== "server.ts");
    expect(shown(wrong)).toEqual([]);
  });

  test("doors never know the database", () => {
    const wrong = imports.filter(
      ({ file, to }) => isDoor(file) && to.startsWith("db/") && !operatesDatabase.test(file),
    );
    expect(shown(wrong)).toEqual([]);
  });

  test("the database knows no app", () => {
    expect(shown(imports.filter(({ file, to }) => file.startsWith("db/") && to.startsWith("app/")))).toEqual([]);
  });

  test("the design system knows nothing of ours but words", () => {
    const wrong = imports.filter(({ file, to }) => {
      return file.startsWith("app/ui/") && to.startsWith("app/") && !/^app\/(?:ui|words)\//.test(to) && !isCommon(to);
    });
    expect(shown(wrong)).toEqual([]);
  });

  test("words know only words", () => {
    const wrong = imports.filter(
      ({ file, to }) => file.startsWith("app/words/") && to.startsWith("app/") && !to.startsWith("app/words/"),
    );
    expect(shown(wrong)).toEqual([]);
  });

  test("only *.server files know the database or another *.server file", () => {
    const wrong = imports.filter(({ file, to }) => {
      const isServerSide =
        /\.server\.tsx?$/.test(file) || file.startsWith("db/") || isDoor(file) || file === "server.ts";
      return !isServerSide && (to.startsWith("db/") || /\.server\.tsx?$/.test(to));
    });
    expect(shown(wrong)).toEqual([]);
  });

  test("server.ts holds nothing of ours", () => {
    const wrong = imports.filter(
      ({ file, to }) => file === "server.ts" && !/^app\/(?:env\.server|words\/operator)\.ts$/.test(to),
    );
    expect(shown(wrong)).toEqual([]);
  });

  test("every import leads somewhere", () => {
    expect(shown(imports.filter(({ to }) => to.startsWith("?")))).toEqual([]);
  });
});

describe("the files", () => {
  test("stay short, or say why not", () => {
    const checked = tracked(["app", "db", "bin", "server.ts"]).filter((file) => /\.(?:tsx?|js)$/.test(file));
    const tooLong = checked.filter((file) => !(file in long) && fs.readFileSync(file, "utf8").split("\n").length > 300);
    expect(tooLong).toEqual([]);
  });

  test("stand in no folder that could hold anything", () => {
    const wrong = tracked(["."]).filter((file) => /(?:^|\/)(?:utils?|helpers?|lib|services?|misc|common)\//.test(file));
    expect(wrong).toEqual([]);
  });

  test("name no machine, and nothing of how they came to be", () => {
    // In pieces, so that this file does not find itself.
    const forbidden = [
      ["/wo", "rk/"],
      ["/ro", "ot/"],
      ["/ho", "me/"],
      ["/Us", "ers/"],
      ["C:", "\\Us"],
    ].map((pieces) => pieces.join(""));
    const found = tracked(["."])
      .filter(
        (file) =>
          /\.(?:[cm]?[jt]sx?|json|md|ya?ml|css|html|sh|example)$|^\.ci\//.test(file) &&
          !file.startsWith("tests/corpus/"),
      )
      .filter((file) => forbidden.some((name) => fs.readFileSync(file, "utf8").includes(name)));
    expect(found).toEqual([]);
  });

  test("the lock file names no registry", () => {
    expect(fs.readFileSync("package-lock.json", "utf8")).not.toContain('"resolved"');
  });
});

describe("the migrations", () => {
  test("of both dialects go step by step together", () => {
    const [sqlite, postgres] = ["sqlite", "postgres"].map((dialect) => {
      const journal = JSON.parse(fs.readFileSync(`migrations/${dialect}/meta/_journal.json`, "utf8")) as {
        entries: { tag: string }[];
      };
      return journal.entries.map(({ tag }) => tag);
    });
    expect(sqlite).toEqual(postgres);
  });

  test.each(["file:unused.db", "postgres://unused/unused"])("are what the schema asks for (%s)", (url) => {
    const dialect = url.startsWith("file") ? "sqlite" : "postgres";
    // In a copy: what it writes when something is missing must not stay.
    const copy = fs.mkdtempSync(path.join(os.tmpdir(), "lectern-migrations-"));
    fs.cpSync(`migrations/${dialect}`, copy, { recursive: true });
    const args = [
      "--dialect",
      dialect === "sqlite" ? "sqlite" : "postgresql",
      "--schema",
      "./db/schema.ts",
      "--out",
      path.relative(".", copy),
    ];
    const output = execFileSync(process.execPath, ["node_modules/drizzle-kit/bin.cjs", "generate", ...args], {
      env: { ...process.env, DATABASE_URL: url },
      encoding: "utf8",
    });
    fs.rmSync(copy, { recursive: true });
    expect(output).toContain("No schema changes");
  });
});

/** What git would keep: tracked, and new but not ignored. */
function tracked(under: string[]): string[] {
  const args = ["ls-files", "--cached", "--others", "--exclude-standard", "-z", "--", ...under];
  return execFileSync("git", args, { encoding: "utf8" })
    .split("\0")
    .filter((file) => file !== "" && fs.existsSync(file) && fs.statSync(file).isFile());
}

function roomOf(file: string): string | null {
  const room = /^app\/([a-z-]+)\//.exec(file)?.[1];
  return room && order.includes(room) ? room : null;
}

/** Where requests, sockets, browsers and operators come in. */
const isDoor = (file: string) =>
  /^app\/(?:routes|cli|front-door)\//.test(file) ||
  (/^app\/(?:root|entry\..+|[a-z-]+\.server)\.tsx?$/.test(file) &&
    !/^app\/(?:env|log|built-file)\.server\.ts$/.test(file));

/** Of the app's own folder: known to all (refusals, ids, plain lines, safe paths). */
const isCommon = (file: string) => /^app\/[a-z-]+\.ts$/.test(file);

const shown = (wrong: { file: string; to: string }[]) => wrong.map(({ file, to }) => `${file} → ${to}`);
