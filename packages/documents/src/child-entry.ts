import { AppError } from "@salus/domain";
import type { ChildAnswer, ChildRequest } from "./child.ts";
import { readPlan } from "./read-plan.ts";

/*
 * The program of the child process: reads one file, answers, ends. It holds nothing worth taking and may be killed at
 * any time.
 */
const answerTo = ({ bytes, options }: ChildRequest): ChildAnswer => {
  try {
    return { result: readPlan(bytes, options) };
  } catch (error) {
    if (error instanceof AppError) return { refusal: { code: error.code, params: error.params } };
    return { refusal: { code: "import.failed", params: {} } };
  }
};

process.once("message", (request) => {
  // The parent is the only one that can send, and sends nothing else.
  process.send?.(answerTo(request as ChildRequest), () => process.disconnect());
});
