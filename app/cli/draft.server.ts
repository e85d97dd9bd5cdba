/** A file on this computer, read as an import reads it. */
import fs from "node:fs";
import path from "node:path";
import { readAt } from "../texts/import/at-address.server";
import { readSource } from "../texts/import/read";
import type { Draft } from "../texts/text";
import { operatorWords } from "../words/operator";
import { Failure } from "./output";
import { toolViewer } from "./tool-viewer.server";

/** @returns the draft, and what it was made of @throws Failure, Refusal */
export async function draftOfFile(file: string): Promise<{ draft: Draft; source: Uint8Array }> {
  let bytes: Buffer;
  try {
    bytes = await fs.promises.readFile(file);
  } catch (error) {
    throw new Failure(operatorWords.en.tool.unreadable(file, (error as NodeJS.ErrnoException).code ?? ""));
  }
  return { draft: await readSource({ bytes, fileName: path.basename(file) }), source: bytes };
}

/** A page or a file by its address. @throws Refusal */
export async function draftAt(address: string): Promise<{ draft: Draft; source: Uint8Array }> {
  const { draft, source } = await readAt(toolViewer, address, "url");
  return { draft, source: source.bytes };
}
