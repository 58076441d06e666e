import { readFile, stat } from "node:fs/promises";
import { basename } from "node:path";
import { limits } from "@salus/documents";
import { AppError } from "@salus/domain";
import { UsageError } from "./command.ts";

/** The bytes of a file a person named, unless there is none or it is too large to open. */
export async function openFile(path: string): Promise<{ bytes: Uint8Array; name: string }> {
  const found = await stat(path).catch((error: NodeJS.ErrnoException) => {
    throw new UsageError(`${path} cannot be read: ${error.code === "ENOENT" ? "it does not exist" : error.code}`);
  });
  if (!found.isFile()) throw new UsageError(`${path} is not a file`);
  if (found.size > limits.bytes) throw new AppError("import.too_large");
  return { bytes: await readFile(path), name: basename(path) };
}
