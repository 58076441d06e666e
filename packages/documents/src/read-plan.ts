import { createHash } from "node:crypto";
import type { Instrument, Language, PlanDocument } from "@salus/domain";
import { decode } from "./decode/decode.ts";
import { physicalLines } from "./lines/lines.ts";
import type { Shape } from "./outline/shape.ts";
import { readJson } from "./read-json.ts";
import { readText } from "./read-text.ts";

export type ReadOptions = {
  /** File name: shown to the user, and a hint for the municipality. */
  name: string;
  instrument?: Instrument | undefined;
  language?: Language | undefined;
  /** How levels nest; `framework` unless said otherwise. */
  shape?: Shape | undefined;
};

export type ImportSource = { name: string; lines: string[]; sha256: string };
export type ImportResult = { document: PlanDocument; source: ImportSource };

const looksLikeJson = (text: string): boolean => /^\s*(?:\{|\[\s*[\]{["\d])/.test(text);

/**
 * Reads a file into a proposed plan with findings, each pointing at its line. Plain text and plan document JSON.
 * Throws `AppError` with an `import.*` code where the file cannot be read. Pure: nothing is stored.
 */
export const readPlan = (bytes: Uint8Array, options: ReadOptions): ImportResult => {
  const { text, damaged } = decode(bytes);
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  if (looksLikeJson(text)) {
    const document = readJson(text);
    return { document, source: { name: options.name, lines: physicalLines(text), sha256 } };
  }
  const { document, lines } = readText(text, { ...options, shape: options.shape ?? "framework", damaged });
  return { document, source: { name: options.name, lines, sha256 } };
};
