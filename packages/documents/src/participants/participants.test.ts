import type { ParticipantProposal } from "@salus/domain";
import { describe, expect, it } from "vitest";
import writeXlsx from "write-excel-file/node";
import { readParticipantsInChild } from "../child.ts";
import { readParticipants } from "./read-participants.ts";

const on = { on: "2027-01-01" };
const csv = (text: string) => readParticipants(new TextEncoder().encode(text), on);
const workbook = async (rows: (string | number | null)[][]): Promise<Uint8Array> =>
  new Uint8Array(await writeXlsx(rows).toBuffer());
const short = ({ rows }: ParticipantProposal) =>
  rows.map(({ nis, amountCents, doubts }) => [nis, amountCents, ...doubts]);

it("reads a workbook with figures, titles above it and a total below it; and nothing of the file is left out", async () => {
  const file = await workbook([
    ["Bijlage bij het koninklijk besluit", null, null],
    ["NIS-code", "Gemeente / Commune", "Bedrag in euro"],
    [12025, "Mechelen", 810553.07],
    ["21012", "Molenbeek-Saint-Jean", 1118172],
    ["Totaal", null, 1928725.07],
    ["Gezien om gevoegd te worden", null, null],
  ]);
  const proposal = await readParticipants(file, on);
  expect(short(proposal)).toEqual([
    ["12025", 81_055_307],
    ["21012", 111_817_200],
  ]);
  expect(proposal.rows.map(({ line }) => line)).toEqual([3, 4]);
  expect(proposal.columns).toEqual({
    code: "NIS-code",
    name: "Gemeente / Commune",
    amount: "Bedrag in euro",
    zone: null,
  });
  expect(proposal.totalCents).toBe(192_872_507);
  expect(proposal.others.map(({ line }) => line)).toEqual([1, 5, 6]);
});

it.each([
  [
    "Dutch, by name",
    "Gemeente;Toelage\nMechelen;1.250,50\nStad Antwerpen;€ 58.934,-",
    [
      ["12025", 125_050],
      ["11002", 5_893_400],
    ],
  ],
  [
    "French, by name",
    "Commune\tMontant\nNamur\t1 250,5\nVille de Liège\t2500",
    [
      ["92094", 125_050],
      ["62063", 250_000],
    ],
  ],
  [
    "German, by name",
    "Gemeinde;Betrag\nEupen;1.000,00 EUR\nSankt Vith;7",
    [
      ["63023", 100_000],
      ["63067", 700],
    ],
  ],
  ["with commas and quotes", 'INS,Commune,Montant\n92094,Namur,"1.250,50"', [["92094", 125_050]]],
  [
    "the name in both languages",
    "Gemeente;Bedrag\nBrussel / Bruxelles;1\nAntwerpen (Anvers);2",
    [
      ["21004", 100],
      ["11002", 200],
    ],
  ],
])("reads a text with separators, %s", async (_, text, expected) => {
  expect(short(await csv(text))).toEqual(expected);
});

describe("is in doubt", () => {
  it.each([
    ["about a name that is nearly right", "Mechlen;;5", ["12025", 500, "municipality_near"]],
    ["about a name that nobody knows", "Xanadu;;5", [null, 500, "municipality_unknown"]],
    ["about two names", "Mechelen / Namur;;5", [null, 500, "municipality_ambiguous"]],
    ["no longer, where the code says which", "Mechelen / Namur;92094;5", ["92094", 500]],
    ["about a municipality that was merged", "Kruibeke;;5", ["46030", 500, "municipality_ended"]],
    ["about its old code", ";46013;5", ["46030", 500, "municipality_ended"]],
    ["about a code that never was", "Mechelen;99999;5", ["12025", 500, "code_unknown"]],
    ["about a code of another", "Mechelen;11002;5", ["11002", 500, "code_differs"]],
    ["about an amount that is not there", "Mechelen;;", ["12025", null, "amount_missing"]],
    [
      "about an amount that does not follow its own grouping",
      "Mechelen;;1.118.17,00",
      ["12025", null, "amount_unreadable"],
    ],
    ["about an amount below zero", "Mechelen;;-5", ["12025", -500, "amount_negative"]],
  ])("%s", async (_, line, expected) => {
    expect(short(await csv(`Gemeente;NIS;Bedrag\n${line}`))).toEqual([expected]);
  });

  it("about a police zone, by its digits or its name", async () => {
    const { rows } = await csv(
      "Gemeente;Bedrag;Politiezone\nAartselaar;1;PZ 5349\nAartselaar;1;PZ 5345\nAartselaar;1;Atlantis",
    );
    expect(rows.map(({ policeZone, doubts }) => [policeZone, ...doubts])).toEqual([
      ["5349"],
      ["5345", "zone_differs"],
      [null, "zone_unknown"],
    ]);
  });
});

describe("refuses", () => {
  const bytes = (text: string) => new TextEncoder().encode(text);
  /** An archive whose directory says that its one file is huge once it is unpacked. */
  const bomb = async (): Promise<Uint8Array> => {
    const file = await workbook([["Gemeente", "Bedrag"]]);
    const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
    for (let at = 0; at < file.length - 4; at += 1)
      if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 0x7fff_ffff, true);
    return file;
  };
  it.each<[string, () => Promise<Uint8Array> | Uint8Array, string]>([
    ["an empty file", () => bytes(""), "import.empty"],
    ["a list without headings", () => bytes("Mechelen;5"), "import.no_columns"],
    ["a picture", () => new Uint8Array([0x89, 0x50, 0x4e, 0x47, 1, 2]), "import.not_a_table"],
    ["a PDF", () => bytes("%PDF-1.7"), "import.not_a_table"],
    ["a torn workbook", async () => (await workbook([["Gemeente", "Bedrag"]])).slice(0, 400), "import.failed"],
    ["a workbook that unpacks without end", bomb, "import.too_large"],
    [
      "more rows than there are municipalities many times over",
      () => bytes("a;b;c\n".repeat(6000)),
      "import.too_large",
    ],
  ])("%s", async (_, file, code) => {
    await expect(readParticipants(await file(), on)).rejects.toMatchObject({ code });
  });
});

it("is read in a process of its own, which answers the same", async () => {
  const file = await workbook([
    ["Commune", "Montant"],
    ["Namur", 12.5],
  ]);
  expect(await readParticipantsInChild(file, on)).toEqual(await readParticipants(file, on));
});
