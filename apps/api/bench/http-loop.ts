import { connect, type Socket } from "node:net";

export type Answer = { status: number; body: Buffer };
export type Round = { perSecond: number; p50Ms: number; p99Ms: number; statuses: Map<number, number> };

/** One keep-alive connection that sends prepared bytes and reads one answer at a time; cheaper than a real client. */
export async function openConnection(
  port: number,
): Promise<{ ask: (request: string) => Promise<Answer>; close: () => void }> {
  const socket: Socket = connect({ port, host: "127.0.0.1", noDelay: true });
  await new Promise<void>((resolve, reject) => socket.once("connect", resolve).once("error", reject));
  let received: Buffer[] = [];
  let size = 0;
  let pending: { resolve: (answer: Answer) => void; reject: (error: Error) => void } | null = null;
  let head: { status: number; start: number; length: number } | null = null;

  socket.on("data", (chunk) => {
    received.push(chunk);
    size += chunk.length;
    if (head === null) {
      const all = received.length === 1 ? chunk : Buffer.concat(received);
      received = [all];
      head = readHead(all);
    }
    if (head === null || size < head.start + head.length) return;
    const all = Buffer.concat(received);
    const { status, start, length } = head;
    [received, size, head] = [[], 0, null];
    pending?.resolve({ status, body: all.subarray(start, start + length) });
  });
  socket.on("error", (error) => pending?.reject(error));
  socket.on("close", () => pending?.reject(new Error("the server closed the connection")));

  return {
    ask: (request) =>
      new Promise((resolve, reject) => {
        pending = { resolve, reject };
        socket.write(request);
      }),
    close: () => {
      pending = null;
      socket.destroy();
    },
  };
}

function readHead(bytes: Buffer): { status: number; start: number; length: number } | null {
  const end = bytes.indexOf("\r\n\r\n");
  if (end === -1) return null;
  const head = bytes.toString("latin1", 0, end);
  const status = Number(head.slice(9, 12));
  const length = /^content-length: (\d+)$/im.exec(head)?.[1];
  if (length === undefined && status !== 304 && status !== 204) throw new Error(`an answer without a length:\n${head}`);
  return { status, start: end + 4, length: Number(length ?? 0) };
}

/** Runs `work` over and over on so many workers for so long. */
export async function loop(
  workers: number,
  seconds: number,
  work: (worker: number) => Promise<number>,
): Promise<Round> {
  const until = performance.now() + seconds * 1000;
  const times: number[] = [];
  const statuses = new Map<number, number>();
  await Promise.all(
    Array.from({ length: workers }, async (_, worker) => {
      while (performance.now() < until) {
        const began = performance.now();
        const status = await work(worker);
        times.push(performance.now() - began);
        statuses.set(status, (statuses.get(status) ?? 0) + 1);
      }
    }),
  );
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
  return { perSecond: times.length / seconds, p50Ms: at(0.5), p99Ms: at(0.99), statuses };
}
