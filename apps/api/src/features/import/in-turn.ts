import { AppError } from "@salus/domain";

/** Two files are read at a time; who comes later waits, and after five waiting ones is asked to come back. */
const atOnce = 2;
const waitingAtMost = 5;
let running = 0;
const waiting: (() => void)[] = [];

export async function inTurn<Result>(read: () => Promise<Result>): Promise<Result> {
  await turn();
  try {
    return await read();
  } finally {
    running -= 1;
    waiting.shift()?.();
  }
}

async function turn(): Promise<void> {
  if (running >= atOnce) {
    if (waiting.length >= waitingAtMost) throw new AppError("service.unavailable");
    await new Promise<void>((resolve) => waiting.push(resolve));
  }
  running += 1;
}
