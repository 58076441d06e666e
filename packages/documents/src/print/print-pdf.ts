import { Worker } from "node:worker_threads";
import { AppError } from "@salus/domain";
import type { Paper } from "./paper.ts";
import type { PrintAnswer, PrintRequest } from "./typst-worker.ts";

const TIMEOUT_MS = 30_000;
const MAX_WAITING = 32;

type Job = {
  readonly request: PrintRequest;
  readonly settle: (bytes: Uint8Array) => void;
  readonly refuse: (error: unknown) => void;
};

/** One thread, started when it is first wanted; papers are printed one after the other. */
let worker: Worker | null = null;
let running: (Job & { readonly timer: NodeJS.Timeout }) | null = null;
let lastId = 0;
const waiting: Job[] = [];

/**
 * The paper as PDF/A-2a, tagged. `at`: what the file says about when it was made; the same paper at the same time gives
 * the same bytes. In a thread of its own, so that nobody else waits; with a cap on time and on how many wait.
 */
export const printPdf = (paper: Paper, at: Date): Promise<Uint8Array> =>
  new Promise((settle, refuse) => {
    if (waiting.length >= MAX_WAITING) return refuse(new AppError("paper.busy"));
    lastId += 1;
    const request = { id: lastId, paper: JSON.stringify(paper), createdAt: Math.floor(at.getTime() / 1000) };
    waiting.push({ request, settle, refuse });
    next();
  });

function next(): void {
  const job = running ? undefined : waiting.shift();
  if (!job) return;
  const timer = setTimeout(() => stop(new AppError("paper.failed")), TIMEOUT_MS);
  running = { ...job, timer };
  worker ??= start();
  worker.ref();
  worker.postMessage(job.request);
}

function start(): Worker {
  const started = new Worker(new URL("./typst-worker.ts", import.meta.url), {
    resourceLimits: { maxOldGenerationSizeMb: 512 },
  });
  started.on("message", (message) => finish(message as PrintAnswer));
  started.on("error", (cause) => stop(new AppError("paper.failed", {}, { cause })));
  return started;
}

function finish({ id, bytes, failure }: PrintAnswer): void {
  if (running?.request.id !== id) return;
  const { settle, refuse, timer } = running;
  clearTimeout(timer);
  running = null;
  // An idle thread keeps no program alive.
  worker?.unref();
  if (bytes) settle(bytes);
  else refuse(new AppError("paper.failed", {}, { cause: new Error(failure) }));
  next();
}

/** Ends the thread with the paper it is on; the next paper starts another. */
function stop(error: AppError): void {
  const stopped = running;
  void worker?.terminate();
  [worker, running] = [null, null];
  if (!stopped) return;
  clearTimeout(stopped.timer);
  stopped.refuse(error);
  next();
}
