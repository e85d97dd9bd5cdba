/**
 * The operator's tool. Read here what it can do; each command's doing stands in a file of its own, loaded when it is
 * asked for. Exit 1: it failed; 2: it was called wrongly. With `--json` stdout carries JSON and nothing else.
 */
import fs from "node:fs";
import path from "node:path";
import { Command, CommanderError, InvalidArgumentError, Option } from "commander";
import { joinings, roles, visibilities } from "../groups/group";
import { loadEnvironment, readSettings } from "../env.server";
import { isRefusal } from "../refusals";
import { operatingWords } from "../words/operating";
import { operatorWords } from "../words/operator";
import { Failure } from "./output";

const words = operatorWords.en.tool;
const said = operatingWords.en.tool;

/** @param argv as `process.argv` @param root the folder of the program */
export async function main(argv: string[], root: string): Promise<void> {
  try {
    // Rooms log to stdout, which belongs to the answer here; their refusals come back as errors anyway.
    process.env["LOG_LEVEL"] = "silent";
    // Databases and backups that it makes are nobody else's on this machine.
    process.umask(0o077);
    await program(root).parseAsync(argv);
  } catch (error) {
    process.exitCode = explain(error);
  }
  const { closeDatabase } = await import("#db/db.server");
  await closeDatabase();
}

function program(root: string): Command {
  const tool = command(new Command("lectern"))
    .description(words.about)
    .version(versionOf(root), "--version", words.version);
  const answering = (name: string, description: string) =>
    command(new Command(name)).description(description).option("--json", words.json).hook("preAction", prepare);

  const accounts = () => import("./account-commands.server");
  const onUser = (act: "disable" | "enable" | "sign-out" | "second-factor-off", about: string) =>
    answering(act, about)
      .argument("<name>", words.name)
      .action(async (name: string, options) => (await accounts()).actOn(root, act, name, options));

  tool.addCommand(
    answering("outline", words.outline)
      .argument("<file...>", words.importFile)
      .option("--corrections <file>", words.corrections)
      .action(async (files: string[], options) => (await import("./text-commands.server")).outline(files, options)),
  );
  tool.addCommand(
    answering("import", words.import)
      .argument("<file>", words.importFile)
      .requiredOption("--group <slug>", words.group)
      .option("--title <title>", words.title)
      .option("--corrections <file>", words.corrections)
      .option("--draft <name>", words.draft)
      .action(async (file: string, options) =>
        (await import("./text-commands.server")).importFile(root, file, options),
      ),
  );
  tool.addCommand(
    command(new Command("user"))
      .description(words.user)
      .addCommand(
        answering("add", words.userAdd)
          .argument("<name>", words.name)
          .requiredOption("--email <email>", words.email)
          .option("--password <password>", words.password)
          .option("--operator", words.operator)
          .option("--token", words.token)
          .action(async (name: string, options) =>
            (await import("./people-commands.server")).addUser(root, name, options),
          ),
      )
      .addCommand(
        answering("list", said.userList)
          .option("--search <part>", said.search)
          .action(async (options) => (await accounts()).listUsers(root, options)),
      )
      .addCommand(onUser("disable", said.userDisable))
      .addCommand(onUser("enable", said.userEnable))
      .addCommand(onUser("sign-out", said.userSignOut))
      .addCommand(onUser("second-factor-off", said.userFactorOff))
      .addCommand(
        answering("operator", said.userOperator)
          .argument("<name>", words.name)
          .option("--end", said.userOperatorEnd)
          .action(async (name: string, { end, ...options }) =>
            (await accounts()).actOn(root, end ? "end" : "operator", name, options),
          ),
      )
      .addCommand(
        answering("reset-link", said.userResetLink)
          .argument("<name>", words.name)
          .action(async (name: string, options) => (await accounts()).resetLink(root, name, options)),
      ),
  );
  tool.addCommand(
    command(new Command("group"))
      .description(words.groups)
      .addCommand(
        answering("add", words.groupAdd)
          .argument("<slug>", words.group)
          .requiredOption("--name <name>", words.groupName)
          .requiredOption("--host <name>", words.host)
          .addOption(new Option("--visibility <visibility>", words.visibility).choices(visibilities).default("private"))
          .addOption(new Option("--join <join>", words.join).choices(joinings).default("invite"))
          .action(async (slug: string, options) =>
            (await import("./people-commands.server")).addGroup(root, slug, options),
          ),
      )
      .addCommand(
        answering("list", said.groupList)
          .option("--search <part>", said.search)
          .action(async (options) => (await accounts()).listGroups(root, options)),
      ),
  );
  tool.addCommand(
    command(new Command("member"))
      .description(words.member)
      .addCommand(
        answering("add", words.memberAdd)
          .argument("<group>", words.group)
          .argument("<name>", words.name)
          .addOption(new Option("--role <role>", words.role).choices(roles))
          .action(async (group: string, name: string, options) =>
            (await import("./people-commands.server")).addMember(root, group, name, options),
          ),
      )
      .addCommand(
        answering("list", said.memberList)
          .argument("<group>", words.group)
          .action(async (group: string, options) => (await accounts()).listMembers(root, group, options)),
      )
      .addCommand(
        answering("remove", said.memberRemove)
          .argument("<group>", words.group)
          .argument("<name>", words.name)
          .action(async (group: string, name: string, options) =>
            (await accounts()).removeFrom(root, group, name, options),
          ),
      ),
  );
  tool.addCommand(
    answering("sample", words.sample)
      .option("--users <number>", words.countOf("users"), wholeNumber, 20)
      .option("--texts <number>", words.countOf("texts"), wholeNumber, 3)
      .option("--comments <number>", words.countOf("comments"), wholeNumber, 300)
      .action(async (options) => (await import("./sample-load.server")).fill(root, options)),
  );
  addOperating(tool, root, answering);
  return tool;
}

