import type { Instrument } from "@salus/domain";
import { readBullet } from "../layout/bullets.ts";
import type { Line } from "../lines/lines.ts";
import { readLabel } from "../recognise/labels.ts";
import { normalise } from "../recognise/normalise.ts";
import { matchTitles } from "../recognise/titles.ts";

const names: Record<Instrument, RegExp> = {
  svpp: /\b(?:svpp|pssp|strategisch(?:e)? (?:veiligheids en preventieplan|preventie en veiligheidsplan)|plan strategique de (?:securite et de prevention|prevention et de securite))/g,
  vsc: /\b(?:veiligheids en samenlevingscontract|contrat de securite et de societe|activiteits?sector|secteurs? d activites?)/g,
};

/** Which of the two instruments a file is about: its own name for itself, and whose official titles it prints. */
export const guessInstrument = (lines: readonly Line[]): Instrument => {
  const score: Record<Instrument, number> = { svpp: 0, vsc: 0 };
  for (const [position, line] of lines.entries()) {
    const plain = normalise(line.text);
    for (const instrument of ["svpp", "vsc"] as const) {
      score[instrument] += (plain.match(names[instrument])?.length ?? 0) * (position < 40 ? 3 : 1);
    }
    const label = readLabel(line.text);
    if (label?.heading.code === "activity-sector" || label?.heading.code === "rubric") score.vsc += 3;
    if (readBullet(line.text)?.number === null || line.text.length > 200) continue;
    const bare = line.text.replace(/^[\dIVX.]+\s+/, "");
    const found = new Set(matchTitles(bare).map(({ entry }) => entry.instrument));
    if (found.size === 1) for (const instrument of found) score[instrument] += 3;
  }
  return score.vsc > score.svpp ? "vsc" : "svpp";
};
