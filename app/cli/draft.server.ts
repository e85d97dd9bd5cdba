/** A file on this computer, read as an import reads it. */
import fs from "node:fs";
import path from "node:path";
import { readAt } from "../texts/import/at-address.server";
import type { Reading } from "../texts/import/child.server";
import { readSource } from "../texts/import/read";
import { sourceHashOf } from "../texts/import/source-hash";
import { operatorWords } from "../words/operator";
import { Failure } from "./output";
import { toolViewer } from "./tool-viewer.server";

/** @throws Failure, Refusal */
export async function draftOfFile(file: string): Promise<Reading> {
  let bytes: Buffer;
  try {
    bytes = await fs.promises.readFile(file);
  } catch (error) {
    throw new Failure(operatorWords.en.tool.unreadable(file, (error as NodeJS.ErrnoException).code ?? ""));
  }
  const source = { bytes, fileName: path.basename(file) };
  const draft = await readSource(source);
  return { draft, hash: sourceHashOf(source, draft.format) };
}

/** A page or a file by its address. @throws Refusal */
export const draftAt = (address: string): Promise<Reading> => readAt(toolViewer, address, "url");
