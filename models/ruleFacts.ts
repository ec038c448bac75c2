import type { Rule } from '../checker/system/rule.ts';

/**
 * What a rule does, where a law or a driver asks for it. It says so itself, by a word of its own: the name of a rule is
 * for people.
 */
export type RuleAction =
  /** a user asks the API server to delete a Pod, with grace or with less of it */
  | 'deletion'
  /** a user deletes a Pod with a grace period of zero */
  | 'forced deletion'
  | 'removal of a finalizer'
  /** a controller of replicas creates a Pod */
  | 'creation of a replica'
  /** a controller of replicas deletes a Pod that is too many */
  | 'deletion of a replica'
  /** before it adopts, a controller reads the owner once more, past its cache, and may */
  | 'recheck of an owner'
  /** the controller of a StatefulSet creates the Pod of an ordinal */
  | 'creation of an ordinal'
  /** the controller of a Deployment creates the ReplicaSet of a template, or gives one another size */
  | 'creation of a ReplicaSet'
  | 'scaling of a ReplicaSet'
  /** the controller of a DaemonSet creates the Pod of a node */
  | 'creation of a daemon Pod'
  /** the API server deletes a Pod that it was asked to evict */
  | 'eviction'
  /** the disruption controller writes the status of a budget */
  | 'count of a budget'
  /** the garbage collector deletes an object of which the owner is gone, or waits for it */
  | 'collection of a dependent'
  /** the garbage collector takes its finalizer off an owner */
  | 'release of an owner'
  /** the CronJob controller creates the Job of a scheduled time */
  | 'creation of a scheduled Job'
  /** the attach-detach controller has the storage take a volume off a node: the member is the node */
  | 'detachment of a volume'
  /** the scheduler binds a Pod to a node: the members are both, in this order */
  | 'binding'
  /** the scheduler deletes Pods to make room for one that waits */
  | 'preemption'
  | 'taint eviction'
  /** a kubelet takes a Pod that is new to it, and begins to set it up */
  | 'taking'
  /** a kubelet turns a Pod away that is new to it */
  | 'rejection'
  | 'pressure eviction'
  | 'shutdown eviction'
  /** a container ends, and nobody asked it to */
  | 'exit'
  /** a container that was created cannot be started */
  | 'failed start'
  | 'death of a sandbox'
  | 'stop of the kubelet'
  | 'start of the kubelet'
  | 'reboot'
  | 'partition'
  | 'end of a partition'
  /** faults that nobody asks for but the register of known bugs, which names them as ingredients */
  | 'failed call'
  | 'failed probe'
  | 'removal of a container'
  | 'removal of a dead container'
  | 'memory pressure'
  | 'taint'
  | 'removal of a taint'
  | 'node shutdown'
  | 'resize'
  | 'loss of a machine'
  | 'restart of a controller'
  | 'stale list'
  | 'another leader'
  | 'expired expectations'
  | 'failure of a Pod'
  | 'return of a manifest';

/** Who acts, in either model. */
export type Actor =
  | 'user'
  | 'operator'
  | 'environment'
  | 'scheduler'
  | 'ReplicaSet controller'
  | 'Deployment controller'
  | 'StatefulSet controller'
  | 'DaemonSet controller'
  | 'Job controller'
  | 'CronJob controller'
  | 'disruption controller'
  | 'attach-detach controller'
  | 'storage'
  | 'garbage collector'
  | 'API server'
  | 'node lifecycle controller'
  | 'taint eviction controller'
  | 'Pod garbage collector'
  | 'another controller'
  | 'kubelet'
  | 'container'
  | 'node'
  | 'machine'
  | 'bookkeeping';

/** The size that a Deployment's controller gives the ReplicaSet of a template. */
export type Scaled = { readonly controller: number; readonly revision: number; readonly replicas: number };

/** The node that a DaemonSet's controller creates a Pod for. */
export type Daemon = { readonly controller: number; readonly node: number };

/** What the disruption controller writes into the status of a budget; evicted Pods are told by their places. */
export type Counted = {
  readonly controller: number;
  readonly expected: number;
  readonly desired: number;
  readonly healthy: number;
  readonly allowed: number;
  readonly disrupted: readonly number[];
};

/** What stands on a rule beside its guard and its effects. */
export type RuleFacts = {
  readonly action?: RuleAction;
  /** what a ReplicaSet is created with, or scaled to */
  readonly scaled?: Scaled;
  /** the node that a daemon Pod is created for, and the controller that does so */
  readonly daemon?: Daemon;
  /** what is written into the status of a budget */
  readonly counted?: Counted;
  /** the number of the dependent that is collected */
  readonly collected?: number;
  /** the scheduled time of which a Job is created, in minutes, and the controller that does so */
  readonly scheduled?: { readonly controller: number; readonly minute: number };
  /** the Pods that are deleted from a node for one that waits */
  readonly preempted?: { readonly pod: number; readonly node: number; readonly victims: readonly number[] };
  /** a Pod and the node that it is bound to, where no Pod shows it */
  readonly bound?: { readonly pod: number; readonly node: number };
};

/** What this rule does. */
export const actionOf = ({ facts }: Pick<Rule, 'facts'>): RuleAction | undefined =>
  (facts as RuleFacts).action;

/** What this rule creates a ReplicaSet with, or scales it to; undefined: it does neither. */
export const scaledBy = ({ facts }: Pick<Rule, 'facts'>): Scaled | undefined => (facts as RuleFacts).scaled;

/** The node that this rule creates a daemon Pod for; undefined: it creates none. */
export const daemonBy = ({ facts }: Pick<Rule, 'facts'>): Daemon | undefined => (facts as RuleFacts).daemon;

/** What this rule writes into the status of a budget; undefined: it writes none. */
export const countedBy = ({ facts }: Pick<Rule, 'facts'>): Counted | undefined =>
  (facts as RuleFacts).counted;

/** The number of the dependent that this rule collects; undefined: it collects none. */
export const collectedBy = ({ facts }: Pick<Rule, 'facts'>): number | undefined =>
  (facts as RuleFacts).collected;

/** The scheduled time of which this rule creates a Job; undefined: it creates none. */
export const scheduledBy = ({ facts }: Pick<Rule, 'facts'>): RuleFacts['scheduled'] =>
  (facts as RuleFacts).scheduled;

/** Whom this rule preempts, where, and for which Pod; undefined: nobody. */
export const preemptedBy = ({ facts }: Pick<Rule, 'facts'>): RuleFacts['preempted'] =>
  (facts as RuleFacts).preempted;

/** The Pod that this rule binds, and its node; undefined: it binds none, or the members tell. */
export const boundBy = ({ facts }: Pick<Rule, 'facts'>): RuleFacts['bound'] => (facts as RuleFacts).bound;

/** Is it this one's rule? */
export const isOf =
  (actor: Actor) =>
  (rule: Pick<Rule, 'actor'>): boolean =>
    rule.actor === actor;

/** Does a rule do this? */
export const does =
  (action: RuleAction) =>
  (rule: Pick<Rule, 'facts'>): boolean =>
    actionOf(rule) === action;
