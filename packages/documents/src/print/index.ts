export { differencePaper, type PrintedDifference } from "./difference-paper.ts";
export { writeDocx } from "./docx.ts";
export type { Paper } from "./paper.ts";
export { agreementPaper, planPaper, type PrintedPlan } from "./plan-paper.ts";
export { printPdf } from "./print-pdf.ts";
export { receiptPaper, type PrintedReceipt } from "./receipt-paper.ts";
