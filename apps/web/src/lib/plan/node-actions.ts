import { mergeRefusal, type PlanNode } from "@salus/domain";
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
          label: t((m) => m.workspace.menu.copy),
          icon: "copy",
          keys: "Ctrl C",
          run: () => void copyToClipboard(i18n, desk, node),
        },
        {
          id: "copy-link",
          label: t((m) => m.workspace.menu.copyLink),
          run: () => void navigator.clipboard.writeText(linkTo(node)),
        },
      ]
    : [];
  const open: MenuAction = { id: "open", label: t((m) => m.workspace.menu.open), run: select(() => undefined) };
  if (!editor.canEdit) return [open, ...copy];
  const locked = i18n.refusal({ code: "node.locked" });
  const refusal = whyNotRemove(editor, node);
  const cannotMerge = mergeRefusal(editor.shown(node), editor.tree, editor.data.framework);
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
    {
      id: "paste",
      label: t((m) => m.pasting.menu),
      keys: "Ctrl V",
      run: select(() => (desk.pasting = { nodeId: node.lineageId, clip: null, language: null })),
    },
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
      run: select(() => (desk.picking = { kind: "parent", ids: [node.lineageId] })),
    },
    {
      id: "duplicate",
      label: t((m) => m.workspace.menu.duplicate),
      icon: "copy",
      keys: "Ctrl D",
      closed: isOwn ? null : locked,
      run: select(() => desk.duplicate()),
    },
    {
      id: "merge",
      label: t((m) => m.workspace.menu.merge),
      keys: "Alt ⌫",
      closed: cannotMerge ? i18n.refusal({ code: cannotMerge }) : null,
      run: select(() => desk.merge()),
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

/** Rich text for Word and plain text; only a copy by keyboard can also carry what this program alone reads. */
async function copyToClipboard(i18n: I18n, desk: Desk, node: PlanNode): Promise<void> {
  const { copied } = await import("./paste/copy.ts");
  const { html, text } = copied(i18n, desk.editor, [node]);
  const blob = (type: string, content: string): Record<string, Blob> => ({ [type]: new Blob([content], { type }) });
  await navigator.clipboard.write([new ClipboardItem({ ...blob("text/html", html), ...blob("text/plain", text) })]);
  desk.editor.say({ code: "copied", label: desk.editor.label(node.lineageId) });
}

function linkTo({ lineageId }: PlanNode): string {
  const url = new URL(location.href);
  url.searchParams.set("node", lineageId);
  return url.href;
}