function addOperating(tool: Command, root: string, answering: (name: string, description: string) => Command): void {
  const operating = () => import("./operating-commands.server");
  tool.addCommand(
    answering("backup", words.backup)
      .argument("<to>")
      .action(async (to: string, options) => (await operating()).backUp(to, options)),
  );
  tool.addCommand(
    answering("restore", words.restore)
      .argument("<from>")
      .option("--force", words.force)
      .action(async (from: string, options) => (await operating()).restoreFrom(from, options)),
  );
  tool.addCommand(
    answering("migrate", words.migrate).action(async (options) => (await operating()).migrateNow(root, options)),
  );
  tool.addCommand(
    command(new Command("doctor"))
      .description(words.doctor)
      .option("--json", words.json)
      // Settings are among what it looks at, so it must not fail over them.
      .action(async (options) => (await operating()).doctor(root, options)),
  );
  const later = (name: string, description: string, args: string) =>
    tool.addCommand(
      answering(name, description)
        .arguments(args)
        .action(() => {
          throw new Failure(words.later(name));
        }),
    );
  later("export", words.exportGroup, "<group> <to>");
  later("import-archive", words.importArchive, "<from>");
}

const versionOf = (root: string) =>
  (JSON.parse(fs.readFileSync(path.join(root, "package.json"), "utf8")) as { version: string }).version;

/** Wrong usage is thrown, not exited on, so that what is open gets closed. */
const command = (made: Command) => made.exitOverride().showHelpAfterError(false).showSuggestionAfterError(true);

function prepare(): void {
  loadEnvironment();
  readSettings({ ...process.env, LOG_LEVEL: "silent" });
}

function wholeNumber(value: string): number {
  if (!/^\d{1,8}$/.test(value)) throw new InvalidArgumentError(words.wholeNumber);
  return Number(value);
}

/** @returns the exit code; the reason goes to stderr, never with a stack */
function explain(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  if (isRefusal(error)) {
    const fields = Object.entries(error.more.errors ?? {}).map(([field, message]) => `${field}: ${message("en")}`);
    process.stderr.write(`${fields.length > 0 ? fields.join("\n") : error.detail("en")}\n`);
    return 1;
  }
  const { name = "", message = String(error), code } = error as Error & { code?: string };
  const isSentence = name === "Failure" || name.startsWith("Unfit");
  process.stderr.write(
    `${isSentence ? message : words.failed([code, message.split("\n")[0]].filter(Boolean).join(": "))}\n`,
  );
  return 1;
}
