import { readPlan } from "@salus/documents";
import { type ImportFinding, instruments } from "@salus/domain";
import { type Command, oneOf, oneWord, print, printError, readArgs } from "./command.ts";
import { openFile } from "./file.ts";

export const parse: Command = async (args) => {
  const { values, positionals } = readArgs(args, { instrument: { type: "string" }, json: { type: "boolean" } });
  const instrument = oneOf("instrument", instruments, values.instrument);
  const { bytes, name } = await openFile(oneWord(positionals, "FILE"));
  const { document } = readPlan(bytes, { name, instrument, shape: "printed" });
  await print(JSON.stringify(document, null, values.json ? undefined : 2));
  for (const finding of document.findings) printError(lineOf(finding));
};

const lineOf = ({ line, severity, code, quote }: ImportFinding): string =>
  [line === null ? "-" : `${line}`, severity, code, quote ?? ""].join("\t").trimEnd();
