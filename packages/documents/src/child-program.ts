import { AppError } from "@salus/domain";
import type { ChildAnswer } from "./child.ts";
import { readPlan, type ReadOptions } from "./read-plan.ts";

// The program of the reading process: one file in, one answer out. Anything but a refusal kills it, on purpose.
process.once("message", ({ bytes, options }: { bytes: Uint8Array; options: ReadOptions }) => {
  process.send?.(answerTo(bytes, options));
});

function answerTo(bytes: Uint8Array, options: ReadOptions): ChildAnswer {
  try {
    return { result: readPlan(bytes, options) };
  } catch (failure) {
    if (failure instanceof AppError) return { refusal: { code: failure.code, params: failure.params } };
    throw failure;
  }
}
