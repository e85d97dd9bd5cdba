/** Just enough of WebSocket (RFC 6455) for clients that cost little. */
export const nothing: Buffer = Buffer.alloc(0);

/** A text frame of a client: a mask of zeros leaves the payload as it is. */
export function frame(text: string): Buffer {
  const payload = Buffer.from(text);
  const isShort = payload.length < 126;
  const head = isShort ? [0x81, 0x80 | payload.length] : [0x81, 0x80 | 126, payload.length >> 8, payload.length & 0xff];
  return Buffer.concat([Buffer.from([...head, 0, 0, 0, 0]), payload]);
}

/** Hands on the payload of each frame that is whole. @returns what is left */
export function look(bytes: Buffer, heard: (payload: Buffer) => void): Buffer {
  let at = 0;
  while (at + 2 <= bytes.length) {
    const short = bytes[at + 1]! & 0x7f;
    const head = short < 126 ? 2 : short === 126 ? 4 : 10;
    if (at + head > bytes.length) break;
    const length =
      short < 126 ? short : short === 126 ? bytes.readUInt16BE(at + 2) : Number(bytes.readBigUInt64BE(at + 2));
    if (at + head + length > bytes.length) break;
    heard(bytes.subarray(at + head, at + head + length));
    at += head + length;
  }
  return at === bytes.length ? nothing : Buffer.from(bytes.subarray(at));
}

/** What opens one. */
export const upgrade = (port: string, path: string, key: string, cookie = "") =>
  `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nOrigin: http://127.0.0.1:${port}\r\nUpgrade: websocket\r\n` +
  `${cookie && `Cookie: ${cookie}\r\n`}Connection: Upgrade\r\nSec-WebSocket-Key: ${key}\r\nSec-WebSocket-Version: 13\r\n\r\n`;
