import { translator } from "@salus/i18n";
import { call } from "./calls.ts";
import { axeFindings, expect, freshTown, open, test } from "./fixtures.ts";
import { press, type } from "./keyboard.ts";

const nl = translator("nl");
const fr = translator("fr");

test("both sides see what is owed, write to each other and get a receipt, by keyboard, one in Dutch and one in French", async ({
  as,
}) => {
  test.setTimeout(180_000);
  const town = freshTown("mechelen");
  const [ours, theirs] = [await as(`coordinator@${town}`), await as("adviser@federal")];
  const subject = `Wijken van ${town}`;
  const inbox = (of: typeof ours, name: string) => of.getByRole("banner").getByRole("link", { name });

  await test.step("the municipality finds what it owes, and an address for its calendar", async () => {
    await open(ours, "/nl/plans");
    await call(ours, "/plans", { framework: "vsc-2018-2019", language: "nl" });
    await open(ours, "/nl");
    const menu = ours.getByRole("navigation", { name: nl((m) => m.shell.mainNavigation) }).first();
    await press(ours, menu.getByRole("link", { name: nl((m) => m.obligations.title) }));
    const row = ours.getByRole("row", { name: nl((m) => m.obligations.kind.submission) });
    await expect(row.first()).toContainText(nl((m) => m.obligations.states.late));
    await press(ours, ours.getByRole("button", { name: nl((m) => m.obligations.feed.make) }));
    const address = ours.getByLabel(nl((m) => m.obligations.feed.address));
    const feed = await ours.request.get(new URL(await address.inputValue()).pathname);
    expect(await feed.text()).toContain(`SUMMARY:${nl((m) => m.obligations.kind.submission)}`);
    expect(await axeFindings(ours)).toEqual([]);
  });

  await test.step("it begins a conversation", async () => {
    await press(
      ours,
      inbox(
        ours,
        nl((m) => m.shell.nav.messages),
      ),
    );
    await type(ours, ours.getByLabel(nl((m) => m.messages.subject)), subject);
    await type(
      ours,
      ours.getByLabel(
        nl((m) => m.messages.text),
        { exact: true },
      ),
      "Mogen we een wijk toevoegen?",
    );
    await press(ours, ours.getByRole("button", { name: nl((m) => m.messages.send) }));
    await expect(ours.getByRole("heading", { level: 1 })).toHaveText(subject);
  });

  await test.step("the federal side finds it marked, reads it, answers, and writes to the municipality by its name", async () => {
    await open(theirs, "/fr/messages?share=unassigned");
    const mark = inbox(
      theirs,
      fr((m) => m.shell.nav.messages),
    ).locator(".count");
    const before = Number(await mark.textContent());
    await press(theirs, theirs.getByRole("link", { name: subject }));
    await expect(theirs.getByRole("heading", { level: 1 })).toHaveText(subject);
    // Others write to the same administration meanwhile: this one is no longer among what is new.
    await expect
      .poll(async () => {
        const { threads } = await call<{ threads: { subject: string; unread: boolean }[] }>(
          theirs,
          "/federal/messages",
        );
        return threads.find((thread) => thread.subject === subject)?.unread;
      })
      .toBe(false);
    expect(before).toBeGreaterThan(0);
    await type(theirs, theirs.getByLabel(fr((m) => m.messages.answer)), "Oui.");
    await press(theirs, theirs.getByRole("button", { name: fr((m) => m.messages.send) }));
    await expect(theirs.getByText(fr((m) => m.messages.sent))).toBeVisible();
    expect(await axeFindings(theirs)).toEqual([]);

    await open(theirs, "/fr/messages");
    const { active } = await call<{ active: { nis: string } }>(ours, "/auth/session");
    await type(theirs, theirs.getByLabel(fr((m) => m.messages.subjectNl)), "Model");
    await type(theirs, theirs.getByLabel(fr((m) => m.messages.subjectFr)), "Modèle");
    await type(theirs, theirs.getByLabel(fr((m) => m.messages.textNl)), "Het model is er.");
    await type(theirs, theirs.getByLabel(fr((m) => m.messages.textFr)), "Le modèle est là.");
    await type(theirs, theirs.locator("input[name=to]"), active.nis);
    const form = theirs.getByRole("region", { name: fr((m) => m.messages.write) });
    await press(theirs, form.getByRole("button", { name: fr((m) => m.messages.send) }));
    await expect(theirs.getByText(fr((m) => m.messages.notRead))).toBeVisible();
  });

  await test.step("the municipality has two things to read; reading is told, without a name", async () => {
    await open(ours, "/nl/messages");
    const mark = inbox(
      ours,
      nl((m) => m.shell.nav.messages),
    ).locator(".count");
    await expect(mark).toHaveText("2");
    await press(ours, ours.getByRole("link", { name: "Model" }));
    await expect(ours.getByText("Het model is er.")).toBeVisible();
    await expect(mark).toHaveText("1");
    await theirs.reload();
    await expect(theirs.getByText(fr((m) => m.messages.notRead))).toBeHidden();
    await press(
      ours,
      inbox(
        ours,
        nl((m) => m.shell.nav.messages),
      ),
    );
    await press(ours, ours.getByRole("link", { name: subject }));
    await expect(ours.getByText("Oui.")).toBeVisible();
    await expect(mark).toBeHidden();
  });
});
