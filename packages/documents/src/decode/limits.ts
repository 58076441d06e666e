/** What the importer is willing to open. A plan of forty pages is 70 kB of text and 3,000 lines. */
export const limits = {
  bytes: 5 * 1024 * 1024,
  lines: 50_000,
  /** Longer physical lines are cut at a space before they are looked at; the source keeps them whole. */
  lineLength: 4_000,
  /** A heading is looked for at most this many lines in front of the label that needs it. */
  headingReach: 3_000,
  /** Findings of one code beyond this number are counted, not listed. */
  findingsPerCode: 200,
  jsonDepth: 40,
} as const;
