/** Acts that the page does not need as it opens; the desk fetches them when it stands. */
export { duplicate, merge, moveBlock, moveMany, removeMany, split } from "./shape-work.ts";
export { redo, takeBack, undo } from "./undo-work.ts";
