import fc from "fast-check";

/** How a plan is spoilt on its way through a converter. */
export type LayoutSpec = {
  width: number;
  /** Empty lines between two lines of one paragraph, and between two paragraphs. */
  pitch: number;
  between: number;
  bullets: { objective: string; result: string; indicator: string };
  /** Share of the items that lose their bullet. */
  dropped: number;
  /** Share of the paragraph gaps that a wrapped line gets by mistake. */
  stray: number;
  numbers: boolean;
  capitals: boolean;
  colon: boolean;
  singular: boolean;
  expected: boolean;
  /** A label above every operational objective, or only above the first under a strategic one. */
  labelEach: boolean;
  hanging: number;
  pageEvery: number | null;
  formFeeds: boolean;
  justified: boolean;
  /** Share of the letters that a scanner misread. */
  noise: number;
  /** Words are broken with a hyphen at the end of a line. */
  hyphens: boolean;
  /** Headings, bold labels and formulas as converters to Markdown write them. */
  markdown: boolean;
};

const sign = fc.constantFrom("-", "•", "–", "*", "1.");

export const chapterLayout: fc.Arbitrary<LayoutSpec> = fc
  .record({
    width: fc.integer({ min: 62, max: 110 }),
    pitch: fc.constantFrom(0, 0, 1),
    extra: fc.constantFrom(0, 1, 2),
    mark: sign,
    dropped: fc.constantFrom(0, 0.1, 0.25, 1),
    stray: fc.constantFrom(0, 0, 0.05),
    numbers: fc.boolean(),
    capitals: fc.boolean(),
    colon: fc.boolean(),
    singular: fc.boolean(),
    expected: fc.boolean(),
    labelEach: fc.boolean(),
    hanging: fc.constantFrom(0, 0, 2),
    pageEvery: fc.option(fc.integer({ min: 30, max: 55 })),
    formFeeds: fc.boolean(),
  })
  .map(({ extra, mark, ...rest }) => ({
    ...rest,
    between: rest.pitch + extra,
    bullets: { objective: mark, result: mark, indicator: mark },
    justified: false,
    noise: 0,
    hyphens: false,
    markdown: false,
  }));

/** The same, spoilt further: scanned, hyphenated or turned into Markdown. */
export const scannedLayout: fc.Arbitrary<LayoutSpec> = fc
  .tuple(chapterLayout, fc.constantFrom(0, 0.003, 0.008), fc.boolean(), fc.boolean())
  .map(([layout, noise, hyphens, markdown]) => ({
    ...layout,
    noise,
    hyphens,
    markdown,
    bullets: markdown ? { objective: "-", result: "-", indicator: "-" } : layout.bullets,
  }));

/** The narrow columns of a table: gaps between cells, justified lines. */
export const cellLayout: fc.Arbitrary<LayoutSpec> = fc
  .record({
    pitch: fc.constantFrom(0, 0, 1),
    justified: fc.boolean(),
    pageEvery: fc.option(fc.integer({ min: 35, max: 60 })),
    formFeeds: fc.boolean(),
  })
  .map(({ pitch, ...rest }) => ({
    ...rest,
    width: 110,
    pitch,
    between: pitch + 1,
    bullets: { objective: "1.", result: "-", indicator: "-" },
    dropped: 0,
    stray: 0,
    numbers: true,
    capitals: false,
    colon: true,
    singular: true,
    expected: true,
    labelEach: true,
    hanging: 0,
    noise: 0,
    hyphens: false,
    markdown: false,
  }));
