import { AppError } from "@salus/domain";
import { refusalText, translator } from "@salus/i18n";
import { printError, UsageError } from "./command.ts";

/** The reader's language: French where the environment says so. */
const language = (): "nl" | "fr" =>
  /^fr/i.test(process.env["LC_ALL"] || process.env["LC_MESSAGES"] || process.env["LANG"] || "") ? "fr" : "nl";

const expected = ["Refusal", "EmbeddedDatabaseError"];

/** Says what went wrong in one line and answers the exit code; only what nobody expected shows where it came from. */
export function explain(error: unknown, usage: string): number {
  if (error instanceof UsageError) {
    printError(`salus: ${error.message} (${usage})`);
    return 2;
  }
  if (error instanceof AppError) {
    const { code, params } = error;
    printError(`salus: ${refusalText(translator(language()), { code, params })} (${code})`);
    return error.kind === "invalid" ? 2 : 1;
  }
  if (error instanceof Error && expected.includes(error.name)) printError(`salus: ${error.message}`);
  else printError(`salus: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
  return 1;
}
