import type { NamedEnd } from '../../checker/compile/tabulate.ts';
import type { Law } from '../../checker/laws/law.ts';
import type { System } from '../../checker/system/system.ts';
import type { Problem } from '../../spec/problem.ts';
import type { Application } from '../cluster/plan/application.ts';
import type { ClusterInput } from '../cluster/plan/input.ts';
import type { Mutant } from '../mutation/mutant.ts';

/** Bounds as they were asked for: `N=3,R=2` or `--nodes 3`; the scenario says which it knows. */
export type Bounds = { readonly [name: string]: number | string };

export type BoundDefinition = {
  readonly name: string;
  readonly says: string;
  readonly default: number | string;
  readonly least?: number;
  readonly most?: number;
  /** a quantity as the API takes it, not negative; else text is taken as it is */
  readonly of?: 'quantity';
  /** an option without a value: 1 where it is given, else 0 */
  readonly isSwitch?: true;
};

/** The models whose parts a seeded fault may replace. */
export type Model = 'cluster' | 'podOnNode' | 'controllers';

/** A named, bounded system to explore. */
export type Scenario = {
  readonly name: string;
  readonly says: string;
  readonly bounds: readonly BoundDefinition[];
  /** what it composes; absent: a model of its own, without seeded faults */
  readonly model?: Model;
  /** whether it is built from the manifests on the command line (else manifests are refused) */
  readonly takesManifests: boolean;
  readonly build: (request: ScenarioRequest) => ScenarioResult;
};

export type ScenarioRequest = {
  readonly bounds: Bounds;
  readonly input: ClusterInput;
  readonly mutant?: Mutant;
  /** somebody has questions about it: it shows what they may be about */
  readonly asked?: boolean;
};

export type ScenarioResult =
  | { readonly ok: true; readonly built: BuiltScenario }
  | { readonly ok: false; readonly problems: readonly Problem[] };

export type BuiltScenario = {
  readonly system: System;
  /** laws that belong to this scenario alone; absent: the law book judges it */
  readonly laws?: readonly Law[];
  /**
   * The same system, but what comes to be one after the other comes in any order, and is declared interchangeable: every
   * run of the system is one of this, and every run of this is one of the system under other names.
   */
  readonly inAnyOrder?: () => System;
  /** where nothing need happen any more: a deadlock elsewhere is a fault; absent: no end is named */
  readonly ends?: readonly NamedEnd[];
  /** ids of laws that it breaks on purpose: reported, but no failure */
  readonly brokenOnPurpose: readonly string[];
  /** whether joint states of a Pod that no rule and no law can tell apart are merged */
  readonly reduce: boolean;
  /** what a reader of the verdict should know: what was left out, which rules are urgent */
  readonly notes: readonly string[];
  /** what it was asked to run; absent where it is not built from manifests on nodes */
  readonly application?: Application;
  /** how many Pods each workload may create in all */
  readonly uids?: readonly { readonly of: string; readonly uids: number }[];
};
