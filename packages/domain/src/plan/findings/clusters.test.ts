import { describe, expect, it } from "vitest";
import type { TemplateNode } from "../../framework/framework.ts";
import { findings } from "../completeness.ts";
import { aChapter, framework, input, withChapter } from "./testing.ts";

const place = (code: string, nl: string): TemplateNode => ({
  code,
  kind: "chapter",
  title: { nl, fr: `${nl} (fr)`, unattested: [] },
  compulsory: false,
  locked: true,
  repeatable: true,
  children: [],
});
const names = { fire: "Brandstichting", noise: "Nachtlawaai", litter: "Sluikstorten", graffiti: "Muurbekladding" };
const wide = {
  ...framework,
  template: [...framework.template, ...Object.entries(names).map(([code, nl]) => place(code, nl))],
};

/** The clusters of a plan whose result says this, and which has these chapters. */
const told = (text: string, chapters: readonly (keyof typeof names)[]) => {
  const chapter = aChapter();
  const nodes = chapter.all.map((node) => (node === chapter.result ? { ...node, text: { nl: text } } : node));
  const more = chapters.map((code, index) => ({
    ...aChapter({ code, text: { nl: names[code] }, orderKey: `b${index}` }).chapter,
  }));
  return findings(input({ ...withChapter([...nodes, ...more]), framework: wide }))
    .filter(({ code }) => code.startsWith("structure.phenomenon_"))
    .map(({ code, params }) => `${code.slice(21)} ${params["code"]}`);
};

describe("lists of phenomena", () => {
  const list = "Actieprogramma voor brandstichting, nachtlawaai en sluikstorten";

  it("name one without a chapter", () => {
    expect(told(list, ["fire", "noise"])).toEqual(["without_chapter litter"]);
    expect(told(list, ["fire", "noise", "litter"])).toEqual([]);
  });

  it("name one twice, in different company", () => {
    const two = `${list}\nActieprogramma voor nachtlawaai, muurbekladding, inbraak en burglary (nl)`;
    expect(told(two, ["fire", "noise", "litter", "graffiti"])).toEqual(["in_two_lists noise"]);
  });

  it("may stand twice with one more", () => {
    const twice = `${list}\nHet gaat om brandstichting, nachtlawaai, sluikstorten, muurbekladding`;
    expect(told(twice, ["fire", "noise", "litter", "graffiti"])).toEqual([]);
  });

  it("are lists: two names in a sentence are none", () => {
    expect(told("Brandstichting en nachtlawaai, samen met de politie", ["fire"])).toEqual([]);
  });
});
