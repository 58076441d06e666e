import type { FederalRole, MunicipalRole } from "../actor.ts";
import { type PlanEventKind, planStatuses, type PlanStatus, underReviewStatuses } from "./plan.ts";

export type EventStep = {
  /** From which state it leads to which. */
  readonly moves: Readonly<Partial<Record<PlanStatus, PlanStatus>>>;
  /** States in which it may be recorded afterwards, or at any time: it moves nothing. */
  readonly stays?: readonly PlanStatus[];
  readonly municipality?: readonly MunicipalRole[];
  readonly federal?: readonly FederalRole[];
  /** Nothing that blocks, a reason, another person than who submitted. */
  readonly needs?: readonly ("complete" | "reason" | "four-eyes")[];
  /** What happens beside the status. An event with an effect cannot be struck through. */
  readonly effects?: readonly ("begin" | "freeze" | "hand-over" | "open-next" | "open-period")[];
};

const underReview = underReviewStatuses;
const agreed = ["provisionallyApproved", "approved", "signedByState", "countersigned", "inForce"] as const;
const closed = ["returned", "refused", "superseded", "withdrawn", "ended"] as const;
/** Over, and yet an agreement: its signed copies still arrive. */
const past = ["superseded", "ended"] as const;

const from = <S extends PlanStatus>(states: readonly S[], to: PlanStatus): Partial<Record<PlanStatus, PlanStatus>> =>
  Object.fromEntries(states.map((state) => [state, to]));

const writers = ["coordinator", "editor"] as const;
const secretariat = ["coordinator", "secretary"] as const;
const advisers = ["adviser", "framework-manager"] as const;
const ofBothSides = { moves: {}, stays: planStatuses, municipality: secretariat, federal: advisers } as const;
const ofMunicipality = { moves: {}, stays: planStatuses, municipality: secretariat } as const;

/**
 * The whole path of an agreement: event × state → state, who records it, what it needs and what it brings about. What
 * does not stand here cannot happen. The day of an event is free and orders nothing: a council that decided after the
 * deadline, a signature in the last fortnight, a receipt that turns up a year later are recorded as they were.
 */
export const workflow = {
  created: { moves: {}, stays: ["draft"], municipality: writers, effects: ["begin"] },
  imported: { moves: {}, stays: ["draft"], municipality: writers, effects: ["begin"] },
  college: ofMunicipality,
  council: ofMunicipality,
  councilOfMinisters: ofBothSides,
  minister: ofBothSides,
  policeCouncil: ofMunicipality,
  submitted: {
    moves: { draft: "submitted" },
    municipality: ["coordinator"],
    needs: ["complete"],
    effects: ["freeze", "hand-over"],
  },
  acknowledged: {
    moves: { submitted: "acknowledged" },
    stays: ["inAnalysis", "toCorrect", ...agreed, ...closed],
    federal: advisers,
  },
  analysisBegan: {
    moves: from(["submitted", "acknowledged"], "inAnalysis"),
    stays: ["toCorrect", ...agreed, ...closed],
    federal: advisers,
  },
  /** A question that can be answered without a new text; a new text is asked for by returning the plan. */
  correctionAsked: {
    moves: from(["submitted", "acknowledged", "inAnalysis"], "toCorrect"),
    stays: [...agreed, ...closed],
    federal: advisers,
    needs: ["reason"],
  },
  corrected: { moves: { toCorrect: "inAnalysis" }, stays: [...agreed, ...closed], municipality: ["coordinator"] },
  returned: {
    moves: from(underReview, "returned"),
    federal: advisers,
    needs: ["reason", "four-eyes"],
    effects: ["open-next"],
  },
  provisionallyApproved: {
    moves: from(underReview, "provisionallyApproved"),
    stays: ["approved", "signedByState", "countersigned", "inForce", ...past],
    federal: advisers,
    needs: ["four-eyes"],
  },
  approved: {
    moves: from([...underReview, "provisionallyApproved"], "approved"),
    stays: ["signedByState", "countersigned", "inForce", ...past],
    federal: advisers,
    needs: ["four-eyes"],
  },
  refused: {
    moves: from([...underReview, "provisionallyApproved"], "refused"),
    federal: advisers,
    needs: ["reason", "four-eyes"],
  },
  /** Signed copies have come back before any approval was on record. */
  signedByState: {
    moves: from([...underReview, "provisionallyApproved", "approved"], "signedByState"),
    stays: ["countersigned", "inForce", ...past],
    federal: advisers,
    needs: ["four-eyes"],
  },
  countersigned: {
    moves: from(["provisionallyApproved", "approved", "signedByState"], "countersigned"),
    stays: ["inForce", ...past],
    municipality: secretariat,
  },
  /** The earlier version that it amends is recorded as `superseded` in the same moment, from the same day. */
  inForce: {
    moves: from(["provisionallyApproved", "approved", "signedByState", "countersigned"], "inForce"),
    federal: advisers,
    needs: ["four-eyes"],
  },
  superseded: { moves: from([...agreed, "ended"], "superseded"), federal: advisers, needs: ["reason"] },
  withdrawn: {
    moves: from(["draft", ...underReview, "provisionallyApproved", "approved"], "withdrawn"),
    municipality: ["coordinator"],
    needs: ["reason"],
  },
  ended: { moves: { inForce: "ended" }, federal: advisers },
  /** What was only approved provisionally may still be refused: it is not amended yet. */
  amendmentBegan: {
    moves: {},
    stays: ["approved", "signedByState", "countersigned", "inForce"],
    municipality: ["coordinator"],
    effects: ["open-next"],
  },
  resumed: { moves: {}, stays: ["refused", "withdrawn"], municipality: ["coordinator"], effects: ["open-next"] },
  prolonged: {
    moves: {},
    stays: ["approved", "signedByState", "countersigned", "inForce", ...past],
    municipality: ["coordinator"],
    effects: ["open-period"],
  },
  /** Whoever may record an event may strike it through. */
  struck: {
    moves: {},
    stays: planStatuses,
    municipality: secretariat,
    federal: advisers,
    needs: ["reason"],
  },
} as const satisfies Record<PlanEventKind, EventStep>;

export const stepOf = (kind: PlanEventKind): EventStep => workflow[kind];
