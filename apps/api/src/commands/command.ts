import { parseArgs, type ParseArgsConfig } from "node:util";

/** What a person typed cannot be carried out: one line, exit code 2. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

export type Command = (args: string[]) => Promise<void>;

/** Options and words of one command; anything it does not know is refused by name. */
export function readArgs<Options extends NonNullable<ParseArgsConfig["options"]>>(args: string[], options: Options) {
  try {
    return parseArgs({ args, options, allowPositionals: true, strict: true });
  } catch (error) {
    throw new UsageError(error instanceof Error ? (error.message.split("\n")[0] ?? error.message) : String(error));
  }
}

/** The one word a command needs, by its name in the help. */
export function oneWord(positionals: readonly string[], name: string): string {
  const [word, ...rest] = positionals;
  if (word === undefined || rest.length > 0) throw new UsageError(`give one ${name}`);
  return word;
}

/** One of the values an option may have. */
export function oneOf<Value extends string>(
  name: string,
  values: readonly Value[],
  given: string | undefined,
): Value | undefined {
  if (given === undefined) return undefined;
  const found = values.find((value) => value === given);
  if (found === undefined) throw new UsageError(`--${name} is one of ${values.join(", ")}`);
  return found;
}

/** Ends when all of it is written, also into a pipe. */
export const print = (text: string): Promise<void> =>
  new Promise((resolve, reject) => process.stdout.write(`${text}\n`, (error) => (error ? reject(error) : resolve())));

export const printError = (line: string): void => void process.stderr.write(`${line}\n`);
