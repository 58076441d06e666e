import shell from "./shell.ts";
import ui from "./ui.ts";
import enums from "./enums.ts";
import money from "./money.ts";
import workspace from "./workspace.ts";

/** Texts that the workspace shows as it opens. Everything else is fetched after it: keep this short. */
export const first = {
  shell,
  ui,
  enums,
  money,
  workspace,
} as const;
