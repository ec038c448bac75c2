import type { NodeOptions } from '../../podOnNode/plan/planNode.ts';
import { featureScenario } from '../podOnNode.ts';
import type { Scenario } from '../scenario.ts';
import { podsOf } from './patternPods.ts';

/** A way in which containers of one Pod work together, with its manifest. */
export type Pattern = {
  readonly name: string;
  readonly says: string;
  /** beside this file */
  readonly manifest: string;
  readonly faults: Omit<NodeOptions, 'pods'>;
  /** laws that Kubernetes itself breaks there: known deviations from what is documented */
  readonly breaks?: readonly string[];
};

/** https://kubernetes.io/docs/concepts/workloads/pods/#how-pods-manage-multiple-containers */
export const patterns: readonly Pattern[] = [
  {
    name: 'pattern-sidecar',
    says: 'a sidecar extends the main container: it starts first and stops last',
    manifest: 'sidecar.yaml',
    faults: { podBudgets: { exits: 1, deletions: 1 } },
  },
  {
    name: 'pattern-adapter',
    says: 'an adapter presents the main container to others, over localhost',
    manifest: 'adapter.yaml',
    faults: { podBudgets: { exits: 1, probeFailures: 1 } },
  },
  {
    name: 'pattern-ambassador',
    says: 'an ambassador represents the world outside to the main container',
    manifest: 'ambassador.yaml',
    faults: { podBudgets: { exits: 1, probeFailures: 1 } },
  },
  {
    name: 'pattern-init',
    says: 'init containers prepare what the main container needs, and again in a new sandbox',
    manifest: 'init.yaml',
    faults: { podBudgets: { sandboxDeaths: 1 } },
    breaks: ['container/init-before-app'],
  },
  {
    name: 'runtime-class',
    says: 'the same Pod as containers and as a virtual machine, side by side',
    manifest: 'runtime-class.yaml',
    faults: { podBudgets: { exits: 1, deletions: 1 } },
  },
];

export const patternScenarios: readonly Scenario[] = patterns.map(
  ({ name, says, manifest, faults }): Scenario => ({
    name,
    says,
    bounds: [],
    model: 'podOnNode',
    takesManifests: false,
    build: (request) =>
      featureScenario({ name, says, node: { pods: podsOf({ manifest }), ...faults } }).build(request),
  }),
);
