import { expect, it } from "vitest";
import { difference, fingerprint } from "./answer.ts";

const saying = (text: string) => fingerprint({ status: 200, code: null, headers: "[]", text }, "50123");

it("is the same whatever ids are named and whoever's municipality it is, also where an id holds its digits", () => {
  const ids = ["0199f3aa-0000-7000-8000-000000050123", "0199f3aa-0000-7000-8000-00000000abcd"];
  expect(saying(`{"id":"${ids[0]}","nis":"50123"}`)).toBe(saying(`{"id":"${ids[1]}","nis":"50123"}`));
  expect(saying(`["${ids[0]}","${ids[0]}"]`)).not.toBe(saying(`["${ids[0]}","${ids[1]}"]`));
});

it("says where two begin to differ", () => {
  expect(difference("200 one", "200 two")).toBe("200 one / 200 two");
  const long = "x".repeat(100);
  expect(difference(`${long}a${long}`, `${long}b${long}`)).toBe(
    `${"x".repeat(40)}a${"x".repeat(39)} / ${"x".repeat(40)}b${"x".repeat(39)}`,
  );
});
