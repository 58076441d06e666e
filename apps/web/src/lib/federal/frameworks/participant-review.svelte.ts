import {
  confirmRow,
  correctRow,
  doubleLines,
  type ParticipantProposal,
  type ParticipantRow,
  type ReviewedRow,
  type RowState,
  rowState,
  rowStates,
  totalOf,
} from "@salus/domain";

/** A list read from a file, under review. Nothing of it is stored before it is accepted. */
export class ParticipantReview {
  readonly file: string;
  readonly proposal: ParticipantProposal;
  rows = $state.raw<readonly ReviewedRow[]>([]);
  readonly kept = $derived.by(() => this.rows.filter(({ isLeftOut }) => !isLeftOut));
  readonly #doubles = $derived.by(() => doubleLines(this.kept));
  readonly counts = $derived.by(() => this.#count());
  readonly total = $derived.by(() => totalOf(this.kept));
  readonly isReady = $derived(this.counts.matched === this.kept.length && this.kept.length > 0);

  constructor(file: string, proposal: ParticipantProposal) {
    this.file = file;
    this.proposal = proposal;
    this.rows = proposal.rows.map((row) => ({ ...row, isLeftOut: false }));
  }

  stateOf(row: ReviewedRow): RowState {
    return rowState(row, this.#doubles);
  }

  correct(line: number, correction: Partial<Pick<ParticipantRow, "nis" | "amountCents">>): void {
    this.#change(line, (row) => correctRow(row, correction));
  }

  confirm(line: number): void {
    this.#change(line, confirmRow);
  }

  leaveOut(line: number, isLeftOut: boolean): void {
    this.rows = this.rows.map((row) => (row.line === line ? { ...row, isLeftOut } : row));
  }

  #change(line: number, change: (row: ParticipantRow) => ParticipantRow): void {
    this.rows = this.rows.map((row) => (row.line === line ? { ...change(row), isLeftOut: row.isLeftOut } : row));
  }

  #count(): Record<RowState, number> {
    const of = (state: RowState): number => this.kept.filter((row) => this.stateOf(row) === state).length;
    return Object.fromEntries(rowStates.map((state) => [state, of(state)])) as Record<RowState, number>;
  }
}
