/** Texts as they are sent: too large, damaged, of the wrong kind, by whoever may not. */
import { beforeAll, describe, expect, test } from "vitest";
import { textLimits } from "~/texts/text";
import { makeCast, tokenOf, type Cast } from "../support/people";
import { call } from "./client";

describe("texts that are sent", () => {
  let cast: Cast, token: string, path: string;
  beforeAll(async () => {
    cast = await makeCast("public");
    token = await tokenOf(cast.host);
    path = `/groups/${cast.slug}/texts`;
  });

  test.each<[string, number, unknown]>([
    ["nothing", 422, {}],
    ["an address inside", 422, { url: "http://127.0.0.1:1/" }],
    ["an address that is a list", 422, { url: ["https://example.org/"] }],
    ["content that is a number", 422, { title: "t", content: 7 }],
    ["empty content", 422, { title: "t", content: " \n" }],
    ["an unknown format", 422, { title: "t", content: "x", format: "docx" }],
    ["a format that is a list", 422, { title: "t", content: "x", format: ["plain"] }],
    ["a lone surrogate", 422, { title: "t", content: "x\ud800" }],
    ["a title with a NUL", 422, { title: "t\u0000", content: "x" }],
    ["a title too long", 422, { title: "t".repeat(301), content: "x" }],
    ["a day that never was", 422, { title: "t", content: "x", published: "1625-02-30" }],
    ["a source that is no address", 422, { title: "t", content: "x", source: "javascript:alert(1)" }],
    ["a licence that is a list", 422, { title: "t", content: "x", licence: ["CC0"] }],
    ["more than an ordinary body", 201, { title: "t", content: "word ".repeat(100_000) }],
  ])("%s: %i", async (_, status, body) => {
    expect((await call("POST", path, { token, body })).status).toBe(status);
  });

  test("where it comes from, as it is sent; what is not sent is as the text says, and null is not known", async () => {
    const content = "---\ntitle: Of Travel\nlicence: Public domain\ndate: 1612\n---\n\nTravel, in the younger sort.";
    const origin = { published: "1625", source: "https://example.org/essays" };
    const send = (more: object) =>
      call("POST", path, { token, body: { content, format: "markdown", again: true, ...more } });
    expect((await send(origin)).body).toMatchObject({ ...origin, licence: "Public domain" });
    expect((await send({ licence: null })).body).toMatchObject({ published: "1612", source: "", licence: "" });
  });

  test("too large, said or not, is refused before it is held", async () => {
    let handed = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        handed += 1024 * 1024;
        controller.enqueue(new Uint8Array(1024 * 1024).fill(0x20));
      },
    });
    expect((await call("POST", path, { token, raw: endless, type: "application/json" })).status).toBe(413);
    expect(handed).toBeLessThan(textLimits.upload + 4 * 1024 * 1024);
    const announced = { "Content-Length": String(10 ** 12) };
    expect((await call("POST", path, { token, raw: "{}", headers: announced })).status).toBe(413);
  });

  test("whoever may not is refused before a byte is read", async () => {
    const untouched = () =>
      new ReadableStream<Uint8Array>({ pull: () => Promise.reject(new Error("was read")) }, { highWaterMark: 0 });
    const ask = async (token?: string) =>
      (await call("POST", path, { token, raw: untouched(), type: "application/json" })).status;
    expect([await ask(), await ask(await tokenOf(cast.member)), await ask(await tokenOf(cast.outsider))]).toEqual([
      401, 403, 403,
    ]);
  });

  test.each<[string, number, string, string?]>([
    ["without a boundary", 422, "x", "multipart/form-data"],
    ["cut short", 422, '--b\r\nContent-Disposition: form-data; name="file"', "multipart/form-data; boundary=b"],
    ["of no parts", 422, "--b--\r\n", "multipart/form-data; boundary=b"],
    [
      "a field for a file",
      422,
      '--b\r\nContent-Disposition: form-data; name="file"\r\n\r\nx\r\n--b--\r\n',
      "multipart/form-data; boundary=b",
    ],
    [
      "10,000 parts",
      413,
      `${'--b\r\nContent-Disposition: form-data; name="x"\r\n\r\ny\r\n'.repeat(10_000)}--b--\r\n`,
      "multipart/form-data; boundary=b",
    ],
    ["no type at all", 415, "words", ""],
  ])("a form %s: %i", async (_, status, raw, type) => {
    const started = Date.now();
    expect((await call("POST", path, { token, raw, type: type ?? "" })).status).toBe(status);
    expect(Date.now() - started).toBeLessThan(1000);
  });

  test("a picture, a program, a book: 415 that says what to do", async () => {
    const files: Array<[string, number[]]> = [
      ["picture.txt", [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0]],
      ["book.epub", [0x50, 0x4b, 3, 4, 20, 0, 0, 0, 8, 0]],
      ["program.md", [0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0, 0, 0, 0, 0]],
    ];
    for (const [name, bytes] of files) {
      const form = new FormData();
      form.set("file", new File([new Uint8Array(bytes)], name));
      form.set("title", "t");
      expect([name, (await call("POST", path, { token, raw: form })).status]).toEqual([name, 415]);
    }
  });
});
