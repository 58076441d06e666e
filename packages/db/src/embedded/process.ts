import { readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { errorCode } from "./errors.ts";

/** Tells a process from a later one that got the same number; null when it is gone (a zombie is gone). */
export function processMark(pid: number): string | null {
  if (!Number.isInteger(pid) || pid < 1) return null;
  if (process.platform === "linux") {
    try {
      const stat = readFileSync(`/proc/${String(pid)}/stat`, "latin1");
      const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
      return fields[0] === "Z" || fields[0] === "X" ? null : (fields[19] ?? "alive");
    } catch (error) {
      if (!["ENOENT", "ESRCH", "EACCES", "EPERM"].includes(errorCode(error))) throw error;
    }
  }
  return isAlive(pid) ? "alive" : null;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return errorCode(error) === "EPERM";
  }
}

/** True when the process ended within the time. */
export async function waitForEnd(pid: number, mark: string, maxMs: number): Promise<boolean> {
  const until = Date.now() + maxMs;
  while (processMark(pid) === mark) {
    if (Date.now() > until) return false;
    await sleep(10);
  }
  return true;
}

/** Sends a signal to a process that may just have ended. */
export function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if (errorCode(error) !== "ESRCH") throw error;
  }
}
