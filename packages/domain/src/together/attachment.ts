import { type Actor, hasRole } from "../actor.ts";
import type { UserId } from "../ids.ts";

/** What may stand beside a plan: documents, tables, pictures. Nothing that runs, and no picture that can hold script. */
export const attachmentTypes = [
  "application/pdf",
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  "application/vnd.openxmlformats-officedocument.presentationml.presentation",
  "application/vnd.oasis.opendocument.text",
  "application/vnd.oasis.opendocument.spreadsheet",
  "application/vnd.oasis.opendocument.presentation",
  "image/png",
  "image/jpeg",
  "image/webp",
  "image/gif",
  "text/plain",
  "text/csv",
] as const;
export type AttachmentType = (typeof attachmentTypes)[number];

export const isAttachmentType = (type: string): type is AttachmentType =>
  (attachmentTypes as readonly string[]).includes(type);

const longestName = 120;

/** A name that any system can hold and no path can hide in: the last part, without control characters or reserved signs. */
export function safeFileName(name: string): string {
  const last = name.normalize("NFC").split(/[\\/]/).at(-1) ?? "";
  const plain = last
    .replace(/[\p{C}<>:"|?*]/gu, "")
    .replace(/\s+/g, " ")
    .replace(/^[. ]+|[. ]+$/g, "");
  const dot = plain.lastIndexOf(".");
  const ending = dot > 0 ? plain.slice(dot).slice(0, 12) : "";
  const stem = dot > 0 ? plain.slice(0, dot) : plain;
  return `${[...stem].slice(0, longestName - ending.length).join("")}${ending}` || "bestand";
}

/** Who added it, or a coordinator. */
export const mayRemoveAttachment = (actor: Actor, { createdBy }: { readonly createdBy: UserId }): boolean =>
  actor.userId === createdBy || hasRole(actor, "coordinator");
