import type { Action, Locale } from "@salus/domain";
import type { Session } from "#lib/api/types.ts";

export type NavKey =
  | "home"
  | "plans"
  | "myWork"
  | "queue"
  | "obligations"
  | "messages"
  | "import"
  | "organisation"
  | "members"
  | "dossiers"
  | "coverage"
  | "compare"
  | "frameworks";
export type NavItem = { readonly key: NavKey; readonly href: string };

const pages: readonly { key: NavKey; path: string; side?: "municipality" | "federal"; needs?: Action }[] = [
  { key: "home", path: "" },
  { key: "plans", path: "/plans", side: "municipality", needs: "plan.read" },
  { key: "myWork", path: "/my-work", side: "municipality", needs: "plan.read" },
  { key: "obligations", path: "/obligations", side: "municipality", needs: "plan.read" },
  { key: "import", path: "/import", side: "municipality", needs: "plan.import" },
  { key: "organisation", path: "/organisation", side: "municipality", needs: "organisation.read" },
  { key: "dossiers", path: "/federal/plans", side: "federal", needs: "federal.read" },
  { key: "queue", path: "/federal/queue", side: "federal", needs: "federal.read" },
  { key: "obligations", path: "/federal/obligations", side: "federal", needs: "federal.read" },
  { key: "coverage", path: "/federal/matrix", side: "federal", needs: "federal.read" },
  { key: "compare", path: "/federal/compare", side: "federal", needs: "federal.compare" },
  { key: "frameworks", path: "/federal/frameworks", side: "federal", needs: "framework.manage" },
  { key: "members", path: "/members", needs: "members.manage" },
  // In the head it stands beside the search, with a mark.
  { key: "messages", path: "/messages", needs: "news.read" },
];

/** The pages this person can use for the tenant that is open. What may be done comes from the API. */
export const navigation = ({ active }: Pick<Session, "active">, locale: Locale): NavItem[] =>
  pages
    .filter(({ side, needs }) => (!side || side === active.kind) && (!needs || active.permittedActions.includes(needs)))
    .map(({ key, path }) => ({ key, href: `/${locale}${path}` }));

/** The item the address belongs to: the longest that fits. */
export const currentItem = (items: readonly NavItem[], pathname: string): NavKey | null =>
  items
    .filter(({ href, key }) => pathname === href || (key !== "home" && pathname.startsWith(`${href}/`)))
    .toSorted((a, b) => b.href.length - a.href.length)[0]?.key ?? null;
