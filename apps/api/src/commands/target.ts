import { text } from "node:stream/consumers";
import { locales, parseTarget } from "@salus/domain";
import { type Command, oneOf, oneWord, print, readArgs } from "./command.ts";

export const target: Command = async (args) => {
  const { values, positionals } = readArgs(args, { lang: { type: "string" }, lines: { type: "boolean" } });
  const language = oneOf("lang", locales, values.lang) ?? "nl";
  if (values.lines) {
    const input = (await text(process.stdin)).replace(/\r?\n$/, "");
    const lines = input === "" ? [] : input.split(/\r?\n/);
    return print(JSON.stringify(lines.map((line) => parseTarget(line, { language }))));
  }
  return print(JSON.stringify(parseTarget(oneWord(positionals, "TEXT"), { language }), null, 2));
};
