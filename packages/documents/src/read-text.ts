import { AppError, type Instrument, type Language, type PlanDocument } from "@salus/domain";
import { assemble } from "./assemble.ts";
import { findAll } from "./findings/all.ts";
import { clearFurniture } from "./lines/furniture.ts";
import { readLines } from "./lines/lines.ts";
import { readEvents } from "./metadata/events.ts";
import { flowOf } from "./metadata/flow.ts";
import { guessFramework } from "./metadata/framework.ts";
import { guessInstrument } from "./metadata/instrument.ts";
import { languageOf } from "./metadata/language.ts";
import { findMunicipalityIn } from "./metadata/municipality.ts";
import { readPeriod } from "./metadata/period.ts";
import { amountsIn, readGrantLines } from "./money.ts";
import { listContext } from "./outline/context.ts";
import { readOutline } from "./outline/read-outline.ts";
import { shaped, type Shape } from "./outline/shape.ts";

export type TextOptions = {
  name: string;
  instrument?: Instrument | undefined;
  language?: Language | undefined;
  shape: Shape;
  damaged: boolean;
};

/** The front of a file says who and when; of a plan without a front, its first lines do. */
const frontLines = 60;

/** Reads a plan from plain text. Refuses with `import.no_plan_found` where no objective is recognised. */
export const readText = (text: string, options: TextOptions): { document: PlanDocument; lines: string[] } => {
  const source = readLines(text);
  const cleared = clearFurniture(source.kept);
  const instrument = options.instrument ?? guessInstrument(cleared.kept);
  const { outline, context, sections } = readOutline(cleared.kept, instrument);
  const hasObjective = outline.chapters.some((chapter) => chapter.children.length > 0);
  if (!hasObjective) throw new AppError("import.no_plan_found");

  const head = [
    ...outline.outside,
    ...cleared.kept.slice(0, frontLines).filter((line) => !outline.outside.includes(line)),
  ].toSorted((a, b) => a.no - b.no);
  const flow = flowOf(head);
  const language = options.language ?? languageOf(flowOf(cleared.kept).text);
  const period = readPeriod(flow.text);
  const framework = guessFramework(instrument, period, flow.text, outline.chapters);
  const municipality = findMunicipalityIn(flow.text, options.name, period)?.municipality ?? null;
  const amounts = amountsIn(flow);
  const grantLines = readGrantLines(flow, amounts, framework);
  const events = readEvents(flow.text, cleared.furniture.map((line) => line.text).join(" "), period);
  const chapters = shaped(outline.chapters, options.shape, framework);
  const assembled = assemble(chapters, { language, instrument, framework, period, text: listContext(context, "text") });
  const report = findAll({
    assembled,
    outline,
    sections,
    cleared,
    language,
    period,
    framework,
    flow,
    amounts,
    grantLines,
    damaged: options.damaged,
  });
  return {
    lines: source.lines,
    document: {
      format: "salus-plan/1",
      instrument,
      framework: framework?.code ?? null,
      municipality: municipality && {
        nis: municipality.nis,
        name: { nl: municipality.name.nl, fr: municipality.name.fr },
      },
      period,
      language,
      nodes: assembled.nodes,
      grantLines,
      events,
      findings: report.sorted(),
    },
  };
};
