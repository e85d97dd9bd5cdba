/** Two thousand clients that trickle their heads or bodies: they are cut in time, and everybody else is served meanwhile. */
import net from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startServer, type Server } from "../e2e/support/server";

let server: Server;
beforeAll(async () => void (server = await startServer()));
afterAll(() => server.remove());

const each = 1_000;
const form =
  "POST /sign-in HTTP/1.1\r\nHost: {host}\r\nOrigin: {origin}\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 9000\r\n\r\n";

/** @returns milliseconds until it was cut, and how many bytes it had been answered */
function trickle(start: string): Promise<number> {
  const { hostname, port } = new URL(server.url);
  const began = performance.now();
  return new Promise((resolve) => {
    const socket = net.connect(Number(port), hostname);
    const timer = setInterval(() => socket.write("x"), 1_500);
    socket.on("connect", () => socket.write(start));
    socket.on("data", () => undefined);
    socket.on("error", () => undefined);
    socket.on("close", () => {
      clearInterval(timer);
      resolve(performance.now() - began);
    });
  });
}

test("slow heads are cut after ten seconds, slow bodies after thirty; others hardly notice", async () => {
  const { host, origin } = new URL(server.url);
  const heads = Array.from({ length: each }, () => trickle(`GET / HTTP/1.1\r\nHost: ${host}\r\nX-Slow: `));
  const bodies = Array.from({ length: each }, () => trickle(form.replace("{host}", host).replace("{origin}", origin)));
  const slow = Promise.all([Promise.all(heads), Promise.all(bodies)]);
  let isOver = false;
  void slow.then(() => (isOver = true));
  const took: number[] = [];
  while (!isOver) {
    const began = performance.now();
    expect((await fetch(`${server.url}/sign-in`)).status).toBe(200);
    took.push(performance.now() - began);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  const [ofHeads, ofBodies] = await slow;
  took.sort((a, b) => a - b);
  const figures = {
    p99: Math.round(took[Math.floor(took.length * 0.99)] ?? 0),
    heads: Math.round(Math.max(...ofHeads) / 1000),
    bodies: Math.round(Math.max(...ofBodies) / 1000),
    asked: took.length,
  };
  console.log(`slow clients: ${JSON.stringify(figures)}`);
  expect(took.length).toBeGreaterThan(50);
  // Seconds of machines that are shared; the figures are printed.
  expect(figures.p99).toBeLessThan(1_000);
  expect(figures.heads).toBeLessThan(10 + 8);
  expect(figures.bodies).toBeLessThan(30 + 10);
});
