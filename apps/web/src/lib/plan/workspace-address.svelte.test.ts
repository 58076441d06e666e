import type { AfterNavigate } from "$app/navigation";
import { expect, it } from "vitest";
import { rowAskedFor } from "./workspace-address.svelte.ts";

const target = (locale: string, node: string | null) => ({
  params: { locale },
  url: new URL(`https://salus.example/${locale}/plans/1${node === null ? "" : `?node=${node}`}`),
});
const going = (type: AfterNavigate["type"], from: ReturnType<typeof target> | null, to: ReturnType<typeof target>) =>
  rowAskedFor({ type, from, to } as unknown as AfterNavigate);

it("asks for a row: a link, the way back, the first arrival", () => {
  expect(going("link", target("nl", "a"), target("nl", "b"))).toBe("b");
  expect(going("link", target("nl", "a"), target("nl", "a"))).toBe("a");
  expect(going("popstate", target("fr", "b"), target("nl", "a"))).toBe("a");
  expect(going("enter", null, target("nl", "a"))).toBe("a");
});

it("asks for none: an address without a row, and the other language of wherever the address stood", () => {
  expect(going("goto", target("nl", "a"), target("nl", null))).toBeNull();
  expect(going("link", target("nl", "a"), target("fr", "a"))).toBeNull();
});
