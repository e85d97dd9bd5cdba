/** Floor: a bare `ws` server. `POST /` sends its body to everybody connected, and answers. */
import http from "node:http";
import type { AddressInfo } from "node:net";
import { WebSocketServer } from "ws";

const sockets = new WebSocketServer({ noServer: true, perMessageDeflate: false });
const server = http.createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on("data", (chunk: Buffer) => chunks.push(chunk));
  request.on("end", () => {
    const payload = Buffer.concat(chunks);
    for (const socket of sockets.clients) socket.send(payload, { binary: false });
    response.writeHead(201, { "Content-Length": 0 }).end();
  });
});
server.on("upgrade", (request, socket, head) => {
  sockets.handleUpgrade(request, socket, head, (open) => open.on("error", () => undefined));
});
server.listen(0, "127.0.0.1", 4096, () =>
  process.send?.({ ready: true, port: (server.address() as AddressInfo).port }),
);
process.on("disconnect", () => process.exit(0));
