/** A file on this computer, read as an import reads it. */
import fs from "node:fs";
import path from "node:path";
import { readAt } from "../texts/import/at-address.server";
import { readingOf } from "../texts/import/apart.server";
import type { Reading } from "../texts/import/child.server";
import { readSource, type ImportSource } from "../texts/import/read";
import { sourceHashOf } from "../texts/import/source-hash";
import { operatorWords } from "../words/operator";
import { Failure } from "./output";
import { toolViewer } from "./tool-viewer.server";

/** To be looked over: its pictures are left where they are. @throws Failure, Refusal */
export async function draftOfFile(file: string): Promise<Reading> {
  const source = await sourceIn(file);
  const draft = await readSource(source);
  return { draft, hash: sourceHashOf(source, draft.format) };
}

/** To be added: its pictures are kept, so the database has to be open. @throws Failure, Refusal */
export const readingOfFile = async (file: string): Promise<Reading> =>
  readingOf(await sourceIn(file), { who: toolViewer.id });

async function sourceIn(file: string): Promise<ImportSource> {
  let bytes: Buffer;
  try {
    bytes = await fs.promises.readFile(file);
  } catch (error) {
    throw new Failure(operatorWords.en.tool.unreadable(file, (error as NodeJS.ErrnoException).code ?? ""));
  }
  return { bytes, fileName: path.basename(file) };
}

/** A page or a file by its address. @throws Refusal */
export const draftAt = (address: string): Promise<Reading> => readAt(toolViewer, address, "url");
