import { readFileSync } from "node:fs";
import { parentPort } from "node:worker_threads";
import { NodeCompiler, type NodeError } from "@myriaddreamin/typst-ts-node-compiler";
import { loadFonts, printable } from "./fonts.ts";

/*
 * The program of the worker thread: one paper in, one PDF out. What a paper says reaches Typst as data, never as its
 * language, so a `#` or a `*` of a municipality is printed as it stands; the compiler has no folder that holds anything.
 */

export type PrintRequest = { readonly id: number; readonly paper: string; readonly createdAt: number };
export type PrintAnswer = { readonly id: number } & (
  { readonly bytes: Uint8Array; readonly failure?: never } | { readonly failure: string; readonly bytes?: never }
);

const { blobs, families, characters } = loadFonts();
const template = readFileSync(new URL("./paper.typ", import.meta.url), "utf8");
const compiler = NodeCompiler.create({ fontArgs: [{ fontBlobs: [...blobs] }], workspace: "/nowhere" });

const reasonOf = (error: NodeError | null): string => JSON.stringify(error?.shortDiagnostics ?? "unknown");

function print({ paper, createdAt }: PrintRequest): Uint8Array {
  const clean: unknown = JSON.parse(paper, (_key, value: unknown) =>
    typeof value === "string" ? printable(value, (code) => characters.has(code)) : value,
  );
  const compiled = compiler.compile({
    mainFileContent: template,
    inputs: { paper: JSON.stringify(clean), families: JSON.stringify(families) },
  });
  if (!compiled.result) throw new Error(reasonOf(compiled.takeDiagnostics()));
  const options = { pdfStandard: "a-2a", pdfTags: true, creationTimestamp: createdAt };
  const bytes = Uint8Array.from(compiler.pdf(compiled.result, options));
  compiler.evictCache(2);
  return bytes;
}

const answer = (request: PrintRequest): PrintAnswer => {
  try {
    return { id: request.id, bytes: print(request) };
  } catch (error) {
    return { id: request.id, failure: error instanceof Error ? error.message : String(error) };
  }
};

// The thread that started this one is the only one that can send, and sends nothing else.
parentPort?.on("message", (request) => parentPort?.postMessage(answer(request as PrintRequest)));
