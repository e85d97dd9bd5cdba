/** Where the bytes of pictures lie: in a folder of `DATA_DIR`, or in a bucket of an S3-compatible store (`PICTURES_BUCKET`). */
import { randomUUID } from "node:crypto";
import fs from "node:fs/promises";
import path from "node:path";
import { AwsClient } from "aws4fetch";
import { settings, type Settings } from "../../env.server";

export type PictureStore = {
  /** Once more the same is no fault. */
  put(hash: string, bytes: Uint8Array): Promise<void>;
  /** null where there is none of the name. */
  get(hash: string): Promise<Uint8Array | null>;
  has(hash: string): Promise<boolean>;
  /** None of the name is no fault. */
  remove(hash: string): Promise<void>;
};

/** Milliseconds. */
const patience = 10_000;

let opened: PictureStore | undefined;

/** The store that the settings name. @throws Error from its verbs, when it is full or away */
export const pictureStore = (): PictureStore => (opened ??= storeOf(settings()));

export const storeOf = ({ dataDir, pictures }: Pick<Settings, "dataDir" | "pictures">): PictureStore =>
  pictures ? bucket(pictures) : folder(path.join(dataDir, "pictures"));

/** Two letters of the name make a folder, so that none holds a hundred thousand. */
export function folder(root: string): PictureStore {
  const place = (hash: string) => path.join(root, hash.slice(0, 2), `${hash}.webp`);
  return {
    async put(hash, bytes) {
      const file = place(hash);
      await fs.mkdir(path.dirname(file), { recursive: true });
      // Whole or not at all: whoever reads it meanwhile has the one or the other.
      const unfinished = `${file}.${randomUUID()}`;
      try {
        await fs.writeFile(unfinished, bytes, { flag: "wx" });
        await fs.rename(unfinished, file);
      } catch (error) {
        await fs.rm(unfinished, { force: true });
        throw error;
      }
    },
    get: (hash) => fs.readFile(place(hash)).catch(nothingThere),
    has: async (hash) => (await fs.stat(place(hash)).catch(nothingThere)) !== null,
    remove: (hash) => fs.rm(place(hash), { force: true }),
  };
}

function nothingThere(error: unknown): null {
  if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
  throw error;
}

/** @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_Operations_Amazon_Simple_Storage_Service.html */
export function bucket({ url, keyId, secret, region }: NonNullable<Settings["pictures"]>): PictureStore {
  const client = new AwsClient({ accessKeyId: keyId, secretAccessKey: secret, region, service: "s3", retries: 2 });
  const ask = async (method: string, hash: string, body?: Uint8Array): Promise<Response> => {
    const answer = await client.fetch(`${url}/pictures/${hash}.webp`, {
      method,
      signal: AbortSignal.timeout(patience),
      ...(body ? { body: body as BodyInit, headers: { "Content-Type": "image/webp" } } : {}),
    });
    if (answer.ok || answer.status === 404) return answer;
    await answer.body?.cancel();
    throw new Error(`The store of pictures answered ${method} with ${answer.status}.`);
  };
  return {
    async put(hash, bytes) {
      const { ok } = await ask("PUT", hash, bytes);
      if (!ok) throw new Error("The store of pictures has no such bucket.");
    },
    async get(hash) {
      const answer = await ask("GET", hash);
      return answer.ok ? new Uint8Array(await answer.arrayBuffer()) : null;
    },
    has: async (hash) => (await ask("HEAD", hash)).ok,
    async remove(hash) {
      await (await ask("DELETE", hash)).body?.cancel();
    },
  };
}
