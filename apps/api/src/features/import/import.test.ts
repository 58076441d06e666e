import { afterAll, beforeAll, expect, it } from "vitest";
import { aMunicipalityWith, bodyOf, createTestApp, refusalIn, type TestApp, trailOf } from "../../testing.ts";

let test: TestApp;
beforeAll(async () => void (test = await createTestApp()));
afterAll(() => test[Symbol.asyncDispose]());

const text = [
  "STRATEGISCH VEILIGHEIDS- EN PREVENTIEPLAN 2020",
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

const upload = (content: string | Uint8Array<ArrayBuffer>, name: string, token: string) =>
  test.client(token).imports.$post({ form: { file: new File([content], name) } });

it("reads a text into a proposal beside its lines, and stores nothing", async () => {
  const { tenantId, coordinator } = await aMunicipalityWith(test, "coordinator");
  const response = await upload(text, "plan.txt", coordinator.token);
  expect(response.status).toBe(200);
  const { document, source } = await bodyOf<{
    document: { nodes: { code: string }[] };
    source: { name: string; lines: string[] };
  }>(response);
  expect(document.nodes.map(({ code }) => code)).toEqual(["burglary"]);
  expect(source.name).toBe("plan.txt");
  expect(source.lines[1]).toBe("1. INBRAAK");
  const { plans } = await bodyOf<{ plans: unknown[] }>(await test.client(coordinator.token).plans.$get());
  expect(plans).toEqual([]);
  expect(await trailOf(test, tenantId)).toEqual([]);
});

it.each([
  ["an empty file", "", "leeg.txt", "import.empty"],
  ["a PDF", "%PDF-1.7\n%âãÏÓ\n", "plan.pdf", "import.pdf_not_supported_yet"],
  ["a binary file", new Uint8Array([0, 1, 2, 3, 0, 255]), "plan.bin", "import.binary"],
  ["a text that is no plan", "Boodschappen: melk, brood en kaas.", "lijst.txt", "import.no_plan_found"],
])("refuses %s and says why", async (_what, content, name, code) => {
  const { coordinator } = await aMunicipalityWith(test, "coordinator");
  expect(await refusalIn(await upload(content, name, coordinator.token))).toEqual([422, code]);
});

it("is not for readers", async () => {
  const { reader } = await aMunicipalityWith(test, "reader");
  expect(await refusalIn(await upload(text, "plan.txt", reader.token))).toEqual([403, "plan.forbidden"]);
});

it("refuses a form without a file", async () => {
  const { coordinator } = await aMunicipalityWith(test, "coordinator");
  const response = await test.ask("/imports", { method: "POST", token: coordinator.token, body: new FormData() });
  expect(await refusalIn(response)).toEqual([422, "input.invalid"]);
});
