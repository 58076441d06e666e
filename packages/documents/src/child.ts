import { fork } from "node:child_process";
import { AppError, type ErrorCode } from "@salus/domain";
import { limits } from "./decode/limits.ts";
import type { ImportResult, ReadOptions } from "./read-plan.ts";

export type ChildLimits = {
  /** Memory of the reading process, in MiB. */
  maxMemoryMb?: number | undefined;
  timeoutMs?: number | undefined;
};

/** What the child answers: the result, or the code of its refusal. */
export type ChildAnswer = { result: ImportResult } | { refusal: { code: ErrorCode; params: Record<string, unknown> } };

const program = new URL("./child-program.ts", import.meta.url);

/**
 * Opens a file from outside in a process of its own, with a cap on memory and time: whatever is in the file, the caller
 * lives. Throws `AppError` with the code of the refusal, `import.timeout`, or `import.failed` when the process died.
 */
export function readPlanInChild(
  bytes: Uint8Array,
  options: ReadOptions,
  { maxMemoryMb = 256, timeoutMs = 20_000 }: ChildLimits = {},
): Promise<ImportResult> {
  if (bytes.byteLength > limits.bytes) {
    return Promise.reject(new AppError("import.too_large", { maxBytes: limits.bytes }));
  }
  return new Promise((resolve, reject) => {
    const child = fork(program, {
      execArgv: [`--max-old-space-size=${maxMemoryMb}`, "--disable-warning=ExperimentalWarning"],
      serialization: "advanced",
      stdio: ["ignore", "ignore", "ignore", "ipc"],
      // Nothing of the server's environment (addresses, passwords) belongs in there.
      env: {},
    });
    const timer = setTimeout(() => {
      child.kill("SIGKILL");
      reject(new AppError("import.timeout"));
    }, timeoutMs);
    child.on("error", (cause) => reject(new AppError("import.failed", {}, { cause })));
    child.on("exit", () => {
      clearTimeout(timer);
      // After an answer the promise is settled and this does nothing.
      reject(new AppError("import.failed"));
    });
    child.on("message", (answer: ChildAnswer) => {
      if ("result" in answer) resolve(answer.result);
      else reject(new AppError(answer.refusal.code, answer.refusal.params));
      child.kill();
    });
    child.send({ bytes, options }, (failure) => {
      if (failure) reject(new AppError("import.failed", {}, { cause: failure }));
    });
  });
}
