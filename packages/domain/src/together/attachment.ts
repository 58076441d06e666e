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

/** How names of each kind end, the usual way first. */
const endings: Readonly<Record<AttachmentType, readonly [string, ...string[]]>> = {
  "application/pdf": [".pdf"],
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document": [".docx"],
  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": [".xlsx"],
  "application/vnd.openxmlformats-officedocument.presentationml.presentation": [".pptx"],
  "application/vnd.oasis.opendocument.text": [".odt"],
  "application/vnd.oasis.opendocument.spreadsheet": [".ods"],
  "application/vnd.oasis.opendocument.presentation": [".odp"],
  "image/png": [".png"],
  "image/jpeg": [".jpg", ".jpeg"],
  "image/webp": [".webp"],
  "image/gif": [".gif"],
  "text/plain": [".txt", ".md"],
  "text/csv": [".csv"],
};

const longestName = 120;

/**
 * A name that any system can hold and no path can hide in: the last part, without control characters or reserved signs.
 * It ends as the file is: a text that is called a program is opened as one by whoever saves it.
 */
export function safeFileName(name: string, type: AttachmentType): string {
  const last = name.normalize("NFC").split(/[\\/]/).at(-1) ?? "";
  const plain = last
    .replace(/[\p{C}<>:"|?*]/gu, "")
    .replace(/\s+/g, " ")
    .replace(/^[. ]+|[. ]+$/g, "");
  const fitting = endings[type].find((each) => plain.toLowerCase().endsWith(each));
  const stem = fitting ? plain.slice(0, -fitting.length) : plain;
  const ending = fitting ? plain.slice(-fitting.length) : endings[type][0];
  return `${[...(stem || "document")].slice(0, longestName - ending.length).join("")}${ending}`;
}

/** Who added it, or a coordinator. */
export const mayRemoveAttachment = (actor: Actor, { createdBy }: { readonly createdBy: UserId }): boolean =>
  actor.userId === createdBy || hasRole(actor, "coordinator");
