import { describe, expect, it, vi } from "vitest";
import { page, userEvent } from "vitest/browser";
import { show } from "#lib/testing/show.ts";
import CommandPalette from "./CommandPalette.svelte";
import { SingleKeys } from "./keys.svelte.ts";
import NewPassword from "./NewPassword.svelte";
import { Palette } from "./palette.svelte.ts";

describe("the palette", () => {
  it("is worked by keyboard: arrows choose, Enter runs, a source that fails leaves the others", async () => {
    const run = vi.fn();
    const palette = new Palette();
    const names = ["Inbraak", "Fietsdiefstal", "Winkeldiefstal"];
    palette.provide({
      id: "nodes",
      heading: () => "In dit plan",
      items: () =>
        Promise.resolve(
          names.map((label, index) => ({ id: label, label, number: String(index + 11), run: () => run(label) })),
        ),
    });
    palette.provide({ id: "broken", heading: () => "Kapot", items: () => Promise.reject(new Error("weg")) });
    await show(CommandPalette, {}, { palette });
    palette.open = true;

    const field = page.getByRole("combobox");
    await expect.element(field).toHaveFocus();
    await expect.element(field).toHaveAttribute("aria-expanded", "false");
    await userEvent.keyboard("diefstal");
    await vi.waitFor(() => expect(page.getByRole("option").elements()).toHaveLength(2));
    await userEvent.keyboard("{ArrowDown}");
    const active = () => document.getElementById(field.element().getAttribute("aria-activedescendant") ?? "");
    await vi.waitFor(() => expect(active()?.textContent).toContain("Winkeldiefstal"));
    expect(active()?.getAttribute("aria-selected")).toBe("true");
    await userEvent.keyboard("{ArrowDown}");
    await vi.waitFor(() => expect(active()?.textContent).toContain("Fietsdiefstal"));
    await userEvent.keyboard("{Enter}");
    await vi.waitFor(() => expect(run).toHaveBeenCalledWith("Fietsdiefstal"));
    expect(palette.open).toBe(false);
  });

  it("says when nothing is found, in the reader's language", async () => {
    const palette = new Palette();
    await show(CommandPalette, {}, { palette, locale: "fr" });
    palette.open = true;
    await expect.element(page.getByRole("combobox")).toHaveFocus();
    await userEvent.keyboard("cambriolage");
    await vi.waitFor(() => expect(page.getByRole("status").element().textContent).toContain("Aucun résultat"));
  });

  it("has what was typed before it came, and does what was asked", async () => {
    const run = vi.fn();
    const heard = vi.fn();
    const palette = new Palette();
    palette.provide({
      id: "nodes",
      heading: () => "",
      items: () => Promise.resolve(["Inbraak", "Fietsdiefstal"].map((id) => ({ id, label: id, run: () => run(id) }))),
    });
    const hold = (event: KeyboardEvent) => palette.hold(event);
    addEventListener("keydown", hold, { capture: true });
    addEventListener("keydown", heard);
    await userEvent.keyboard("n");
    expect(heard).toHaveBeenCalledTimes(1);
    palette.open = true;
    await userEvent.keyboard("fietsx{Backspace}{Enter}");
    expect(heard).toHaveBeenCalledTimes(1);
    await show(CommandPalette, {}, { palette });
    await vi.waitFor(() => expect(run).toHaveBeenCalledWith("Fietsdiefstal"));
    expect(palette.open).toBe(false);
    await userEvent.keyboard("n");
    expect(heard).toHaveBeenCalledTimes(2);
    removeEventListener("keydown", hold, { capture: true });
    removeEventListener("keydown", heard);
  });

  it("takes a source away with the part that brought it", () => {
    const palette = new Palette();
    const take = palette.provide({ id: "a", heading: () => "", items: () => [] });
    palette.provide({ id: "b", heading: () => "", items: () => [] });
    take();
    expect(palette.sources.map(({ id }) => id)).toEqual(["b"]);
  });
});

describe("shortcuts of one letter", () => {
  const press = (target: HTMLElement, init: KeyboardEventInit = { key: "n" }) => {
    let accepted: boolean | null = null;
    const listen = (event: KeyboardEvent) => (accepted = keys.accepts(event));
    addEventListener("keydown", listen);
    target.dispatchEvent(new KeyboardEvent("keydown", { ...init, bubbles: true, composed: true }));
    removeEventListener("keydown", listen);
    return accepted;
  };
  let keys = new SingleKeys();

  it("are letters inside a text, and nothing with Ctrl", () => {
    keys = new SingleKeys();
    const field = document.body.appendChild(document.createElement("textarea"));
    const box = document.body.appendChild(Object.assign(document.createElement("input"), { type: "checkbox" }));
    expect([press(field), press(box), press(document.body)]).toEqual([false, true, true]);
    expect(press(document.body, { key: "n", ctrlKey: true })).toBe(false);
    field.remove();
    box.remove();
  });

  it("can be switched off, and stay off on this device", () => {
    keys = new SingleKeys();
    keys.on = false;
    expect(press(document.body)).toBe(false);
    keys = new SingleKeys();
    keys.restore();
    expect(keys.on).toBe(false);
    keys.on = true;
  });
});

describe("a new password", () => {
  it("counts while one types", async () => {
    await show(NewPassword, { label: "Nieuw wachtwoord", name: "next" });
    const field = page.getByLabelText("Nieuw wachtwoord");
    await field.fill("elf tekens.");
    await expect.element(page.getByText("nog 1 teken")).toBeVisible();
    await field.fill("twaalf teken");
    await expect.element(page.getByText("12 tekens, lang genoeg")).toBeVisible();
  });
});
