import type { Component } from "svelte";
import { render } from "vitest-browser-svelte";
import type { Palette } from "#lib/shell/palette.svelte.ts";
import type { Toasts } from "#lib/ui/toast.svelte.ts";
import "../../app.css";
import Stage from "./Stage.svelte";

/** Any component: one that takes some properties is one that could take all of them. */
type AnyComponent = Component<never, Record<string, unknown>, string>;

/** Renders a component with what the layouts give it, in Dutch unless told. */
export const show = (
  component: AnyComponent,
  given: Record<string, unknown>,
  around: { locale?: "nl" | "fr"; palette?: Palette; toasts?: Toasts } = {},
) => render(Stage, { component: withAnyProperties(component), given, ...around });

// A test names the properties itself; what is wrong with them shows in the test.
const withAnyProperties = (component: AnyComponent): Component<Record<string, unknown>> =>
  component as unknown as Component<Record<string, unknown>>;
