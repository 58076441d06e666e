const gap = "…";

/**
 * What a translation keeps of a text: its lines, bullets, figures, comparators and signs; every run of words becomes "…".
 * To write in, never to leave.
 */
export const skeleton = (text: string): string =>
  text
    .split("\n")
    .map((line) => {
      const [lead = ""] = /^\s*(?:[-–•*·]\s+|\d+[.)]\s+)?/u.exec(line) ?? [];
      const rest = line
        .slice(lead.length)
        .replace(/[“”«»"()]/gu, "")
        .replace(/[\p{L}’']+(?:[\s,-]+[\p{L}’']+)*/gu, gap)
        .replace(/…(?:\s*…)+/gu, gap);
      return lead + rest.trim();
    })
    .join("\n");
