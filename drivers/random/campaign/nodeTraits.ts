import type {
  ContainerOnNodePlan,
  NodePlan,
  PodOnNodePlan,
} from '../../../models/podOnNode/plan/nodePlan.ts';

const someContainer =
  (is: (container: ContainerOnNodePlan) => boolean) =>
  (node: NodePlan): boolean =>
    node.pods.some(({ containers }) => containers.some(is));
const somePod =
  (is: (pod: PodOnNodePlan) => boolean) =>
  (node: NodePlan): boolean =>
    node.pods.some(is);
const probed = (kind: string) => someContainer(({ probes }) => probes.some((probe) => probe.kind === kind));

/** What a random node may have: reports count the lifetimes of those that do. */
export const nodeTraits: { readonly [trait: string]: (node: NodePlan) => boolean } = {
  'init containers': someContainer(({ kind }) => kind === 'init'),
  sidecars: someContainer(({ kind }) => kind === 'sidecar'),
  'ephemeral containers': someContainer(({ kind }) => kind === 'ephemeral'),
  'startup probes': probed('startup'),
  'liveness probes': probed('liveness'),
  'readiness probes': probed('readiness'),
  'postStart hooks': someContainer(({ spec }) => spec.lifecycle?.postStart !== undefined),
  'preStop hooks': someContainer(({ spec }) => spec.lifecycle?.preStop !== undefined),
  'container restart rules': someContainer(({ spec }) => spec.restartPolicyRules !== undefined),
  'static Pods': somePod(({ isStatic }) => isStatic),
  'hostNetwork Pods': somePod(({ hasOwnNetwork }) => !hasOwnNetwork),
  volumes: somePod(({ volumes }) => volumes.length > 0),
  'several Pods': ({ pods }) => pods.length > 1,
  'a kubelet that lags': ({ lags }) => lags,
};
