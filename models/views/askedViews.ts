import type { PodPhase } from '../../spec/kubelet/phase/podPhase.ts';

/** What questions see of a Pod in the API. */
export type AskedPod = {
  /** it is in the API */
  readonly exists: boolean;
  readonly phase: PodPhase | '';
  readonly ready: boolean;
  /** the node that it is bound to; empty: none */
  readonly node: string;
  /** its deletion timestamp is set */
  readonly terminating: boolean;
};

/** The same, with what its node has of it: also of one that is gone from the API. */
export type AskedPodOnNode = AskedPod & {
  /** some container of it runs */
  readonly running: boolean;
  /** of all its containers, as far as the model counts */
  readonly restarts: number;
};

/** What never changes of a Pod that is asked about. */
export type AskedPodConstants = {
  readonly name: string;
  readonly namespace: string;
  /** the name of the workload that it belongs to; empty: none */
  readonly workload: string;
  readonly labels: { readonly [key: string]: string };
  /** the names of the Services that select it */
  readonly services: readonly string[];
  /** which template of its workload it is made from: 2 is the one that a rollout brings */
  readonly revision: number;
  /** the PodDisruptionBudgets that guard it, each with how many Pods it wants healthy */
  readonly budgets: readonly { readonly name: string; readonly least: number }[];
  /** how many containers it has that its readiness is about: regular ones and sidecars */
  readonly containers: number;
  /** why it is never ready, whatever runs in it; empty: nothing is known */
  readonly neverReady: string;
};

/** What questions see of a Node. */
export type AskedNode = {
  /** there is a Node object */
  readonly exists: boolean;
  readonly ready: boolean;
  readonly unschedulable: boolean;
  /** somebody drains it, and is not done */
  readonly draining: boolean;
  /** `key:effect`, with a value `key=value:effect` */
  readonly taints: readonly string[];
};

export type AskedNodeConstants = {
  readonly name: string;
  readonly zone: string;
  /** it may be drained */
  readonly mayBeDrained: boolean;
  readonly labels: { readonly [key: string]: string };
};

/** What questions see of a workload. */
export type AskedWorkload = {
  readonly exists: boolean;
  /** how many Pods it wants now */
  readonly replicas: number;
  /** the template that its Pods are to be made from now: 2 is the one that a rollout brings */
  readonly revision: number;
};

export type AskedWorkloadConstants = {
  readonly name: string;
  readonly namespace: string;
  readonly kind: string;
  /** how many Pods a rollout may have more than are wanted, and how many of those may be unavailable; undefined: none is rolled out */
  readonly rollout: { readonly surge: number; readonly unavailable: number } | undefined;
};

/**
 * A workload that wants more Pods than it has, and may create no more within the bounds: what it would do next is not
 * part of the model. Shown in summands, since it reads several components, all of one id: it is so where one of them is
 * `exhausted` and they add up to less than zero.
 */
export type AskedShortage = {
  readonly summand: number;
  /** undefined: it never says so */
  readonly exhausted: boolean | undefined;
};

/** Whether the application has come up, once and for all. */
export type AskedStage = { readonly up: boolean };
