import { AppError } from "@salus/domain";
import { describe, expect, it } from "vitest";
import { limits } from "./decode/limits.ts";
import { readPlan } from "./read-plan.ts";
import { smallPlan, utf16, utf8, windows1252 } from "./testing/bytes.ts";
import { randomFrom } from "./testing/random.ts";

const random = randomFrom(7);
const randomBytes = Uint8Array.from({ length: 40_000 }, () => Math.floor(random() * 256));
const withHead = (...head: number[]): Uint8Array => Uint8Array.from([...head, ...randomBytes.subarray(0, 500)]);
const deepJson = `${'{"a":'.repeat(60_000)}1${"}".repeat(60_000)}`;

const refusals: [what: string, bytes: Uint8Array, code: string][] = [
  ["no bytes", new Uint8Array(), "import.empty"],
  ["only blanks", utf8(" \n\t\r\n  \n"), "import.empty"],
  ["only a byte order mark", new Uint8Array([0xef, 0xbb, 0xbf]), "import.empty"],
  ["random bytes", randomBytes, "import.binary"],
  ["random bytes without zeros", randomBytes.map((byte) => byte || 1), "import.binary"],
  ["text with zeros inside", utf8(`Operationele doelstellingen\u0000${smallPlan}`), "import.binary"],
  ["more than five megabytes", new Uint8Array(limits.bytes + 1).fill(65), "import.too_large"],
  ["more lines than a plan has", utf8("regel\n".repeat(100_000)), "import.too_large"],
  ["a PDF", utf8("%PDF-1.7\n1 0 obj"), "import.pdf_not_supported_yet"],
  ["a PDF behind some junk", utf8(`\r\n\r\n  %PDF-1.4\n${smallPlan}`), "import.pdf_not_supported_yet"],
  ["a ZIP", withHead(0x50, 0x4b, 0x03, 0x04), "import.unsupported_format"],
  ["a DOCX", Uint8Array.from([0x50, 0x4b, 0x03, 0x04, ...utf8("....word/document.xml")]), "import.unsupported_format"],
  ["an old Word file", withHead(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1), "import.unsupported_format"],
  ["a picture", withHead(0x89, 0x50, 0x4e, 0x47), "import.unsupported_format"],
  ["RTF", utf8("{\\rtf1\\ansi Resultaten"), "import.unsupported_format"],
  ["a web page", utf8("<!DOCTYPE html><html><body>Resultaten</body></html>"), "import.unsupported_format"],
  ["a program", withHead(0x7f, 0x45, 0x4c, 0x46), "import.unsupported_format"],
  ["JSON that breaks off", utf8('{"format":"salus-plan/1","nodes":['), "import.invalid_json"],
  ["JSON 60,000 levels deep", utf8(deepJson), "import.invalid_json"],
  ["JSON of another format", utf8('{"format":"geojson","features":[]}'), "import.unsupported_format"],
  ["JSON without a format", utf8('{"name":"x"}'), "import.unsupported_format"],
  [
    "a plan document with a wrong level",
    utf8(
      '{"format":"salus-plan/1","instrument":"svpp","framework":null,"municipality":null,"period":null,"language":"nl","nodes":[{"kind":"phase","text":{"nl":"x"}}]}',
    ),
    "import.invalid_json",
  ],
  [
    "a letter",
    utf8("Geachte heer\n\nIn bijlage vindt u het gevraagde.\n\nMet vriendelijke groet"),
    "import.no_plan_found",
  ],
  ["one endless line", utf8("resultaten en indicatoren ".repeat(150_000)), "import.no_plan_found"],
  ["one endless word", utf8("a".repeat(4_000_000)), "import.no_plan_found"],
  ["40,000 lines that are all alike", utf8("- Aantal bezoeken per jaar\n".repeat(40_000)), "import.no_plan_found"],
  [
    "labels without anything below",
    utf8("Operationele doelstellingen\nResultaten\nIndicatoren\n"),
    "import.no_plan_found",
  ],
];

/** Processor time, not the clock: other tests run beside this one. */
const cpuSeconds = (work: () => void): number => {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
};

const codeOf = (bytes: Uint8Array): string => {
  try {
    readPlan(bytes, { name: "bestand" });
    return "read";
  } catch (error) {
    if (error instanceof AppError) return error.code;
    throw error;
  }
};

describe("files that are no plan", () => {
  it.each(refusals)("%s: refused with its reason, in bounded work", (_what, bytes, code) => {
    let found = "";
    expect(cpuSeconds(() => (found = codeOf(bytes)))).toBeLessThan(5);
    expect(found).toBe(code);
  });
});

describe("plans in odd clothes", () => {
  const nodes = (bytes: Uint8Array) => readPlan(bytes, { name: "plan.txt" }).document.nodes;
  const plain = nodes(utf8(smallPlan));

  it("reads the plan itself", () => {
    const objective = plain[0]?.children?.find(({ kind }) => kind === "strategicObjective")?.children?.[0];
    expect(objective?.text.nl).toBe("Buren letten op elkaars woning; cafés en scholen doen mee.");
    expect(objective?.children?.map(({ kind }) => kind)).toEqual(["result", "result", "indicator", "indicator"]);
  });

  it.each([
    ["UTF-8 with a byte order mark", utf8(`\uFEFF${smallPlan}`)],
    ["UTF-16, little end first", utf16(smallPlan)],
    ["UTF-16, big end first", utf16(smallPlan, true)],
    ["Windows-1252", windows1252(smallPlan)],
    ["Windows line ends", utf8(smallPlan.replaceAll("\n", "\r\n"))],
    ["old Macintosh line ends", utf8(smallPlan.replaceAll("\n", "\r"))],
    ["letters with separate accents", utf8(smallPlan.normalize("NFD"))],
  ])("%s", (_what, bytes) => expect(nodes(bytes)).toEqual(plain));

  it("reads a file that breaks off inside a letter, and says that it is damaged", () => {
    const cut = utf8(`${smallPlan}\n- Lijst van cafés é`).subarray(0, -1);
    const { document } = readPlan(cut, { name: "plan.txt" });
    expect(document.nodes).toHaveLength(1);
    expect(document.findings.map(({ code }) => code)).toContain("file.damaged");
  });

  it("reads a plan that stands behind 30,000 lines of something else", () => {
    const bytes = utf8(`${"Zomaar een regel uit een verslag.\n".repeat(30_000)}${smallPlan}`);
    let found = 0;
    expect(cpuSeconds(() => (found = nodes(bytes).length))).toBeLessThan(10);
    expect(found).toBe(1);
  });
});
