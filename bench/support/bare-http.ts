/** Floor: a bare `node:http` server that answers as many bytes as are asked for. `GET /BYTES`. */
import http from "node:http";
import type { AddressInfo } from "node:net";

const bodies = new Map<string, Buffer>();
const server = http.createServer((request, response) => {
  const url = request.url ?? "/0";
  let body = bodies.get(url);
  if (!body) bodies.set(url, (body = Buffer.alloc(Number(url.slice(1)) || 0, "x")));
  response.writeHead(200, { "Content-Type": "text/html; charset=utf-8", "Content-Length": body.length });
  response.end(body);
});
server.listen(0, "127.0.0.1", () => process.send?.({ ready: true, port: (server.address() as AddressInfo).port }));
process.on("disconnect", () => process.exit(0));
