import { AppError, type AttachmentType, isAttachmentType } from "@salus/domain";
import { fileTypeFromBuffer } from "file-type";

/** What a file is, by its bytes. Text has no mark of its own: it is text when it reads as UTF-8 without control signs. */
export async function sniffType(bytes: Uint8Array, name: string): Promise<AttachmentType> {
  const found = (await fileTypeFromBuffer(bytes))?.mime;
  if (found !== undefined && isAttachmentType(found)) return found;
  if (found === undefined && isPlainText(bytes) && !looksLikeMarkup(bytes)) {
    return /\.csv$/i.test(name) ? "text/csv" : "text/plain";
  }
  throw new AppError("attachment.wrong_type");
}

function isPlainText(bytes: Uint8Array): boolean {
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return !/[\u0000-\u0008\u000e-\u001a\u001c-\u001f]/.test(text);
  } catch (failure) {
    if (failure instanceof TypeError) return false;
    throw failure;
  }
}

/** A page or a drawing could hold script; it is neither shown nor kept. */
function looksLikeMarkup(bytes: Uint8Array): boolean {
  const start = new TextDecoder().decode(bytes.subarray(0, 1024)).trimStart().toLowerCase();
  return /^<(?:!doctype|html|\?xml|svg|script|head|body|!--)/.test(start);
}
