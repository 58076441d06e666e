import { z } from "@hono/zod-openapi";
import { Locale } from "@salus/domain";
import type { Paper } from "@salus/documents/print";
import type { Context } from "hono";
import type { AppEnv } from "../../context.ts";

export const formats = ["pdf", "docx"] as const;
export type Format = (typeof formats)[number];

/** The reader chooses the language of the paper; the municipality's words stay in theirs. */
export const PaperQuery = z.object({ language: Locale, format: z.enum(formats).default("pdf") });
export type PaperQuery = z.infer<typeof PaperQuery>;

const mediaTypes = {
  pdf: "application/pdf",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
} as const;

/** A paper with what its file says of when it was made, and a name without its ending. */
export type Sheet = { readonly paper: Paper; readonly at: Date; readonly name: string };

/** The presses are large: they are loaded when something is printed. */
export const presses = () => import("@salus/documents/print");

export async function bytesOf({ paper, at }: Pick<Sheet, "paper" | "at">, format: Format): Promise<Uint8Array> {
  const { printPdf, writeDocx } = await presses();
  return format === "pdf" ? printPdf(paper, at) : writeDocx(paper);
}

export const fileAnswer = {
  200: {
    description: "The file, to be saved.",
    content: { "application/octet-stream": { schema: z.string().openapi({ format: "binary" }) } },
  },
};

/** RFC 6266: a plain name for old programs, the full one beside it. */
export function dispositionOf(name: string): string {
  const plain = name.normalize("NFD").replace(/[^\x20-\x7e]|["\\%]/g, "_");
  const full = encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
  return `attachment; filename="${plain}"; filename*=UTF-8''${full}`;
}

export async function sendSheet(c: Context<AppEnv>, sheet: Sheet, format: Format) {
  const bytes = await bytesOf(sheet, format);
  c.header("content-type", mediaTypes[format]);
  c.header("content-length", String(bytes.byteLength));
  c.header("content-disposition", dispositionOf(`${sheet.name}.${format}`));
  return c.body(bytes as Uint8Array<ArrayBuffer>, 200);
}
