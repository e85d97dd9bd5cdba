/**
 * A store that speaks enough of S3 for pictures, and checks what is signed by the steps of the specification.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html
 */
import { createHash, createHmac } from "node:crypto";
import http from "node:http";
import type { AddressInfo } from "node:net";

export type Bucket = {
  url: string;
  held: Map<string, Buffer>;
  asked: string[];
  answerWith(status: number | null): void;
  close(): Promise<void>;
};

export async function openBucket({
  keyId,
  secret,
  region,
}: {
  keyId: string;
  secret: string;
  region: string;
}): Promise<Bucket> {
  const held = new Map<string, Buffer>();
  const asked: string[] = [];
  let forced: number | null = null;
  const server = http.createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const [method = "", url = ""] = [request.method, request.url];
      asked.push(`${method} ${url}`);
      const body = Buffer.concat(chunks);
      if (forced !== null) return void response.writeHead(forced).end("<Error/>");
      if (!isSigned(request, body, { keyId, secret, region })) return void response.writeHead(403).end("<Error/>");
      if (!url.startsWith("/lectern/"))
        return void response.writeHead(404).end("<Error><Code>NoSuchBucket</Code></Error>");
      if (method === "PUT") held.set(url, body);
      const found = held.get(url);
      if (method === "DELETE") return void (held.delete(url), response.writeHead(204).end());
      response.writeHead(found ? 200 : 404).end(method === "GET" ? found : undefined);
    });
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/lectern`,
    held,
    asked,
    answerWith: (status) => void (forced = status),
    close: () => new Promise((closed) => server.close(() => closed())),
  };
}

const sha = (data: string | Buffer) => createHash("sha256").update(data).digest("hex");
const mac = (key: string | Buffer, data: string) => createHmac("sha256", key).update(data).digest();

function isSigned(
  request: http.IncomingMessage,
  body: Buffer,
  { keyId, secret, region }: { keyId: string; secret: string; region: string },
): boolean {
  const said = /^AWS4-HMAC-SHA256 Credential=([^,]+), ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]{64})$/.exec(
    request.headers.authorization ?? "",
  );
  const [, credential = "", names = "", signature = ""] = said ?? [];
  const date = String(request.headers["x-amz-date"] ?? "");
  const scope = `${date.slice(0, 8)}/${region}/s3/aws4_request`;
  if (credential !== `${keyId}/${scope}` || Math.abs(Date.now() - timeOf(date)) > 900_000) return false;
  const content = String(request.headers["x-amz-content-sha256"] ?? "");
  if (content !== "UNSIGNED-PAYLOAD" && content !== sha(body)) return false;
  const headers = names.split(";").map((name) => `${name}:${String(request.headers[name] ?? "").trim()}\n`);
  const canonical = [request.method, request.url, "", headers.join(""), names, content].join("\n");
  const toSign = ["AWS4-HMAC-SHA256", date, scope, sha(canonical)].join("\n");
  const key = ["aws4_request", "s3", region, date.slice(0, 8)].reduceRight<Buffer | string>(
    (last, part) => mac(last, part),
    `AWS4${secret}`,
  );
  return mac(key, toSign).toString("hex") === signature;
}

const timeOf = (date: string) =>
  Date.parse(date.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, "$1-$2-$3T$4:$5:$6Z"));
