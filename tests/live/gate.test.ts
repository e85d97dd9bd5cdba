import { afterAll, beforeAll, expect, test } from "vitest";
import WebSocket from "ws";
import { liveLimits } from "~/live/limits";
import { ask, circle, connected, openStage, pause, person, tokenFor, type Stage } from "./stage";

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

const healthy = async () => {
  const client = stage.client();
  const { room } = await circle("public");
  expect(await ask(client, "join", { room })).toMatchObject({ ok: true });
  client.disconnect();
};

test.each(["https://evil.example", "null", "not a url", "file://", "http://127.0.0.1.evil.example", ""])(
  "a foreign Origin is refused: %s",
  async (Origin) => {
    const ann = await person();
    await expect(connected(stage.client({ cookie: ann.cookie, headers: { Origin } }))).rejects.toThrow();
    await healthy();
  },
);

test("without an Origin a cookie counts for nothing: it may be another program's doing", async () => {
  const ann = await person();
  const { room } = await circle("private", [{ id: ann.id }]);
  const client = stage.client({ token: undefined, cookie: ann.cookie });
  expect(await ask(client, "join", { room })).toMatchObject({ ok: true });
  const raw = new WebSocket(`${stage.origin.replace("http", "ws")}/socket.io/?EIO=4&transport=websocket`, {
    headers: { Cookie: ann.cookie },
  });
  const said: string[] = [];
  raw.on("message", (data) => said.push(String(data)));
  raw.on("open", () => raw.send("40"));
  for (let tries = 0; tries < 40 && said.length < 2; tries++) await pause(50);
  raw.send(`420["join",${JSON.stringify({ room })}]`);
  for (let tries = 0; tries < 40 && said.length < 3; tries++) await pause(50);
  expect(said[2]).toContain('"status":404');
  raw.close();
});

test.each(["", "nonsense", "x".repeat(40), 7, {}, [], "x".repeat(5_000)])(
  "a mistaken token is refused, not taken for a stranger: %s",
  async (token) => {
    const client = stage.client({ token });
    await expect(connected(client)).rejects.toMatchObject({ data: { status: 401 } });
  },
);

test("a frame over 64 KiB is refused, and the rest are unharmed", async () => {
  const client = stage.client();
  await connected(client);
  const gone = new Promise((resolve) => client.once("disconnect", resolve));
  client.emit("join", { room: "x".repeat(65 * 1024) }, () => undefined);
  await gone;
  await healthy();
});

test("the 21st socket of a user is refused, and one more is welcome when another closes", async () => {
  const ann = await person();
  const token = await tokenFor(ann.id);
  const clients = Array.from({ length: liveLimits.socketsOfUser }, (_, at) =>
    stage.client(at % 2 ? { cookie: ann.cookie } : { token }),
  );
  await Promise.all(clients.map(connected));
  await expect(connected(stage.client({ cookie: ann.cookie }))).rejects.toMatchObject({ data: { status: 429 } });
  clients[0]?.disconnect();
  await pause(200);
  await connected(stage.client({ cookie: ann.cookie }));
});

test("forty sockets at once are still twenty", async () => {
  const ann = await person();
  const clients = Array.from({ length: 40 }, () => stage.client({ cookie: ann.cookie }));
  await Promise.allSettled(clients.map(connected));
  await pause(300);
  expect(clients.filter((client) => client.connected).length).toBeLessThanOrEqual(liveLimits.socketsOfUser);
});

test("more than thirty events a second are answered with 429, and a flood is cut off", async () => {
  const client = stage.client();
  const answers = await Promise.all(
    Array.from({ length: 100 }, () => ask(client, "at", { room: "text:x", block: null })),
  );
  expect(answers.filter(({ problem }) => problem?.status === 429).length).toBeGreaterThanOrEqual(60);
  expect(answers[0]).toMatchObject({ ok: false, problem: { status: 422 } });
  const gone = new Promise((resolve) => client.once("disconnect", resolve));
  for (let at = 0; at < 5_000; at++) client.emit("leave", { room: "text:x" }, () => undefined);
  await gone;
  await healthy();
});

