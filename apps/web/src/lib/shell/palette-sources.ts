import type { Session } from "#lib/api/types.ts";
import { api } from "#lib/api/client.ts";
import type { I18n } from "#lib/i18n/i18n.svelte.ts";
import { planName } from "#lib/i18n/plan-name.ts";
import { otherLocale } from "#lib/i18n/locale.ts";
import { navigation } from "./navigation.ts";
import type { PaletteItem, PaletteSource } from "./palette.svelte.ts";

/** The pages of the menu and what can be done everywhere. */
export const pagesSource = (i18n: I18n, session: Session, showKeys: () => void): PaletteSource => ({
  id: "pages",
  heading: () => i18n.t((m) => m.shell.palette.pages),
  atOnce: true,
  items: () => [
    ...navigation(session, i18n.locale).map(({ key, href }): PaletteItem => ({
      id: `page-${key}`,
      label: i18n.t((m) => m.shell.nav[key]),
      href,
    })),
    ...(session.active.permittedActions.includes("plan.create")
      ? [{ id: "page-new", label: i18n.t((m) => m.plans.create.title), href: `/${i18n.locale}/plans/new` }]
      : []),
    ...(session.active.permittedActions.includes("plan.read")
      ? [{ id: "page-rules", label: i18n.t((m) => m.workspace.rules.title), href: `/${i18n.locale}/plans/rules` }]
      : []),
    ...(session.demonstration
      ? [{ id: "page-mailbox", label: i18n.t((m) => m.mail.box.title), href: `/${i18n.locale}/mailbox` }]
      : []),
    ...(session.active.permittedActions.includes("trail.read")
      ? [{ id: "page-trail", label: i18n.t((m) => m.shell.trail), href: `/${i18n.locale}/trail` }]
      : []),
    { id: "page-account", label: i18n.t((m) => m.shell.account), href: `/${i18n.locale}/account` },
    { id: "keys", label: i18n.t((m) => m.shell.shortcuts), run: showKeys },
    {
      id: "language",
      label: i18n.t((m) => m.shell.palette.switchLanguage),
      lang: otherLocale(i18n.locale),
      run: () => document.querySelector<HTMLAnchorElement>(`.tongue a[lang^="${otherLocale(i18n.locale)}"]`)?.click(),
    },
  ],
});

/** The plans this person can open: its own, or on the federal side the submitted ones. */
export const ownPlans = (i18n: I18n, session: Session): PaletteSource => ({
  id: "plans",
  heading: () => i18n.t((m) => m.shell.palette.plans),
  atOnce: true,
  items: () => (session.active.kind === "federal" ? submitted(i18n) : municipal(i18n)),
});

async function municipal(i18n: I18n): Promise<PaletteItem[]> {
  const response = await api(fetch, location.origin).plans.$get();
  if (!response.ok) return [];
  const { plans } = await response.json();
  return plans.map((plan) => ({
    id: `plan-${plan.id}`,
    label: planName(i18n, plan),
    note: i18n.t((m) => m.enums.planStatus[plan.version.status]),
    href: `/${i18n.locale}/plans/${plan.id}`,
  }));
}

async function submitted(i18n: I18n): Promise<PaletteItem[]> {
  const response = await api(fetch, location.origin).federal.plans.$get({ query: {} });
  if (!response.ok) return [];
  const { submissions } = await response.json();
  return submissions.map((submission) => ({
    id: `submission-${submission.id}`,
    label: i18n.official(submission.name),
    note: planName(i18n, submission),
    href: `/${i18n.locale}/federal/plans/${submission.id}`,
  }));
}
