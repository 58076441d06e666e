import { readFileSync } from "node:fs";

export const dataUrl = (file: string): URL => new URL(`../data/${file}`, import.meta.url);

/**
 * Reads a file of ../data on first use, so that importing the package costs nothing. The files are ours and a test
 * parses each by its schema: they are trusted here.
 */
export const lazyData = <File, Value>(file: string, read: (content: File) => Value): (() => Value) => {
  let value: { read: Value } | undefined;
  return () => (value ??= { read: read(JSON.parse(readFileSync(dataUrl(file), "utf8")) as File) }).read;
};