test("wrong shapes are refused in words, without an acknowledgement ignored", async () => {
  const client = stage.client();
  const { room } = await circle("public");
  const wrong: unknown[][] = [
    [],
    [null],
    [7],
    ["text"],
    [[room]],
    [{ room: 7 }],
    [{ room: [room] }],
    [{ room: { toString: 1 } }],
    [{ room: `${room}\n` }],
    [{ room, since: -1 }],
    [{ room, since: 1.5 }],
    [{ room, since: "1" }],
    [{ room, since: 1e300 }],
    [{ room, since: {} }],
    [JSON.parse('{"__proto__":{"room":"user:me"}}')],
    [JSON.parse('{"constructor":{"prototype":{"room":1}}}')],
  ];
  for (const sent of wrong)
    expect(await ask(client, "join", ...sent), JSON.stringify(sent)).toMatchObject({
      ok: false,
      problem: { status: 422 },
    });
  expect(await ask(client, "other", {})).toMatchObject({ ok: false, problem: { status: 415 } });
  const careless = client as unknown as { emit(event: string, ...sent: unknown[]): void };
  for (const event of ["join", "at", "error", "__proto__", "constructor", "hasOwnProperty", "bye", "comment"])
    careless.emit(event, { room });
  careless.emit("join");
  careless.emit("join", { room }, "not a function");
  await ask(client, "join", { room });
  expect(await ask(client, "at", { room, block: "<script>" })).toMatchObject({ ok: false, problem: { status: 422 } });
  expect(await ask(client, "at", { room, block: null })).toMatchObject({ ok: true });
  expect(({} as Record<string, unknown>)["room"]).toBeUndefined();
  await healthy();
});

test("junk frames end their own connection at most", async () => {
  const junk = [
    "",
    "4",
    "42",
    "420",
    '42["join"',
    "42[]",
    "42[null]",
    "42[7]",
    '42[{"a":1}]',
    '42["disconnect"]',
    '42["connect"]',
    '42["error","x"]',
    '42["newListener",1]',
    "451-",
    '451-["join",{"_placeholder":true,"num":9}]',
    '4599999999999-["x"]',
    '451-["__proto__",{"_placeholder":true,"num":0}]',
    "44",
    '44"x"',
    "41",
    "43",
    "430[]",
    "439999999999[1]",
    "40/other,",
    "40",
    '40{"sid":"x"}',
    "40" + '{"a":'.repeat(500) + "1" + "}".repeat(500),
    "2probe",
    "3",
    "5",
    "6",
    "9",
    "b4AAAA",
    "\u0000",
    "42" + "[".repeat(10_000),
    '42["join",' + "[".repeat(5_000) + "]".repeat(5_000) + "]",
  ];
  for (const frame of [...junk, Buffer.from([0]), Buffer.alloc(1_000, 255)]) {
    for (const first of [true, false]) {
      const raw = new WebSocket(`${stage.origin.replace("http", "ws")}/socket.io/?EIO=4&transport=websocket`, {
        headers: { Origin: stage.origin },
      });
      raw.on("error", () => undefined);
      await new Promise((open) => raw.once("open", open));
      if (!first) raw.send("40");
      if (!first) await pause(5);
      raw.send(frame);
      raw.send(frame);
      await pause(5);
      raw.terminate();
    }
  }
  await healthy();
  expect(Object.keys(Object.prototype)).toEqual([]);
});

test("other transports and malformed handshakes are refused", async () => {
  for (const query of [
    "EIO=4&transport=polling",
    "EIO=3&transport=websocket",
    "EIO=4&transport=webtransport",
    "transport=websocket&EIO=4&sid=__proto__",
    "",
  ]) {
    const { status } = await fetch(`${stage.origin}/socket.io/?${query}`);
    expect(status).toBeGreaterThanOrEqual(400);
  }
  await healthy();
});
