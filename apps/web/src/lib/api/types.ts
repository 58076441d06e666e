import type { ApiClient, PaperClient } from "@salus/api/client";
import type { InferResponseType } from "hono/client";

export type Session = InferResponseType<ApiClient["auth"]["session"]["$get"], 200>;
export type Membership = Session["active"];
export type PlanSummary = InferResponseType<ApiClient["plans"]["$get"], 200>["plans"][number];
export type PlanDetail = InferResponseType<ApiClient["plans"][":planId"]["$get"], 200>;
export type OwnSession = InferResponseType<ApiClient["auth"]["sessions"]["$get"], 200>["sessions"][number];
export type Word = InferResponseType<ApiClient["words"]["$get"], 200>["words"][number];
export type DemoAccounts = InferResponseType<ApiClient["demo"]["$get"], 200>;
export type Member = InferResponseType<ApiClient["members"]["$get"], 200>["members"][number];
export type OpenInvitation = InferResponseType<ApiClient["members"]["invitations"]["$get"], 200>["invitations"][number];
export type FrameworkSummary = InferResponseType<ApiClient["frameworks"]["$get"], 200>["frameworks"][number];
export type SubmittedPlan = InferResponseType<ApiClient["federal"]["plans"]["$get"], 200>["submissions"][number];
export type SubmissionDetail = InferResponseType<ApiClient["federal"]["plans"][":submissionId"]["$get"], 200>;
export type CoverageMatrix = InferResponseType<ApiClient["federal"]["matrix"]["$get"], 200>;
export type Comparison = InferResponseType<ApiClient["federal"]["compare"]["$get"], 200>;
export type Organisation = InferResponseType<ApiClient["organisation"]["$get"], 200>;
export type KeptRecord = Organisation["records"][number];
export type RecordUses = InferResponseType<ApiClient["organisation"][":recordKind"][":recordId"]["uses"]["$get"], 200>;
export type Timeline = InferResponseType<ApiClient["plans"][":planId"]["timeline"]["$get"], 200>;
export type TimelineEntry = Timeline["entries"][number];
export type DayStatus = InferResponseType<ApiClient["plans"][":planId"]["status"]["$get"], 200>;

type OwnPapers = PaperClient["plans"][":planId"]["versions"][":version"];
export type Receipt = InferResponseType<OwnPapers["receipt"]["$get"], 200>;
export type Signing = InferResponseType<OwnPapers["signing"]["$get"], 200>;
export type GrantedException = InferResponseType<
  PaperClient["federal"]["exceptions"]["$get"],
  200
>["exceptions"][number];
export type Analysis = InferResponseType<ApiClient["federal"]["plans"][":submissionId"]["analysis"]["$get"], 200>;
export type AnalysisPart = Analysis["parts"][number];
export type AnalysisRemark = Analysis["remarks"][number];
export type Opinion = Analysis["opinions"][number];
export type GivenOpinion = NonNullable<Opinion["given"]>;
export type FederalNote = Analysis["notes"][number];
export type Obligation = InferResponseType<ApiClient["obligations"]["$get"], 200>["obligations"][number];
export type OwnRemarks = InferResponseType<ApiClient["plans"][":planId"]["remarks"]["$get"], 200>;
export type SharedOpinion = OwnRemarks["opinions"][number];
export type UnreadCounts = InferResponseType<ApiClient["unread"]["$get"], 200>;
export type MessageThread = InferResponseType<ApiClient["messages"]["$get"], 200>["threads"][number];
export type Letter = InferResponseType<ApiClient["plans"][":planId"]["letters"]["$get"], 200>["letters"][number];
export type FrameworkDraft = InferResponseType<ApiClient["federal"]["frameworks"][":draftId"]["$get"], 200>;
export type Trail = InferResponseType<ApiClient["trail"]["$get"], 200>;
export type TrailEntry = Trail["entries"][number];
