/** The operator's tool from outside: what it prints, where, and how it ends. */
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { documentOf, makeTool } from "./tool";

let tool: Awaited<ReturnType<typeof makeTool>>;
beforeAll(async () => {
  tool = await makeTool();
});
afterAll(() => tool.forget());

const folder = fs.mkdtempSync(path.join(os.tmpdir(), "lectern-tool-"));
const essay = path.join(folder, "essay.md");
fs.writeFileSync(essay, "# On reading\n\nFirst paragraph of it.\n\n## Second part\n\nAnother paragraph.\n");

const untitled = path.join(folder, "untitled.txt");
fs.writeFileSync(untitled, "Only a sentence, and no title over it.\n");

describe("as a process of its own", () => {
  test("its version", async () => {
    const { version } = JSON.parse(fs.readFileSync("package.json", "utf8")) as { version: string };
    expect(await tool.process(["--version"])).toEqual({ code: 0, out: `${version}\n`, err: "" });
  });

  test("what it does ends with the command, and what goes wrong is the process's exit code", async () => {
    expect(await tool.process(["user", "list", "--json"])).toEqual({ code: 0, out: "", err: "" });
    expect(await tool.process(["usr"])).toMatchObject({ code: 2, out: "", err: expect.stringMatching(/mean user/) });
    const refused = await tool.process(["import", essay, "--group", "nowhere", "--json"]);
    expect(refused).toMatchObject({ code: 1, out: "", err: expect.stringMatching(/^.*no group nowhere.*\n$/) });
  });
});

