import type { ApiClient } from "@salus/api/client";
import type { InferResponseType } from "hono/client";

type Plan = ApiClient["plans"][":planId"];
export type Talked = InferResponseType<Plan["comments"]["$get"], 200>;
export type Thread = Talked["threads"][number];
export type Comment = Thread["comments"][number];
export type Person = Talked["people"][number];
export type Assignment = InferResponseType<Plan["assignments"]["$get"], 200>["assignments"][number];
export type Attachment = InferResponseType<Plan["attachments"]["$get"], 200>["attachments"][number];
export type NodeRef = NonNullable<Assignment["node"]>;
export type Colleague = InferResponseType<ApiClient["colleagues"]["$get"], 200>["colleagues"][number];
export type MyWork = InferResponseType<ApiClient["my-work"]["$get"], 200>;
export type PlanRef = MyWork["plans"][number];
export type Activity = InferResponseType<Plan["activity"]["$get"], 200>["entries"][number];
