import { AppError } from "@salus/domain";
import { limits } from "../decode/limits.ts";
import { sniff } from "../decode/sniff.ts";
import { unpackedSize } from "./unpacked-size.ts";

const unpackedBytes = 40 * 1024 * 1024;

/** Refuses what its size, its first bytes or the directory of the archive give away, without opening it. */
export function refuseSheetAtOnce(bytes: Uint8Array): void {
  if (bytes.length === 0) throw new AppError("import.empty");
  if (bytes.length > limits.bytes)
    throw new AppError("import.too_large", { bytes: bytes.length, limitBytes: limits.bytes });
  const kind = sniff(bytes);
  if (kind === null) return;
  if (kind !== "xlsx" && kind !== "zip") throw new AppError("import.not_a_table", { format: kind });
  const size = unpackedSize(bytes);
  if (size === null) throw new AppError("import.failed");
  if (size > unpackedBytes) throw new AppError("import.too_large", { bytes: size, limitBytes: unpackedBytes });
}
