import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";

/** The text of every page as a reader of the file finds it. */
export async function pagesOf(pdf: Uint8Array): Promise<string[]> {
  // pdf.js takes the bytes it is given for its own.
  const task = getDocument({ data: Uint8Array.from(pdf), useSystemFonts: false, isEvalSupported: false, verbosity: 0 });
  const document = await task.promise;
  const pages: string[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const { items } = await (await document.getPage(number)).getTextContent();
    const texts = items.flatMap((item) => ("str" in item ? [item.str + (item.hasEOL ? "\n" : "")] : []));
    pages.push(texts.join("").replace(/\s+/g, " "));
  }
  await task.destroy();
  return pages;
}
