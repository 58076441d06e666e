import { AppError } from "@salus/domain";
import type { ChildAnswer, ChildRequest } from "./child.ts";

/*
 * The program of the child process: reads one file, answers, ends. It holds nothing worth taking and may be killed at
 * any time.
 */
const answerTo = async (request: ChildRequest): Promise<ChildAnswer> => {
  try {
    // Only what this file needs is loaded.
    if (request.reads === "plan") {
      const { readPlan } = await import("./read-plan.ts");
      return { result: readPlan(request.bytes, request.options) };
    }
    const { readParticipants } = await import("./participants/read-participants.ts");
    return { result: await readParticipants(request.bytes, request.options) };
  } catch (error) {
    if (error instanceof AppError) return { refusal: { code: error.code, params: error.params } };
    return { refusal: { code: "import.failed", params: {} } };
  }
};

process.once("message", (request) => {
  // The parent is the only one that can send, and sends nothing else.
  void answerTo(request as ChildRequest).then((answer) => process.send?.(answer, () => process.disconnect()));
});
