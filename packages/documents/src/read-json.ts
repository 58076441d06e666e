import { AppError, PlanDocument } from "@salus/domain";
import { limits } from "./decode/limits.ts";

/** Depth of brackets, counted without building anything: a deep file would overflow the stack of the parser's users. */
const depthOf = (text: string): number => {
  let depth = 0;
  let deepest = 0;
  let inString = false;
  for (let index = 0; index < text.length; index += 1) {
    const sign = text[index];
    if (inString) {
      if (sign === "\\") index += 1;
      else if (sign === '"') inString = false;
    } else if (sign === '"') inString = true;
    else if (sign === "{" || sign === "[") deepest = Math.max(deepest, (depth += 1));
    else if (sign === "}" || sign === "]") depth -= 1;
  }
  return deepest;
};

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new AppError("import.invalid_json", {}, { cause: error });
  }
};

const formatOf = (value: unknown): string | null =>
  typeof value === "object" && value !== null && "format" in value && typeof value.format === "string"
    ? value.format
    : null;

/** Reads a plan document; refuses other JSON. Findings of an earlier reading are kept. */
export const readJson = (text: string): PlanDocument => {
  if (depthOf(text) > limits.jsonDepth) throw new AppError("import.invalid_json", { reason: "depth" });
  const value = parse(text);
  const format = formatOf(value);
  if (format !== "salus-plan/1")
    throw new AppError("import.unsupported_format", { format: format?.slice(0, 40) ?? "json" });
  const result = PlanDocument.safeParse(value);
  if (!result.success) {
    const issue = result.error.issues[0];
    throw new AppError("import.invalid_json", { path: issue?.path.join(".") ?? "" }, { cause: result.error });
  }
  if (result.data.nodes.length === 0) throw new AppError("import.no_plan_found");
  return result.data;
};
