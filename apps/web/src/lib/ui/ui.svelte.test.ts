import { createRawSnippet } from "svelte";
import { describe, expect, it, vi } from "vitest";
import { page, userEvent } from "vitest/browser";
import { show } from "#lib/testing/show.ts";
import Button from "./Button.svelte";
import Choices from "./Choices.svelte";
import Dialog from "./Dialog.svelte";
import { initials, tintOf } from "./Face.svelte";
import Popup from "./Popup.svelte";
import Table, { type Column } from "./Table.svelte";
import TextField from "./TextField.svelte";
import { Toasts } from "./toast.svelte.ts";
import ToastList from "./ToastList.svelte";

const words = (text: string) => createRawSnippet(() => ({ render: () => `<span>${text}</span>` }));

describe("a closed action", () => {
  it("stays in reach, does nothing, and says why", async () => {
    const onclick = vi.fn();
    await show(Button, { children: words("Indienen"), closed: "los eerst de blokkerende punten op", onclick });
    const button = page.getByRole("button", { name: "Indienen" });
    await expect.element(button).toHaveAttribute("aria-disabled", "true");
    await expect.element(button).toHaveAccessibleDescription("los eerst de blokkerende punten op");
    await button.click({ force: true });
    expect(onclick).not.toHaveBeenCalled();
  });
});

describe("a field", () => {
  it("ties hint, error and repair to its control", async () => {
    const apply = vi.fn();
    await show(TextField, {
      label: "Bedrag",
      hint: "Twee cijfers na de komma.",
      error: "1.118.17,00 is geen bedrag.",
      repair: { value: "1.118.170,00", apply },
    });
    const field = page.getByLabelText("Bedrag");
    await expect.element(field).toHaveAttribute("aria-invalid", "true");
    await expect.element(field).toHaveAccessibleDescription(/1\.118\.17,00 is geen bedrag\. Twee cijfers/);
    await page.getByRole("button", { name: "Bedoelt u 1.118.170,00?" }).click();
    expect(apply).toHaveBeenCalledOnce();
  });
});

describe("a choice of some", () => {
  it("keeps what was chosen in the order of choosing, and lets go of what is taken away", async () => {
    const choices = ["a", "b", "c"].map((value) => ({ value, label: value.toUpperCase() }));
    await show(Choices, { legend: "Rollen", name: "roles", pick: "some", choices, values: ["b"] });
    await page.getByLabelText("A").click();
    await page.getByLabelText("B").click();
    const group = page.getByRole("group", { name: "Rollen" });
    await expect.element(group).toHaveFormValues({ roles: ["a"] });
  });
});

describe("a table", () => {
  type Row = { id: string; amount: number };
  const columns: Column<Row>[] = [
    { id: "id", label: "Lijn" },
    { id: "amount", label: "Bedrag", numeric: true, compare: (a, b) => a.amount - b.amount },
  ];
  const rows: Row[] = [
    { id: "basis", amount: 3 },
    { id: "extra", amount: 1 },
    { id: "activa", amount: 2 },
    { id: "startbaan", amount: 5 },
    { id: "uitrusting", amount: 4 },
  ];
  const row = createRawSnippet<[Row]>((item) => ({ render: () => `<td>${item().id}</td>` }));
  const order = () => [...document.querySelectorAll("tbody tr")].map((tr) => tr.textContent?.trim());

  it("sorts up, then down, and says so", async () => {
    await page.viewport(1000, 700);
    await show(Table, { caption: "Lijnen", columns, rows, key: (item: Row) => item.id, row });
    const head = page.getByRole("columnheader", { name: "Bedrag" });
    expect(order()).toEqual(["basis", "extra", "activa", "startbaan", "uitrusting"]);
    await expect.element(head).toHaveAttribute("aria-sort", "none");
    await head.getByRole("button").click();
    await expect.element(head).toHaveAttribute("aria-sort", "ascending");
    expect(order()).toEqual(["extra", "activa", "basis", "uitrusting", "startbaan"]);
    await head.getByRole("button").click();
    await expect.element(head).toHaveAttribute("aria-sort", "descending");
    expect(order()).toEqual(["startbaan", "uitrusting", "basis", "activa", "extra"]);
    await expect.element(page.getByRole("columnheader", { name: "Lijn" })).not.toHaveAttribute("aria-sort");
  });

  it("is put in order by a list where the rows are blocks", async () => {
    await page.viewport(390, 700);
    await show(Table, { caption: "Lijnen", columns, rows, key: (item: Row) => item.id, row });
    await page.getByLabelText("Volgorde").selectOptions("Bedrag, aflopend");
    expect(order()).toEqual(["startbaan", "uitrusting", "basis", "activa", "extra"]);
    await page.getByLabelText("Volgorde").selectOptions("zoals gegeven");
    expect(order()).toEqual(["basis", "extra", "activa", "startbaan", "uitrusting"]);
    expect(page.getByRole("columnheader").elements()).toEqual([]);
  });

  it("shows what belongs here when there is nothing", async () => {
    await show(Table, {
      caption: "Lijnen",
      columns,
      rows: [],
      key: (item: Row) => item.id,
      row,
      empty: words("Nog niets"),
    });
    await expect.element(page.getByText("Nog niets")).toBeVisible();
    expect(document.querySelector("table")).toBe(null);
  });
});

