import { createHash } from "node:crypto";
import { AppError, type AttachmentType, safeFileName, type TenantId } from "@salus/domain";
import type { Services } from "../deps.ts";
import { sniffType } from "./sniff.ts";
import { type Storage, storageKey } from "./storage.ts";

export type FileHouse = Pick<Services, "storage" | "attachments">;

export type TakenFile = { readonly name: string; readonly mediaType: AttachmentType; readonly bytes: Uint8Array };

const megabyte = 1024 * 1024;

/** A file from outside, within the limits, as the kind that its bytes say. */
export async function takeFile({ attachments: { maxBytes } }: FileHouse, file: File): Promise<TakenFile> {
  if (file.size === 0) throw new AppError("attachment.empty");
  if (file.size > maxBytes) throw new AppError("attachment.too_large", { max: Math.floor(maxBytes / megabyte) });
  const bytes = new Uint8Array(await file.arrayBuffer());
  const mediaType = await sniffType(bytes, file.name);
  return { name: safeFileName(file.name, mediaType), mediaType, bytes };
}

/** Keeps the bytes and answers their hash. Before their row: a row without its file would be a lie, a file alone is swept. */
export async function keepBytes(storage: Storage, tenantId: TenantId, bytes: Uint8Array): Promise<string> {
  const hash = createHash("sha256").update(bytes).digest("hex");
  const key = storageKey(tenantId, hash);
  if (!(await storage.has(key))) await storage.put(key, bytes);
  return hash;
}
