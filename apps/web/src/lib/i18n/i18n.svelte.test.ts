import { flushSync } from "svelte";
import { expect, it } from "vitest";
import { createI18n } from "./i18n.svelte.ts";

it("keeps words alive when the language changes, also for a function taken out of the object", () => {
  let locale = $state<"nl" | "fr">("nl");
  const i18n = createI18n(() => locale);
  const { t, dateTime } = i18n;
  const seen: string[] = [];
  const stop = $effect.root(() => {
    $effect(() => {
      seen.push(`${t((m) => m.ui.save)} ${dateTime("2020-06-03T12:32:00Z")} ${i18n.tag}`);
    });
  });
  flushSync();
  locale = "fr";
  flushSync();
  stop();
  expect(seen).toEqual(["Bewaren 03/06/2020, 14:32 nl-BE", "Enregistrer 03/06/2020, 14\u00a0h\u00a032 fr-BE"]);
});

it("gives a text in the reader's language, else in its original, and says which", () => {
  const i18n = createI18n(() => "fr");
  expect(i18n.spoken({ nl: "Inbraak", fr: "Cambriolage" })).toEqual({ text: "Cambriolage", lang: "fr" });
  expect(i18n.spoken({ nl: "Inbraak", de: "Einbruch" }, "de")).toEqual({ text: "Einbruch", lang: "de" });
  expect(i18n.spoken({ nl: "Inbraak", fr: "" })).toEqual({ text: "Inbraak", lang: "nl" });
  expect(i18n.spoken({}, "nl")).toEqual({ text: "", lang: "nl" });
});

it("tells a refusal with the values its text names", () => {
  const i18n = createI18n(() => "nl");
  expect(i18n.refusal({ code: "password.too_short", params: { min: 12 } })).toContain("minstens 12 tekens");
  expect(i18n.refusal({ code: "internal", requestId: "abc" })).toContain("abc");
});
