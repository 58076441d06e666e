import { fork, type ChildProcess } from "node:child_process";
import { fileURLToPath } from "node:url";
import { AppError, type ErrorCode } from "@salus/domain";
import { refuseAtOnce } from "./decode/decode.ts";
import type { ImportResult, ReadOptions } from "./read-plan.ts";

export type ChildCaps = { maxMemoryMb?: number | undefined; timeoutMs?: number | undefined };
export type ChildRequest = { bytes: Uint8Array; options: ReadOptions };
export type ChildAnswer = { result: ImportResult } | { refusal: { code: ErrorCode; params: Record<string, unknown> } };

const defaults = { maxMemoryMb: 256, timeoutMs: 20_000 };
const entry = fileURLToPath(new URL("./child-entry.ts", import.meta.url));

/** What a child may do: read its own program. It gets no environment, so no secrets. */
const start = (maxMemoryMb: number): ChildProcess =>
  fork(entry, [], {
    execArgv: [`--max-old-space-size=${maxMemoryMb}`, "--permission", "--allow-fs-read=*"],
    env: {},
    serialization: "advanced",
    stdio: ["ignore", "ignore", "ignore", "ipc"],
  });

const isAnswer = (message: unknown): message is ChildAnswer =>
  typeof message === "object" && message !== null && ("result" in message || "refusal" in message);

/**
 * `readPlan` in a process of its own, for files from outside: with a cap on memory and on time. A child that takes too
 * long is killed (`import.timeout`); one that dies gives `import.failed`. The caller lives either way.
 */
export const readPlanInChild = (bytes: Uint8Array, options: ReadOptions, caps: ChildCaps = {}): Promise<ImportResult> =>
  new Promise((resolve, reject) => {
    refuseAtOnce(bytes);
    const child = start(caps.maxMemoryMb ?? defaults.maxMemoryMb);
    const end = (settle: () => void) => {
      clearTimeout(timer);
      child.removeAllListeners();
      child.kill("SIGKILL");
      settle();
    };
    const timer = setTimeout(
      () => end(() => reject(new AppError("import.timeout"))),
      caps.timeoutMs ?? defaults.timeoutMs,
    );
    child.once("message", (message) =>
      end(() => {
        if (!isAnswer(message)) reject(new AppError("import.failed"));
        else if ("result" in message) resolve(message.result);
        else reject(new AppError(message.refusal.code, message.refusal.params));
      }),
    );
    child.once("error", (cause) => end(() => reject(new AppError("import.failed", {}, { cause }))));
    child.once("exit", () => end(() => reject(new AppError("import.failed"))));
    child.send({ bytes, options } satisfies ChildRequest, (error) => {
      if (error) end(() => reject(new AppError("import.failed", {}, { cause: error })));
    });
  });
