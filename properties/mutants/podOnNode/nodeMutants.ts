import { assign } from 'xstate';
import { never } from '../../../checker/system/guard.ts';
import type { Mutant } from '../../../models/cluster/mutant.ts';
import { isAlive, isRunning } from '../../../models/podOnNode/container/container.ts';
import { isProbing } from '../../../models/podOnNode/container/probe.ts';
import type { ApiPodParts, PodContainer, PodParts, StaticPodParts } from '../../../models/podOnNode/parts.ts';
import type { NodeOptions } from '../../../models/podOnNode/planNode.ts';
import { isTerminating } from '../../../models/podOnNode/pod/apiPod.ts';
import { isTerminating as isEndingWorker, isSyncing } from '../../../models/podOnNode/pod/podWorker.ts';
import { nodeFeatures } from '../../../models/scenarios/podOnNodeFeatures.ts';
import { changedStates } from '../changedChart.ts';

/** A seeded fault of a node, and the smallest feature in which it breaks what it says it breaks. */
export type NodeMutant = Mutant & { readonly victim: NodeOptions };

const feature = (name: string): NodeOptions => nodeFeatures.find((each) => each.name === name)!.node;

/** The members that rules about a container, a probe, a Pod hand to a mutant. */
const container = (member: unknown) => member as PodContainer;
const pod = (member: unknown) => member as PodParts;
const probe = (member: unknown) =>
  member as { pod: PodParts; container: PodContainer; state: PodContainer['probes'][number]['state'] };

const objectOf = (member: unknown) => (member as ApiPodParts).source.object;
const mirrorOf = (member: unknown) => (container(member).pod as StaticPodParts).source.mirror;

