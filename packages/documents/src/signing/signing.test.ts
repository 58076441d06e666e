import { beforeAll, describe, expect, it } from "vitest";
import type { Paper } from "../print/paper.ts";
import { printPdf } from "../print/print-pdf.ts";
import { readSignatures, startsWith } from "./read-signatures.ts";
import { testSigningService } from "./signing-service.ts";

const at = new Date("2026-03-20T09:30:00Z");
const paper: Paper = {
  ...{ locale: "nl", title: "Overeenkomst", subtitle: "", author: "Mechelen", header: "", footer: [], watermark: null },
  ...{ contents: null, cover: 0, pageWord: "Bladzijde", isWide: false },
  blocks: [{ kind: "text", runs: [{ text: "Wat wij samen zullen doen." }] }],
};
const service = testSigningService();
let pdf: Uint8Array;
let signed: Uint8Array;
beforeAll(async () => {
  pdf = await printPdf(paper, at);
  signed = await service.sign(pdf, { name: "Zoë Lefèvre", reason: "Akkoord", at });
});

const changed = (file: Uint8Array, from: string, to: string): Uint8Array =>
  Buffer.from(Buffer.from(file).toString("latin1").replace(from, to), "latin1");

describe("a signature in a PDF", () => {
  it("names who signed and when, and covers the whole file", () => {
    expect(readSignatures(signed)).toEqual([
      {
        signer: "Zoë Lefèvre",
        issuer: "Salus test, geen rechtsgevolg / sans effet juridique",
        isSelfSigned: false,
        signedAt: at.toISOString(),
        wasValid: true,
        isIntact: true,
        covers: "whole",
      },
    ]);
  });

  it("stands behind the unchanged bytes of what was signed", () => {
    expect(startsWith(signed, pdf)).toBe(true);
    expect(startsWith(changed(signed, "%PDF-1.7", "%PDF-1.6"), pdf)).toBe(false);
    expect(startsWith(pdf, signed)).toBe(false);
  });

  it("is not there in a file that nobody signed", () => {
    expect(readSignatures(pdf)).toEqual([]);
    expect(readSignatures(Buffer.from("no file at all"))).toEqual([]);
  });

  it("is broken by one changed byte of the text", () => {
    const [check] = readSignatures(changed(signed, "%PDF-1.7", "%PDF-1.6"));
    expect(check).toMatchObject({ signer: "Zoë Lefèvre", isIntact: false, covers: "whole" });
  });

  it("does not cover what was added behind it", () => {
    expect(readSignatures(Buffer.concat([signed, Buffer.from("added\n")]))[0]).toMatchObject({
      isIntact: true,
      covers: "revision",
    });
  });

  it("is worth nothing when something else stands in its place", () => {
    const text = Buffer.from(signed).toString("latin1");
    const range = /\/ByteRange \[0 (\d+) (\d+)/.exec(text);
    const early = String(Number(range?.[1]) - 40).padEnd(String(range?.[1]).length, " ");
    expect(readSignatures(changed(signed, `[0 ${range?.[1]}`, `[0 ${early}`))[0]).toMatchObject({
      isIntact: false,
      covers: "part",
    });
    expect(readSignatures(Buffer.from("/ByteRange [0 3 5 9999]\n<00>"))[0]).toMatchObject({
      isIntact: false,
      covers: "part",
    });
  });

  it("may be followed by another: each is checked on what it covers", async () => {
    const later = new Date("2026-04-02T10:00:00Z");
    const both = await service.sign(signed, { name: "Jan Minister", reason: "Akkoord", at: later });
    expect(startsWith(both, signed)).toBe(true);
    expect(readSignatures(both)).toMatchObject([
      { signer: "Zoë Lefèvre", isIntact: true, covers: "revision" },
      { signer: "Jan Minister", isIntact: true, covers: "whole", signedAt: later.toISOString() },
    ]);
  });

  it("notices every changed byte outside its own place, and survives any inside", () => {
    const text = Buffer.from(signed).toString("latin1");
    const [, first = "", second = ""] = /\/ByteRange \[0 (\d+) (\d+)/.exec(text) ?? [];
    const [from, to] = [Number(first), Number(second)];
    for (let round = 0; round < 200; round += 1) {
      const place = Math.floor((text.length * round) / 200);
      const noisy = Buffer.from(signed);
      noisy[place] = (noisy[place] ?? 0) ^ 0x5a;
      const isHeld = readSignatures(noisy).some(({ isIntact, covers }) => isIntact && covers === "whole");
      if (place < from || place >= to) expect(isHeld).toBe(false);
    }
  });
});
