import { gunzipSync } from "node:zlib";
import { readZip } from "@salus/documents/read-zip";

/** What an answer says, to whoever may read it. */
export type Answer = { status: number; code: string | null; headers: string; text: string };

const officeTexts = ["word/document.xml", "xl/sharedStrings.xml", "xl/worksheets/sheet1.xml"];

export async function read(response: Response): Promise<Answer> {
  const isStream = response.headers.get("content-type")?.startsWith("text/event-stream") ?? false;
  const bytes = isStream ? await firstEvents(response) : Buffer.from(await response.arrayBuffer());
  const isPacked = response.headers.get("content-encoding") === "gzip" && bytes.length > 0;
  // Inside a Word file or a workbook is what it says; around it is when it was made.
  const isOffice = response.headers.get("content-type")?.includes("openxmlformats") ?? false;
  const text =
    isOffice && bytes.length > 0
      ? officeTexts.map((name) => readZip(bytes).get(name) ?? "").join("")
      : (isPacked ? gunzipSync(bytes) : bytes).toString();
  const headers = [...response.headers].filter(([name]) => !["x-request-id", "content-length"].includes(name));
  return { status: response.status, code: codeIn(text), headers: JSON.stringify(headers.sort()), text };
}

/** A stream does not end by itself: what it says at once is what it says to whoever comes. */
async function firstEvents(response: Response): Promise<Buffer> {
  const reader = response.body?.getReader();
  let text = "";
  while (reader && !text.includes("\n\n")) {
    const { value, done } = await reader.read();
    if (done) break;
    text += Buffer.from(value as Uint8Array).toString();
  }
  await reader?.cancel();
  return Buffer.from(text);
}

function codeIn(text: string): string | null {
  const found = /"code":"([a-z_]+(?:\.[a-z_]+)?)"/.exec(text);
  return text.startsWith('{"error":') ? (found?.[1] ?? null) : null;
}

const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;
const secret = /[\w-]{43,}/g;

/** Two answers are the same when they differ in nothing but the id of the request, which ids they name, and `own`. */
export function fingerprint({ status, headers, text }: Answer, own: string): string {
  const names = new Map<string, string>();
  const name = (found: string) => {
    const known = names.get(found) ?? `<${names.size + 1}>`;
    names.set(found, known);
    return known;
  };
  const body = text.replace(/"requestId":"[^"]*"/, '"requestId":""');
  // Ids first: the digits of `own` stand in some of them by chance.
  return `${status} ${headers} ${body}`.replaceAll(uuid, name).replaceAll(secret, name).replaceAll(own, "<own>");
}

/** Where one answer begins to differ from another, of each a few words. */
export function difference(one: string, other: string): string {
  const at = [...one].findIndex((letter, index) => letter !== other[index]);
  return [one, other].map((each) => each.slice(Math.max(0, at - 40), at + 40)).join(" / ");
}
