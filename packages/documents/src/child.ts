import { fork, type ChildProcess } from "node:child_process";
import { fileURLToPath } from "node:url";
import { AppError, type ErrorCode, type ParticipantProposal, type PlainDate } from "@salus/domain";
import { refuseAtOnce } from "./decode/decode.ts";
import { refuseSheetAtOnce } from "./participants/refuse-sheet.ts";
import type { ImportResult, ReadOptions } from "./read-plan.ts";

export type ChildCaps = { maxMemoryMb?: number | undefined; timeoutMs?: number | undefined };
type Refusal = { refusal: { code: ErrorCode; params: Record<string, unknown> } };
export type ChildRequest =
  | { reads: "plan"; bytes: Uint8Array; options: ReadOptions }
  | { reads: "participants"; bytes: Uint8Array; options: { on: PlainDate } };
type Results = { plan: ImportResult; participants: ParticipantProposal };
type Result = Results[keyof Results];
export type ChildAnswer = { result: Result } | Refusal;

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

/** `readPlan` in a process of its own. */
export async function readPlanInChild(
  bytes: Uint8Array,
  options: ReadOptions,
  caps: ChildCaps = {},
): Promise<ImportResult> {
  refuseAtOnce(bytes);
  return (await inChild({ reads: "plan", bytes, options }, caps)) as ImportResult;
}

/** `readParticipants` in a process of its own. */
export async function readParticipantsInChild(
  bytes: Uint8Array,
  options: { on: PlainDate },
  caps: ChildCaps = {},
): Promise<ParticipantProposal> {
  refuseSheetAtOnce(bytes);
  return (await inChild({ reads: "participants", bytes, options }, caps)) as ParticipantProposal;
}

/**
 * For files from outside: with a cap on memory and on time. A child that takes too long is killed (`import.timeout`);
 * one that dies gives `import.failed`. The caller lives either way.
 */
const inChild = (request: ChildRequest, caps: ChildCaps): Promise<Result> =>
  new Promise((resolve, reject) => {
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
    child.send(request, (error) => {
      if (error) end(() => reject(new AppError("import.failed", {}, { cause: error })));
    });
  });
