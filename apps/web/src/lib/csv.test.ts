import { expect, it } from "vitest";
import { csvResponse } from "./csv.ts";

it("keeps a text that a spreadsheet would calculate, and quotes", async () => {
  const response = csvResponse(
    [
      ["=1+1", '+32 "twee"', "-5", "@x", "\tx"],
      ["gewoon; met teken", "twee\nlijnen", ""],
    ],
    "x.csv",
  );
  expect(new TextDecoder("utf-8", { ignoreBOM: true }).decode(await response.arrayBuffer())).toBe(
    `\uFEFF"'=1+1";"'+32 ""twee""";"'-5";"'@x";"'\tx"\r\n"gewoon; met teken";"twee\nlijnen";""\r\n`,
  );
});
