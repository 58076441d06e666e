import type { IncomingMessage, ServerResponse } from "node:http";
import { constants, createGzip } from "node:zlib";

const compressible = /^(text\/html|text\/plain|text\/css|text\/javascript|application\/json|text\/sveltekit-data)/;

/** The built web compresses its files; what it renders per request is compressed here, chunk by chunk. */
export function compressPages(request: IncomingMessage, response: ServerResponse): void {
  if (request.method === "HEAD" || !/\bgzip\b/.test(String(request.headers["accept-encoding"] ?? ""))) return;
  const plain = {
    writeHead: response.writeHead.bind(response),
    write: response.write.bind(response),
    end: response.end.bind(response),
  };

  const start = () => {
    const type = String(response.getHeader("content-type") ?? "");
    if (!compressible.test(type) || response.hasHeader("content-encoding") || response.statusCode === 304) return null;
    response.removeHeader("content-length");
    response.setHeader("content-encoding", "gzip");
    response.appendHeader("vary", "accept-encoding");
    const gzip = createGzip({ level: 5 });
    gzip.on("data", (chunk: Buffer) => plain.write(chunk));
    gzip.on("end", () => plain.end());
    response.once("close", () => gzip.destroy());
    return gzip;
  };

  let gzip: ReturnType<typeof start> = null;
  response.writeHead = ((status: number, ...rest: []) => {
    response.statusCode = status;
    gzip = start();
    return plain.writeHead(status, ...rest);
  }) as typeof response.writeHead;
  response.write = ((chunk: Uint8Array | string, ...rest: []) => {
    if (!response.headersSent) response.writeHead(response.statusCode);
    if (!gzip) return plain.write(chunk, ...rest);
    gzip.write(chunk);
    // A page may come in parts; each part is worth showing at once.
    gzip.flush(constants.Z_SYNC_FLUSH);
    return true;
  }) as typeof response.write;
  response.end = ((chunk?: Uint8Array | string | (() => void), ...rest: []) => {
    if (!response.headersSent) response.writeHead(response.statusCode);
    if (!gzip) return plain.end(chunk as string, ...rest);
    if (chunk !== undefined && typeof chunk !== "function") gzip.write(chunk);
    gzip.end();
    return response;
  }) as typeof response.end;
}
