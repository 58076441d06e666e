import { referenceOf, walk } from "@salus/domain";
import type { I18n } from "#lib/i18n/i18n.svelte.ts";
import type { PaletteItem, PaletteSource } from "#lib/shell/palette.svelte.ts";
import type { Desk } from "./desk.svelte.ts";
import { kindName, nodeWords } from "./node-names.ts";

/** The nodes of the open plan for Ctrl K: "11.2.1" jumps there. */
export const nodesSource = (i18n: I18n, desk: Desk): PaletteSource => ({
  id: "nodes",
  heading: () => i18n.t((m) => m.shell.palette.nodes),
  items: () =>
    walk(desk.editor.tree).map(({ node }): PaletteItem => {
      const { text, lang } = nodeWords(i18n, desk.editor, node);
      return {
        id: node.lineageId,
        label: text,
        lang,
        number: desk.editor.label(node.lineageId),
        reference: referenceOf(node, desk.editor.tree, desk.editor.labels),
        note: kindName(i18n, desk.editor, node),
        run: () => {
          desk.select(node.lineageId);
          void desk.focusRow(node.lineageId);
        },
      };
    }),
});
