/** `lectern outline`, `lectern import`. */
import { isRefusal } from "../refusals";
import { outlineOf, type Outline } from "../texts/import/outline";
import { importText } from "../texts/texts.server";
import { operatorWords } from "../words/operator";
import { draftAt, draftOfFile, readingOfFile } from "./draft.server";
import { Failure, print, type OutputOptions } from "./output";
import { openForTool, publicAddress, toolViewer } from "./tool-viewer.server";

const words = operatorWords.en.tool;

/** A document a file. Goes on after a file that cannot be read; the exit code remembers. */
export async function outline(files: string[], options: OutputOptions): Promise<void> {
  for (const file of files) {
    try {
      const { draft } = await draftOfFile(file);
      const made = outlineOf(draft);
      print(options, { file, ...made, warnings: draft.warnings }, linesOf(file, made, draft.warnings));
    } catch (error) {
      if (files.length === 1) throw error;
      process.stderr.write(`${file}: ${(error as Error).message}\n`);
      process.exitCode = 1;
    }
  }
}

export async function importFile(
  root: string,
  file: string,
  options: OutputOptions & { group: string; title?: string },
): Promise<void> {
  const isAddress = /^https?:\/\//i.test(file);
  // What is fetched is counted, and pictures are kept: both need the database.
  await openForTool(root);
  const { draft, hash } = isAddress ? await draftAt(file) : await readingOfFile(file);
  if (draft.title === null && options.title === undefined) throw new Failure(words.noTitle(file));
  const named = options.title === undefined ? {} : { title: options.title };
  const { id, url, title } = await importText(toolViewer, options.group, draft, {
    source: { sha256: hash },
    ...named,
  }).catch((error: unknown) => {
    if (isRefusal(error) && error.kind === "not-found") throw new Failure(words.noGroup(options.group));
    throw error;
  });
  print(options, { text: { id, url, title } }, [words.imported(title, publicAddress() + url)]);
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