export const nodeMutants: readonly NodeMutant[] = [
  {
    name: 'sidecars-stopped-at-once',
    says: 'the kubelet asks all containers of a Pod to stop at once, sidecars too',
    breaks: ['container/sidecar-last'],
    victim: feature('node-sidecars'),
    rules: {
      'asks the container to stop': (body, member) => ({
        when: [container(member).pod.worker.is(isEndingWorker)],
        then: body.then,
      }),
    },
  },
  {
    name: 'post-start-not-waited-for',
    says: 'the kubelet starts further containers while a postStart hook runs',
    breaks: ['container/post-start-first'],
    victim: feature('node-hooks'),
    rules: {
      'starts the container': (body, member) => ({
        when: [container(member).pod.worker.is(isSyncing)],
        then: body.then,
      }),
      'creates the container': (body, member) => ({
        when: [
          container(member).pod.worker.is(isSyncing),
          container(member).pod.sandbox.is((sandbox) => sandbox.matches('Ready')),
        ],
        then: body.then,
      }),
    },
  },
  {
    name: 'ephemeral-container-restarted',
    says: 'the kubelet restarts an ephemeral container that has ended',
    breaks: ['container/ephemeral-once'],
    victim: feature('node-ephemeral'),
    rules: {
      'creates the container': (body, member) => ({
        when: [
          container(member).pod.worker.is(isSyncing),
          container(member).pod.sandbox.is((sandbox) => sandbox.matches('Ready')),
        ],
        then: body.then,
      }),
    },
  },
  {
    name: 'startup-probe-not-waited-for',
    says: 'liveness and readiness probes look at a container that has not started',
    breaks: ['probe/startup-first'],
    victim: feature('node-probes'),
    rules: {
      'finds the container well': (body, member) => ({
        when: [probe(member).state.is(isProbing), probe(member).container.state.is(isRunning)],
        then: body.then,
      }),
    },
  },
  {
    name: 'first-result-decides',
    says: 'a single attempt of a probe changes its verdict, whatever the thresholds',
    breaks: ['probe/threshold'],
    victim: feature('node-probes'),
    charts: {
      'probe of a container': (chart) =>
        chart.provide({
          actions: {
            count: assign(({ event }: { event: { result?: 'success' | 'failure' } }) => ({
              verdict: event.result,
              run: { result: event.result, length: 1 },
            })),
          },
        } as never),
    },
  },
  {
    name: 'failed-liveness-ignored',
    says: 'the kubelet leaves a container alone whose liveness probe has failed',
    breaks: ['probe/liveness-restarts'],
    victim: feature('node-liveness-backoff'),
    rules: { 'kills the container for its failed probe': (body) => ({ when: [never], then: body.then }) },
  },
  {
    name: 'readiness-kills',
    says: 'the kubelet kills a container whose readiness probe fails',
    breaks: ['probe/readiness-never-kills'],
    victim: feature('node-probes'),
    rules: {
      'kills the container for its failed probe': (body, member) => ({
        when: [container(member).pod.worker.is(isSyncing), container(member).state.is(isRunning)],
        then: body.then,
      }),
    },
  },
  {
    name: 'ready-forgotten',
    says: 'the kubelet writes that a Pod is not ready while all its containers are',
    breaks: ['status/ready-is-fresh'],
    victim: feature('node-restarts'),
    rules: {
      'reports Running': (body, member) => ({
        when: [pod(member).worker.is(isSyncing), objectOf(member).is((object) => object.context.ready)],
        then: body.then,
      }),
    },
  },
  {
    name: 'grace-lengthened',
    says: 'the API server lets a second deletion lengthen the grace period',
    breaks: ['termination/grace-shrinks'],
    victim: feature('node-deletion'),
    charts: {
      'Pod object': (chart) => chart.provide({ guards: { isShorter: () => true } } as never),
    },
  },
  {
    name: 'pre-stop-hook-skipped',
    says: 'the kubelet sends the stop signal without running the preStop hook',
    breaks: ['termination/pre-stop-first'],
    victim: feature('node-hooks'),
    charts: {
      'container of the runtime': (chart) => chart.provide({ guards: { hasPreStop: () => false } } as never),
    },
  },
  {
    name: 'mirror-stops-containers',
    says: 'the kubelet ends a static Pod because its mirror Pod is deleted',
    breaks: ['static/mirror-only'],
    victim: feature('node-static'),
    rules: {
      'asks the container to stop': (body, member) => ({
        when: [mirrorOf(member).is((mirror) => mirror.matches('Terminating'))],
        then: body.then,
      }),
    },
  },
  {
    name: 'mirror-not-created-again',
    says: 'the kubelet does not create a mirror Pod',
    breaks: ['static/mirror-returns'],
    victim: feature('node-static'),
    rules: { 'creates the mirror Pod': (body) => ({ when: [never], then: body.then }) },
  },
  {
    name: 'mirror-created-elsewhere',
    says: 'the kubelet creates the mirror Pod unbound, and the scheduler binds it to another node',
    breaks: ['static/home'],
    victim: feature('node-static'),
    rules: {
      'creates the mirror Pod': (body, member) => ({
        ...body,
        then: [
          (member as unknown as StaticPodParts).source.mirror.send({ type: 'CREATE', nodeName: 'node-2' }),
        ],
      }),
    },
  },
  {
    name: 'references-of-static-pods-ignored',
    says: 'the kubelet runs a static Pod whatever its manifest refers to',
    breaks: ['static/no-references'],
    victim: feature('node-static-references'),
    rules: {
      'reads the manifest': (body, member) => ({
        when: [(member as unknown as StaticPodParts).source.file.is((file) => file.matches('Present'))],
        then: body.then,
      }),
    },
  },
  {
    name: 'changed-manifest-runs-at-once',
    says: 'the kubelet begins with the Pod of a changed manifest while it still ends the one before',
    breaks: ['static/one-at-a-time'],
    victim: feature('node-static-changed'),
    rules: {
      'begins with the Pod': (body, member) => ({
        when: [pod(member).view.is((view) => view.matches('Bound'))],
        then: body.then,
      }),
    },
  },
  {
    name: 'mirror-shows-no-end',
    says: 'the kubelet does not write to a mirror Pod how its static Pod has ended',
    breaks: ['static/reaches-the-end'],
    victim: feature('node-static-finite'),
    rules: { 'shows Succeeded in the mirror Pod': (body) => ({ when: [never], then: body.then }) },
  },
  {
    name: 'address-given-twice',
    says: 'the network plugin gives every Pod the first address',
    breaks: ['network/ip-unique'],
    victim: feature('node-network'),
    charts: {
      'Pod network': (chart) =>
        changedStates(chart, ['Apart'], {
          ADD: { target: 'Joined', actions: assign({ address: 1 }) } as never,
        }),
    },
  },
  {
    name: 'address-changes-under-running-containers',
    says: 'the sandbox of a Pod is taken out of the network while its containers run',
    breaks: ['network/shared-stack'],
    victim: feature('node-volumes'),
    rules: {
      'tears down the network that could not be set up': (_, member) => ({
        when: [pod(member).worker.is(isSyncing)],
        then: [pod(member).network.send({ type: 'DEL' })],
      }),
    },
  },
  {
    name: 'host-network-gets-an-address',
    says: 'the network plugin is called for a hostNetwork Pod, too',
    breaks: ['network/host'],
    victim: feature('node-host-network'),
    rules: {
      'runs the sandbox in the network of the node': (body, member) => ({
        ...body,
        then: [...body.then, pod(member).network.send({ type: 'ADD', address: 1 })],
      }),
    },
  },
  {
    name: 'address-kept',
    says: 'the network plugin is not called when the sandbox stops: the Pod keeps its address',
    breaks: ['network/released'],
    victim: feature('node-volumes'),
    rules: {
      'stops the sandbox': (body, member) => ({
        ...body,
        then: [pod(member).sandbox.send({ type: 'STOP' })],
      }),
    },
  },
  {
    name: 'volumes-emptied-with-the-sandbox',
    says: 'the kubelet unmounts volumes whenever no container runs',
    breaks: ['storage/survives-restart'],
    victim: feature('node-volumes'),
    rules: {
      'unmounts the volume': (body, member) => {
        const { containers, worker } = (member as unknown as { pod: PodParts }).pod;
        return {
          when: [worker.is(isSyncing), ...containers.map(({ state }) => state.isNot(isAlive))],
          then: body.then,
        };
      },
    },
  },
  {
    name: 'volumes-left-behind',
    says: 'the kubelet calls a Pod cleaned up whose volumes are still mounted',
    breaks: ['storage/pod-end'],
    victim: feature('node-volumes'),
    rules: { 'has cleaned up behind the Pod': (body) => ({ then: body.then }) },
  },
  {
    name: 'eviction-out-of-order',
    says: 'a node short of memory evicts any Pod',
    breaks: ['eviction/ranking'],
    victim: feature('node-pressure'),
    rules: {
      // all but the last of its conditions, which is about the Pods before it
      'evicts the Pod': (body) => ({ when: (body.when ?? []).slice(0, -1), then: body.then }),
    },
  },
  {
    name: 'evicted-pod-restarted',
    says: 'the API server shows an evicted Pod as Running again',
    breaks: ['eviction/final'],
    victim: feature('node-pressure'),
    rules: {
      'reports Running': (body, member) => ({
        when: [objectOf(member).is((object) => object.context.evicted && !isTerminating(object))],
        then: body.then,
      }),
    },
  },
  {
    name: 'restart-delay-ignored',
    says: 'the kubelet restarts containers at once, however often they end',
    breaks: ['container/backoff'],
    victim: feature('node-restarts'),
    charts: {
      'restart back-off': (chart) =>
        changedStates(changedStates(chart, ['MayStart'], { EXITED: 'MayStart' }), ['Cooling'], {
          EXITED: 'MayStart',
        }),
    },
  },
  {
    name: 'grace-never-over',
    says: 'the kubelet does not kill what still runs when the grace period is over',
    breaks: ['termination/kill-in-time'],
    victim: feature('node-hooks'),
    rules: { 'kills at the end of the grace period': (body) => ({ when: [never], then: body.then }) },
  },
];
