import type { Attachment } from "svelte/attachments";

/** A text area as tall as its text. Browsers that size fields by content need no script. */
export const grow: Attachment<HTMLTextAreaElement> = (area) => {
  if (CSS.supports("field-sizing", "content")) return;
  const fit = (): void => {
    area.style.height = "auto";
    area.style.height = `${area.scrollHeight + area.offsetHeight - area.clientHeight}px`;
  };
  fit();
  area.addEventListener("input", fit);
  const width = new ResizeObserver(fit);
  width.observe(area);
  return () => {
    area.removeEventListener("input", fit);
    width.disconnect();
  };
};
