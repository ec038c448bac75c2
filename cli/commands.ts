import type { CommandRecord } from './command.ts';

/** Every command, in the order of the help. */
export const commands: readonly CommandRecord[] = [
  {
    name: 'check',
    says: 'explore every state of a cluster that runs the manifests, and judge the Pod laws',
    load: async () => (await import('./commands/check.ts')).check(),
  },
  {
    name: 'fuzz',
    says: 'live through random clusters, manifests and failures, judging the laws at every step',
    load: async () => (await import('./commands/fuzz.ts')).fuzz(),
  },
  {
    name: 'replay',
    says: 'step through a saved counterexample, and judge it again',
    load: async () => (await import('./commands/replay.ts')).replay(),
  },
  {
    name: 'explore',
    says: 'a page to walk through a system: what is possible, who believes what, what each law says; also as one file',
    load: async () => (await import('./commands/explore.ts')).explore(),
  },
  {
    name: 'advise',
    says: 'find the smallest changes of manifests after which questions about them hold, each verified, as YAML',
    load: async () => (await import('./commands/advise.ts')).advise(),
  },
  {
    name: 'laws',
    says: 'list the laws: where each is judged, what it leaves out, and its source',
    load: async () => (await import('./commands/laws.ts')).laws(),
  },
  {
    name: 'deviations',
    says: 'list what Kubernetes does against its documentation: in which versions, who reported it, what shows it',
    load: async () => (await import('./commands/deviations.ts')).deviations(),
  },
  {
    name: 'scenarios',
    says: 'list the scenarios and their bounds',
    load: async () => (await import('./commands/scenarios.ts')).scenarios(),
  },
  {
    name: 'mutants',
    says: 'list the seeded faults that --mutant switches on, and the laws that each breaks',
    load: async () => (await import('./commands/mutants.ts')).mutants(),
  },
  {
    name: 'bugs',
    says: 'list historical defects of Kubernetes, what each breaks, and the command that finds it again',
    load: async () => (await import('./commands/bugs.ts')).bugs(),
  },
  {
    name: 'conformance',
    says: "the tests of Kubernetes' own conformance suite about Pods, and what holds each here",
    load: async () => (await import('./commands/conformance.ts')).conformance(),
  },
  {
    name: 'validate',
    says: 'what the API server says to the objects of manifests',
    load: async () => (await import('./commands/validate.ts')).validate(),
  },
  {
    name: 'default',
    says: 'the objects of manifests as the API server would store them, with all defaults',
    load: async () => (await import('./commands/default.ts')).defaults(),
  },
  {
    name: 'schedule',
    says: 'where the scheduler would put the pending Pods of manifests, and why not elsewhere',
    load: async () => (await import('./commands/schedule.ts')).schedule(),
  },
  {
    name: 'reconcile',
    says: 'what each controller would do next about the objects of a cluster, and why',
    load: async () => (await import('./commands/reconcile.ts')).reconcile(),
  },
  {
    name: 'evict',
    says: 'whether the API would evict a Pod now, by the disruption budgets',
    load: async () => (await import('./commands/evict.ts')).evict(),
  },
  {
    name: 'drain-order',
    says: 'in which order the Pods of a node go when it is drained, and which never do',
    load: async () => (await import('./commands/drainOrder.ts')).drainOrder(),
  },
  {
    name: 'explain',
    says: 'a kind or a field of the API: type, default, whether it can change, what it is for, who reads it',
    load: async () => (await import('./commands/explain.ts')).explain(),
  },
  {
    name: 'trace',
    says: 'judge recordings of real clusters: accepted, or the law that an event breaks',
    load: async () => (await import('./commands/trace.ts')).trace(),
  },
  {
    name: 'watch',
    says: 'judge a live cluster: the laws that are violated, as it happens',
    load: async () => (await import('./commands/watch.ts')).watch(),
  },
  {
    name: 'record',
    says: 'write what happens in a live cluster, for podsem trace',
    load: async () => (await import('./commands/record.ts')).record(),
  },
  {
    name: 'phase',
    says: 'the phase, the conditions and the container statuses that the kubelet would report of a Pod',
    load: async () => (await import('./commands/phase.ts')).phase(),
  },
  {
    name: 'restart',
    says: 'what the kubelet would start, stop and create for a Pod',
    load: async () => (await import('./commands/restart.ts')).restart(),
  },
  {
    name: 'oracle',
    says: 'answer questions about Kubernetes decisions: JSON lines on standard input',
    load: async () => (await import('./commands/oracle.ts')).oracle(),
  },
  {
    name: 'serve',
    says: 'answer the same questions over HTTP',
    load: async () => (await import('./commands/serve.ts')).serve(),
  },
  {
    name: 'diff',
    says: 'ask another implementation random requests, and show the smallest ones that it answers otherwise',
    load: async () => (await import('./commands/diff.ts')).diff(),
  },
  {
    name: 'vectors',
    says: 'write the published cases, hold another implementation against them, score it',
    load: async () => (await import('./commands/vectors.ts')).vectors(),
  },
  {
    name: 'worker',
    says: 'do work that others put into a queue, on any number of machines',
    load: async () => (await import('./commands/worker.ts')).worker(),
  },
  {
    name: 'results',
    says: 'what came of the work in a queue so far',
    load: async () => (await import('./commands/results.ts')).results(),
  },
  {
    name: 'mcp',
    says: 'answer the same questions as tools of a Model Context Protocol server',
    load: async () => (await import('./commands/mcp.ts')).mcp(),
  },
];