describe("accounts, groups, texts", () => {
  test("from an account to a text in a group", async () => {
    const made = await tool.lectern([
      "user",
      "add",
      "Rosa",
      "--email",
      "rosa@example.org",
      "--password",
      "quiet harbour lamp",
      "--token",
      "--json",
    ]);
    expect(made).toMatchObject({ code: 0, err: "" });
    expect(documentOf(made)).toEqual({ user: { id: expect.any(String), name: "Rosa" }, token: expect.any(String) });
    const group = await tool.lectern([
      "group",
      "add",
      "circle",
      "--name",
      "Circle",
      "--host",
      "rosa",
      "--visibility",
      "public",
      "--join",
      "open",
      "--json",
    ]);
    expect(documentOf(group)).toMatchObject({ group: { slug: "circle", url: "/g/circle" } });
    await tool.lectern(["user", "add", "Karl", "--email", "karl@example.org"]);
    expect(await tool.lectern(["member", "add", "circle", "Karl", "--role", "facilitator"])).toMatchObject({ code: 0 });
    const text = await tool.lectern(["import", essay, "--group", "circle", "--json"]);
    expect(documentOf(text)).toMatchObject({
      text: { id: expect.any(String), url: expect.stringMatching(/^\/t\//), title: "On reading" },
    });
    const plain = await tool.lectern(["import", essay, "--group", "circle", "--title", "Other"], {
      PUBLIC_URL: "https://read.example",
    });
    expect(plain.out).toMatch(/Other\nhttps:\/\/read\.example\/t\//);
  });

  test("a load for trials", async () => {
    const load = await tool.lectern(["sample", "--users", "5", "--texts", "2", "--comments", "30", "--json"]);
    expect(load).toMatchObject({ code: 0, err: "" });
    expect(documentOf(load)).toEqual({ users: 5, texts: 2, comments: 30, group: "load" });
  });

  test("an outline says where the text comes from, where the file does", async () => {
    const file = path.join(folder, "dated.md");
    fs.writeFileSync(file, "---\ntitle: A\ndate: March 1921\nsource: https://example.org/a\n---\n\nWords.\n");
    const { out } = await tool.lectern(["outline", file, "--json"]);
    expect(JSON.parse(out)).toMatchObject({ published: "1921-03", source: "https://example.org/a", licence: null });
    const plain = await tool.lectern(["outline", file]);
    expect(plain.out.split("\n").slice(0, 3)).toEqual([
      ...[`${file}: A`, "  1921-03 · https://example.org/a", "# (no heading)"],
    ]);
    expect((await tool.lectern(["outline", essay])).out.split("\n")[1]).toMatch(/^# /);
  });

  test("an outline, one document a line", async () => {
    const outline = await tool.lectern(["outline", essay, essay, "--json"]);
    const lines = outline.out.trim().split("\n");
    expect(lines).toHaveLength(2);
    expect(JSON.parse(lines[0] ?? "")).toMatchObject({
      file: essay,
      title: "On reading",
      sections: [
        { blocks: [{ number: 1, kind: "paragraph", text: "First paragraph of it." }] },
        { heading: "Second part", blocks: [{ number: 2 }] },
      ],
    });
  });
});

describe("looking a text over", () => {
  const steps = path.join(folder, "steps.json");
  const list = [
    { do: "paragraph", section: 1 },
    { do: "join", at: 1 },
    { do: "split", at: 0, before: "of it" },
    { do: "names", title: "Corrected" },
  ];
  fs.writeFileSync(steps, JSON.stringify(list));
  const corrected = [{ heading: null, blocks: ["First paragraph", "of it. Second part", "Another paragraph."] }];
  const saidIn = (sections: Array<{ heading: string | null; blocks: Array<{ text: string }> }>) =>
    sections.map(({ heading, blocks }) => ({ heading, blocks: blocks.map(({ text }) => text) }));

  test("steps are done before it is shown, and before it is added", async () => {
    const shown = documentOf(await tool.lectern(["outline", essay, "--corrections", steps, "--json"])) as {
      title: string;
      sections: Parameters<typeof saidIn>[0];
    };
    expect([shown.title, saidIn(shown.sections)]).toEqual(["Corrected", corrected]);
    const made = await tool.lectern(["import", essay, "--group", "circle", "--corrections", steps, "--json"]);
    expect(documentOf(made)).toMatchObject({ text: { title: "Corrected" } });
  });

  test("it is left for a member who may add texts, and for nobody else", async () => {
    const asked = ["import", untitled, "--group", "circle", "--json"];
    const left = documentOf(await tool.lectern([...asked, "--draft", "karl"])) as { draft: { id: string } };
    expect(left).toEqual({ draft: { id: expect.any(String), url: `/imports/${left.draft.id}`, title: "" } });
    await tool.lectern(["user", "add", "Nora", "--email", "nora@example.org"]);
    await tool.lectern(["member", "add", "circle", "Nora"]);
    for (const name of ["Nora", "Nobody"])
      expect(await tool.lectern([...asked, "--draft", name])).toMatchObject({ code: 1, out: "" });
  });

  test("a step that cannot be done is named by its place, and nothing is added", async () => {
    const wrong = path.join(folder, "wrong.json");
    fs.writeFileSync(
      wrong,
      JSON.stringify([
        { do: "drop", at: 0 },
        { do: "join", at: 0 },
      ]),
    );
    const refused = await tool.lectern(["import", essay, "--group", "circle", "--corrections", wrong]);
    expect(refused).toMatchObject({ code: 1, out: "", err: expect.stringMatching(/^corrections\.1: /) });
    fs.writeFileSync(wrong, "[");
    for (const [args, said] of [
      [["outline", essay, "--corrections", wrong], /no JSON/],
      [["outline", essay, "--corrections", "none.json"], /none\.json cannot be read/],
      [["outline", essay, essay, "--corrections", steps], /one file/],
    ] as const)
      expect(await tool.lectern([...args])).toMatchObject({ code: 1, out: "", err: expect.stringMatching(said) });
  });
});

describe("what goes wrong", () => {
  const cases: [string, string[], number, RegExp][] = [
    ["an unknown command", ["usr"], 2, /Did you mean user/],
    ["a missing option", ["user", "add", "X"], 2, /--email/],
    ["a role that is none", ["member", "add", "circle", "Rosa", "--role", "king"], 2, /king/],
    ["a number that is none", ["sample", "--users", "many"], 2, /whole number/],
    ["a missing file", ["import", "none.md", "--group", "circle"], 1, /none\.md cannot be read/],
    ["an unknown group", ["import", essay, "--group", "nowhere"], 1, /no group nowhere/],
    ["an unknown host", ["group", "add", "other", "--name", "Other", "--host", "Nobody"], 1, /no account named Nobody/],
    ["a weak password", ["user", "add", "Ann", "--email", "ann@example.org", "--password", "short"], 1, /^password: /],
    ["a name that is taken", ["user", "add", "Rosa", "--email", "other@example.org"], 1, /^name: /],
    [
      "an address that is taken",
      ["user", "add", "Ann", "--email", "rosa@example.org"],
      1,
      /^There is an account .*already/,
    ],
    ["a text without a title", ["import", untitled, "--group", "circle"], 1, /--title/],
    ["a bad address", ["user", "add", "Ann", "--email", "ann"], 1, /^email: /],
    ["what comes later", ["export", "circle", "out"], 1, /later version/],
  ];
  test.each(cases)("%s", async (_, args, code, message) => {
    const outcome = await tool.lectern([...args, ...(code === 1 ? ["--json"] : [])]);
    expect(outcome).toMatchObject({ code, out: "" });
    expect(outcome.err).toMatch(message);
    expect(outcome.err).not.toMatch(/^\s+at /m);
  });
});
