import { expect, it } from "vitest";
import { readPlanInChild } from "./child.ts";
import { limits } from "./decode/limits.ts";

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const plan = [
  "STRATEGISCH VEILIGHEIDS- EN PREVENTIEPLAN",
  "1. INBRAAK",
  "1.1. Algemene doelstellingen",
  "1.1.1. Voorkomen, opsporen en beperken van inbraak en/of het ermee verbonden onveiligheidsgevoel",
  "1.2. Strategische doelstellingen",
  "1.2.1. De sociale controle bevorderen",
  "Operationele doelstellingen",
  "- Buren letten op elkaars woning.",
  "Resultaten",
  "- Er zijn afspraken per straat.",
  "Indicatoren",
  "- Aantal straten met afspraken: minstens 12 per jaar",
].join("\n");

it("reads a file in a process of its own", async () => {
  const { document, source } = await readPlanInChild(bytes(plan), { name: "plan.txt" });
  expect(document.nodes.map(({ code }) => code)).toEqual(["burglary"]);
  expect(source.name).toBe("plan.txt");
});

it("passes the refusal of the reader on", async () => {
  await expect(readPlanInChild(bytes("   \n "), { name: "leeg.txt" })).rejects.toMatchObject({ code: "import.empty" });
});

it("refuses what is too large before a process is started", async () => {
  const large = new Uint8Array(limits.bytes + 1);
  await expect(readPlanInChild(large, { name: "groot.txt" })).rejects.toMatchObject({ code: "import.too_large" });
});

it("survives a process that runs out of time", async () => {
  await expect(readPlanInChild(bytes(plan), { name: "plan.txt" }, { timeoutMs: 1 })).rejects.toMatchObject({
    code: "import.timeout",
  });
});

it("survives a process that runs out of memory", async () => {
  const failed = readPlanInChild(bytes(plan), { name: "plan.txt" }, { maxMemoryMb: 1 });
  await expect(failed).rejects.toMatchObject({ code: "import.failed" });
});