describe("a dialog", () => {
  it("takes the focus, closes with Escape and says that it is closed", async () => {
    const onclose = vi.fn();
    await show(Dialog, { open: true, title: "Verwijderen?", children: words("Weg is weg."), onclose });
    await expect.element(page.getByRole("dialog", { name: "Verwijderen?" })).toBeVisible();
    expect(document.activeElement?.closest("dialog")).not.toBe(null);
    await userEvent.keyboard("{Escape}");
    await vi.waitFor(() => expect(onclose).toHaveBeenCalledOnce());
    expect(document.querySelector("dialog")?.open).toBe(false);
  });
});

describe("a popup", () => {
  it("closes with Escape and gives the focus back, and closes when the focus leaves", async () => {
    await show(Popup, { summary: words("Account"), children: words('<a href="#x">Afmelden</a>') });
    const details = () => document.querySelector("details");
    await page.getByText("Account").click();
    expect(details()?.open).toBe(true);
    await userEvent.keyboard("{Escape}");
    expect(details()?.open).toBe(false);
    expect(document.activeElement?.tagName).toBe("SUMMARY");

    await page.getByText("Account").click();
    const outside = document.body.appendChild(document.createElement("button"));
    outside.focus();
    await vi.waitFor(() => expect(details()?.open).toBe(false));
    outside.remove();
  });
});

describe("a popup at the edge", () => {
  it("stays inside the window", async () => {
    await page.viewport(390, 700);
    document.body.style.paddingInlineStart = "250px";
    await show(Popup, { summary: words("Meer"), children: words("Een zin die breder is dan de plaats rechts ervan.") });
    await page.getByText("Meer").click();
    const panel = document.querySelector(".panel");
    await vi.waitFor(() => expect(panel?.getBoundingClientRect().right).toBeLessThanOrEqual(390 - 12));
    expect(panel?.getBoundingClientRect().left).toBeGreaterThanOrEqual(0);
    document.body.style.paddingInlineStart = "";
  });
});

describe("messages after an action", () => {
  it("lets good news go by itself and keeps bad news until it is closed", async () => {
    const toasts = new Toasts(50);
    await show(ToastList, {}, { toasts });
    toasts.say("Bewaard");
    toasts.say("Geen verbinding", "warn");
    await expect.element(page.getByText("Bewaard")).toBeVisible();
    await vi.waitFor(() => expect(toasts.shown.map(({ text }) => text)).toEqual(["Geen verbinding"]));
    await page.getByRole("button", { name: "Sluiten" }).click();
    await expect.element(page.getByText("Geen verbinding")).not.toBeInTheDocument();
    await expect.element(page.getByRole("status")).toBeInTheDocument();
  });
});

describe("a face", () => {
  it("has the initials of first and last name, and always the same tint", () => {
    expect(initials("Samira El Idrissi")).toBe("SI");
    expect(initials("Anne-Sophie Charlier")).toBe("AC");
    expect(initials("Bram De Cock")).toBe("BC");
    expect(initials("beheerder")).toBe("B");
    expect(tintOf("lore")).toBe(tintOf("lore"));
  });
});
