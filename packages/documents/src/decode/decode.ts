import { AppError } from "@salus/domain";
import { limits } from "./limits.ts";
import { sniff } from "./sniff.ts";

export type Encoding = "utf-8" | "utf-16le" | "utf-16be" | "windows-1252";
export type DecodedText = { text: string; encoding: Encoding; damaged: boolean };

/** Bytes of a character that was cut off by the end of the file. */
const longestCutCharacter = 3;

const decodeAs = (encoding: Encoding, bytes: Uint8Array, fatal: boolean): string | null => {
  try {
    return new TextDecoder(encoding, { fatal, ignoreBOM: false }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
};

const utf16 = (bytes: Uint8Array, encoding: "utf-16le" | "utf-16be"): DecodedText => ({
  text: decodeAs(encoding, bytes, false) ?? "",
  encoding,
  damaged: bytes.length % 2 === 1,
});

/** UTF-8 whose last character is incomplete, or with a few bad bytes among many good multi-byte characters. */
const damagedUtf8 = (bytes: Uint8Array): string | null => {
  for (let cut = 1; cut <= longestCutCharacter; cut += 1) {
    const text = decodeAs("utf-8", bytes.subarray(0, bytes.length - cut), true);
    if (text !== null) return text;
  }
  const text = decodeAs("utf-8", bytes, false) ?? "";
  const broken = text.split("\uFFFD").length - 1;
  const multiByte = [...text.slice(0, 200_000)].filter((character) => character > "\u007F").length - broken;
  return broken * 10 < multiByte ? text : null;
};

const decodeBytes = (bytes: Uint8Array): DecodedText => {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return utf16(bytes, "utf-16le");
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return utf16(bytes, "utf-16be");
  if (bytes.includes(0)) throw new AppError("import.binary");
  const utf8 = decodeAs("utf-8", bytes, true);
  if (utf8 !== null) return { text: utf8, encoding: "utf-8", damaged: false };
  const repaired = damagedUtf8(bytes);
  if (repaired !== null) return { text: repaired, encoding: "utf-8", damaged: true };
  return { text: decodeAs("windows-1252", bytes, false) ?? "", encoding: "windows-1252", damaged: false };
};

/** Share of control characters above which text is not text. */
const binaryShare = 0.01;
const controlCharacters = /[\u0000-\u0008\u000E-\u001F\u007F-\u009F\uFFFE\uFFFF]/g;

const looksBinary = (text: string): boolean => {
  const controls = text.match(controlCharacters)?.length ?? 0;
  return controls > 2 && controls > text.length * binaryShare;
};

/** Refuses what its size or its first bytes give away, without reading on. */
export const refuseAtOnce = (bytes: Uint8Array): void => {
  if (bytes.length === 0) throw new AppError("import.empty");
  if (bytes.length > limits.bytes) {
    throw new AppError("import.too_large", { bytes: bytes.length, limitBytes: limits.bytes });
  }
  const kind = sniff(bytes);
  if (kind === "pdf") throw new AppError("import.pdf_not_supported_yet");
  if (kind) throw new AppError("import.unsupported_format", { format: kind });
};

/**
 * The text of a file, or a refusal (`import.*`) that says what is wrong with it. Plain text in UTF-8, UTF-16 with a
 * byte order mark and Windows-1252.
 */
export const decode = (bytes: Uint8Array): DecodedText => {
  refuseAtOnce(bytes);
  const decoded = decodeBytes(bytes);
  if (looksBinary(decoded.text)) throw new AppError("import.binary");
  if (decoded.text.trim() === "") throw new AppError("import.empty");
  return decoded;
};
