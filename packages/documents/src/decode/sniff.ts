/** Kinds of file that are recognised by their first bytes, so that the refusal can name them. */
export type FileKind = "pdf" | "docx" | "xlsx" | "odt" | "zip" | "doc" | "rtf" | "image" | "html" | "gzip" | "program";

const startsWith = (bytes: Uint8Array, ...signature: number[]): boolean =>
  signature.every((value, index) => bytes[index] === value);

const asciiHead = (bytes: Uint8Array, length: number): string =>
  String.fromCharCode(...bytes.subarray(0, Math.min(length, bytes.length)));

const isPdf = (bytes: Uint8Array): boolean => asciiHead(bytes, 1024).includes("%PDF-");

const zipKind = (bytes: Uint8Array): FileKind => {
  const head = asciiHead(bytes, 4096);
  if (head.includes("word/")) return "docx";
  if (head.includes("xl/")) return "xlsx";
  if (head.includes("opendocument")) return "odt";
  return "zip";
};

const isImage = (bytes: Uint8Array): boolean =>
  startsWith(bytes, 0x89, 0x50, 0x4e, 0x47) ||
  startsWith(bytes, 0xff, 0xd8, 0xff) ||
  startsWith(bytes, 0x47, 0x49, 0x46, 0x38) ||
  startsWith(bytes, 0x49, 0x49, 0x2a, 0x00) ||
  startsWith(bytes, 0x4d, 0x4d, 0x00, 0x2a);

/** The kind of a file that is not plain text, by its signature; null where nothing is recognised. */
export const sniff = (bytes: Uint8Array): FileKind | null => {
  if (isPdf(bytes)) return "pdf";
  if (startsWith(bytes, 0x50, 0x4b, 0x03, 0x04) || startsWith(bytes, 0x50, 0x4b, 0x05, 0x06)) return zipKind(bytes);
  if (startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0)) return "doc";
  if (startsWith(bytes, 0x1f, 0x8b)) return "gzip";
  if (startsWith(bytes, 0x7f, 0x45, 0x4c, 0x46) || startsWith(bytes, 0x4d, 0x5a, 0x90)) return "program";
  if (isImage(bytes)) return "image";
  const head = asciiHead(bytes, 256).trimStart().toLowerCase();
  if (head.startsWith("{\\rtf")) return "rtf";
  if (head.startsWith("<!doctype html") || head.startsWith("<html")) return "html";
  return null;
};
