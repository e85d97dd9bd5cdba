/** What is known of something that is brought: what it was made of, and by which form. */
import { createHash } from "node:crypto";
import type { Db } from "#db/db.server";
import { spelt } from "../mint";

export type HowKept = {
  /** What it was made of, or the SHA-256 of that, to recognise it again. */
  source: Source;
  /** Of the form that brings it: the same under the same key again is what stands, not a second one. */
  key?: string;
  /** Refused where the same source stands as a text of the group already. */
  onlyOnce?: boolean;
  /** Done in the write that keeps it: where this throws, nothing is kept. */
  inSameWrite?: (tx: Db, id: string) => Promise<void>;
};

export type Source = string | Uint8Array | { sha256: string };

export const hashOf = (source: Source): string =>
  typeof source === "object" && "sha256" in source ? source.sha256 : createHash("sha256").update(source).digest("hex");

/** As long and as hard to guess as one by chance, while nobody knows the key. */
export const idUnder = (key: string, what: string[]): string =>
  spelt(
    createHash("sha256")
      .update(JSON.stringify([key, ...what]))
      .digest()
      .subarray(0, 12),
  );
