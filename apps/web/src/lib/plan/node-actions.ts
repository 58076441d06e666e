import type { PlanNode } from "@salus/domain";
import type { I18n } from "#lib/i18n/i18n.svelte.ts";
import type { MenuAction } from "./ActionMenu.svelte";
import type { Desk } from "./desk.svelte.ts";
import { childKindsOf, openPlaces, parentsFor, siblingOf, whyNotRemove } from "./plan-work.ts";

/** Everything that can be done with a node, for its menu. What the rules close stays in the list with its reason. */
export function nodeActions(i18n: I18n, desk: Desk, node: PlanNode): (MenuAction | "line")[] {
  const { t } = i18n;
  const { editor } = desk;
  const select = (then: () => unknown) => (): void => {
    desk.select(node.lineageId);
    void then();
  };
  // Only an address that browsers trust has a clipboard.
  const copy: MenuAction[] = window.isSecureContext
    ? [
        {
          id: "copy",
          label: t((m) => m.workspace.menu.copyLink),
          icon: "copy",
          run: () => void navigator.clipboard.writeText(linkTo(node)),
        },
      ]
    : [];
  const open: MenuAction = { id: "open", label: t((m) => m.workspace.menu.open), run: select(() => undefined) };
  if (!editor.canEdit) return [open, ...copy];
  const locked = i18n.refusal({ code: "node.locked" });
  const refusal = whyNotRemove(editor, node);
  const isOwn = editor.place(node.lineageId) === null;
  const kinds = childKindsOf(editor, node);
  const places = openPlaces(editor, node.lineageId);
  const additions: MenuAction[] = kinds.map((kind, index) => ({
    id: `add-${kind}`,
    label: t((m) => m.workspace.add[kind]),
    icon: "plus",
    keys: kind === "result" ? "R" : kind === "indicator" ? "I" : index === 0 ? "⇧ N" : "",
    run: select(() => desk.addChild(kind)),
  }));
  if (places.length > 0) {
    additions.push({
      id: "add-place",
      label: t((m) => m.workspace.add.official),
      icon: "plus",
      keys: kinds.length === 0 ? "⇧ N" : "",
      run: select(() => desk.pickPlace(node.lineageId)),
    });
  }
  const canAddBeside = siblingOf(editor, node) !== null || (!isOwn && openPlaces(editor, node.parentId).length > 0);
  return [
    {
      id: "edit",
      label: t((m) => m.workspace.menu.edit),
      keys: "Enter",
      run: select(() => desk.edit(node.lineageId, i18n.locale)),
    },
    {
      id: "sibling",
      label: t((m) => m.workspace.menu.addSibling),
      icon: "plus",
      keys: "N",
      closed: canAddBeside ? null : locked,
      run: select(() => desk.addSibling()),
    },
    ...additions,
    "line",
    { id: "up", label: t((m) => m.workspace.menu.up), icon: "up", keys: "Alt ↑", run: select(() => desk.move(-1)) },
    {
      id: "down",
      label: t((m) => m.workspace.menu.down),
      icon: "down",
      keys: "Alt ↓",
      run: select(() => desk.move(1)),
    },
    {
      id: "move",
      label: t((m) => m.workspace.menu.moveTo),
      icon: "right",
      closed: isOwn ? (parentsFor(editor, node).length > 0 ? null : t((m) => m.workspace.menu.nowhereElse)) : locked,
      run: select(() => (desk.picking = { kind: "parent", id: node.lineageId })),
    },
    ...copy,
    "line",
    {
      id: "remove",
      label: t((m) => m.ui.remove),
      icon: "close",
      keys: "Del",
      closed: refusal ? i18n.refusal({ code: refusal }) : null,
      isStop: true,
      run: select(() => desk.remove()),
    },
  ];
}

function linkTo({ lineageId }: PlanNode): string {
  const url = new URL(location.href);
  url.searchParams.set("node", lineageId);
  return url.href;
}
