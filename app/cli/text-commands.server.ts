/** `lectern outline`, `lectern import`. */
import fs from "node:fs";
import path from "node:path";
import { isRefusal } from "../refusals";
import { outlineOf, type Outline } from "../texts/import/outline";
import { unchanged, withSentSteps } from "../texts/review-steps.server";
import { keepDraft } from "../texts/reviews.server";
import type { Draft } from "../texts/text";
import { importText } from "../texts/texts.server";
import { operatorWords } from "../words/operator";
import { draftAt, draftOfFile, readingOfFile } from "./draft.server";
import { Failure, print, type OutputOptions } from "./output";
import { userNamed } from "./people-commands.server";
import { inTheNameOf, openForTool, publicAddress, toolViewer } from "./tool-viewer.server";

const words = operatorWords.en.tool;

/**
 * A document a file. Goes on after a file that cannot be read; the exit code remembers.
 *
 * @param options `corrections`: a file with steps that are done first, of one text
 */
export async function outline(files: string[], options: OutputOptions & { corrections?: string }): Promise<void> {
  if (options.corrections !== undefined && files.length > 1) throw new Failure(words.correctionsOfOne);
  for (const file of files) {
    try {
      const draft = await correctedBy((await draftOfFile(file)).draft, options.corrections);
      const made = outlineOf(draft);
      print(options, { file, ...made, warnings: draft.warnings }, linesOf(file, made, draft.warnings));
    } catch (error) {
      if (files.length === 1) throw error;
      process.stderr.write(`${file}: ${(error as Error).message}\n`);
      process.exitCode = 1;
    }
  }
}

type ImportOptions = OutputOptions & { group: string; title?: string; corrections?: string; draft?: string };

/** @param options `corrections`: a file with steps that are done first; `draft`: who is to look it over before it is added */
export async function importFile(root: string, file: string, options: ImportOptions): Promise<void> {
  const isAddress = /^https?:\/\//i.test(file);
  // What is fetched is counted, and pictures are kept: both need the database.
  await openForTool(root);
  const { draft: read, hash } = isAddress ? await draftAt(file) : await readingOfFile(file);
  const draft = await correctedBy(read, options.corrections);
  if (draft.title === null && options.title === undefined && options.draft === undefined)
    throw new Failure(words.noTitle(file));
  const named = options.title === undefined ? {} : { title: options.title };
  if (options.draft !== undefined) {
    const who = await userNamed(options.draft);
    const fileName = isAddress ? file : path.basename(file);
    const kept = { ...named, source: { sha256: hash }, fileName };
    const { id, url } = await keepDraft(inTheNameOf(who), options.group, draft, kept).catch(orNoGroup(options.group));
    const title = options.title ?? draft.title ?? "";
    return print(options, { draft: { id, url, title } }, [words.leftFor(who.name, publicAddress() + url)]);
  }
  const { id, url, title } = await importText(toolViewer, options.group, draft, {
    source: { sha256: hash },
    ...named,
  }).catch(orNoGroup(options.group));
  print(options, { text: { id, url, title } }, [words.imported(title, publicAddress() + url)]);
}

const orNoGroup = (slug: string) => (error: unknown) => {
  throw isRefusal(error) && error.kind === "not-found" ? new Failure(words.noGroup(slug)) : error;
};

/** @param corrections a file with a list of steps, as `/drafts/{id}/corrections` of the API takes them. @throws Failure, Refusal */
async function correctedBy(draft: Draft, corrections: string | undefined): Promise<Draft> {
  if (corrections === undefined) return draft;
  let steps: unknown;
  try {
    steps = JSON.parse(await fs.promises.readFile(corrections, "utf8"));
  } catch (error) {
    if (error instanceof SyntaxError) throw new Failure(words.notJson(corrections));
    throw new Failure(words.unreadable(corrections, (error as NodeJS.ErrnoException).code ?? ""));
  }
  return (await withSentSteps(unchanged(draft), steps)).draft;
}

function linesOf(
  file: string,
  { title, byline, published, source, licence, sections }: Outline,
  warnings: string[],
): string[] {
  return [
    `${file}: ${title ?? words.untitled}${byline ? ` (${byline})` : ""}`,
    ...([published, source, licence].some((said) => said !== null)
      ? [`  ${[published, source, licence].filter((said) => said !== null).join(" · ")}`]
      : []),
    ...sections.flatMap(({ heading, level, blocks }) => [
      `${"#".repeat(Math.max(1, level))} ${heading ?? words.noHeading}`,
      ...blocks.map(
        ({ number, kind, text }) => `  ${number === null ? "    " : `¶ ${number}`}  ${kind}  ${shortened(text)}`,
      ),
    ]),
    ...warnings.map((warning) => `! ${warning}`),
  ];
}

const shortened = (text: string) => {
  const line = text.replace(/\s+/g, " ");
  return line.length > 90 ? `${line.slice(0, 89)}…` : line;
};
