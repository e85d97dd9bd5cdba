import { expect, test } from "vitest";
import type { LiveSocket } from "~/live/connection";
import { holdRoom } from "~/live/hold-room";

function socketOf(connected = true) {
  const sent: unknown[] = [];
  const emit = (event: string, { room }: { room: string }) => sent.push([event, room]);
  return { socket: { connected, emit } as unknown as LiveSocket, sent };
}

test("a room is left once the last that heard it goes, whichever came first", () => {
  const { socket, sent } = socketOf();
  const [first, second] = [holdRoom(socket, "session:a"), holdRoom(socket, "session:a")];
  const other = holdRoom(socket, "session:b");
  first();
  first();
  expect(sent).toEqual([]);
  second();
  expect(sent).toEqual([["leave", "session:a"]]);
  holdRoom(socket, "session:a")();
  other();
  expect(sent.slice(1)).toEqual([
    ["leave", "session:a"],
    ["leave", "session:b"],
  ]);
});

test("of two sockets each has its own; where the line is cut nothing is left", () => {
  const [one, cut] = [socketOf(), socketOf(false)];
  const [here, there] = [holdRoom(one.socket, "session:a"), holdRoom(cut.socket, "session:a")];
  here();
  there();
  expect([one.sent, cut.sent]).toEqual([[["leave", "session:a"]], []]);
});
