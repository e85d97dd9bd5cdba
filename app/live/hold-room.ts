import type { LiveSocket } from "./connection";

const held = new WeakMap<LiveSocket, Map<string, number>>();

/**
 * Several parts of a page may hear the same room over its one socket, and of two pages that follow each other the first goes
 * after the second has come: the room is left when nobody here needs it any more.
 *
 * @returns to be called once one needs it no more
 */
export function holdRoom(socket: LiveSocket, room: string): () => void {
  const rooms = held.get(socket) ?? new Map<string, number>();
  held.set(socket, rooms);
  rooms.set(room, (rooms.get(room) ?? 0) + 1);
  let isHeld = true;
  return () => {
    if (!isHeld) return;
    isHeld = false;
    const others = (rooms.get(room) ?? 1) - 1;
    if (others > 0) return void rooms.set(room, others);
    rooms.delete(room);
    if (socket.connected) socket.emit("leave", { room }, () => undefined);
  };
}
