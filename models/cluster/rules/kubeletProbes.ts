import { always, any } from '../../../checker/system/guard.ts';
import type { ProbeKind } from '../../../spec/kubelet/probes/probeCounting.ts';
import { neverAnswered } from '../../plan/containerPlan.ts';
import { isWorking } from '../charts/node/kubelet.ts';
import { isRunning } from '../charts/pod/container.ts';
import { isOn } from '../charts/pod/podObject.ts';
import { isSyncing } from '../charts/pod/podWorker.ts';
import { isForgotten, isYoung, type ProbeState, passes } from '../charts/pod/probe.ts';
import { podSync } from '../decisions/podSync.ts';
import { type ClusterParts, podContainers, probesOf } from '../parts/clusterParts.ts';
import type { ClusterComposer } from './clusterRuleFacts.ts';
import { kubeletWorksOn } from './kubeletGuards.ts';

/**
 * Probes: they look at the running container, liveness and readiness only once the startup probe has succeeded;
 * a failed startup or liveness probe kills the container, which its restart policy then treats.
 * https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/
 */
export const kubeletProbeRules = ({ actor, rule }: ClusterComposer, cluster: ClusterParts): void => {
  const { nodes, budgets } = cluster;
  const containers = podContainers(cluster);
  for (const kind of ['startup', 'liveness', 'readiness'] satisfies ProbeKind[]) {
    const probed = containers.filter(
      ({ plan, probes }) => probes[kind] && neverAnswered(plan, kind) === undefined,
    );
    const looks = (container: (typeof probed)[number], node: (typeof nodes)[number]) => [
      ...kubeletWorksOn(container.pod, node),
      container.pod.worker.is(isSyncing),
      container.state.is(isRunning),
      container.probes.startup?.is(kind === 'startup' ? isAsked : mayBeStarted) ?? always,
    ];
    actor('kubelet', () => {
      rule(`finds the ${kind} probe passing`, [probed, nodes], (container, node) => ({
        when: [...looks(container, node), container.probes[kind]!.isNot(passes)],
        then: [container.probes[kind]!.send({ type: 'PASS' })],
      }));
    });
    actor(
      'environment',
      () => {
        rule(`fails the ${kind} probe`, [probed, nodes], (container, node) => ({
          when: looks(container, node),
          then: [
            budgets.probeFailures.send({ type: 'SPEND' }),
            container.probes[kind]!.send({ type: 'FAIL' }),
          ],
        }));
      },
      { fair: false },
    );
  }

  const forgettable = containers.filter(({ probes }) => probes.startup || probes.readiness);
  actor(
    'environment',
    () => {
      rule(
        'has the kubelet begin within ten seconds of the start of the container',
        [forgettable, nodes],
        ({ pod, state, probes }, node) => ({
          when: [pod.object.is(isOn(node.id)), node.kubelet.isNot(isWorking), state.is(isRunning)],
          then: [probes.startup, probes.readiness].flatMap((probe) => probe?.send({ type: 'YOUNG' }) ?? []),
        }),
      );
    },
    { fair: false },
  );
  actor('kubelet', () => {
    rule('begins again with the probes', [forgettable, nodes], ({ pod, state, probes }, node) => ({
      when: [
        ...kubeletWorksOn(pod, node),
        pod.worker.is(isSyncing),
        state.is(isRunning),
        any(...[probes.startup, probes.readiness].flatMap((probe) => probe?.is(isYoung) ?? [])),
      ],
      then: [probes.startup, probes.readiness].flatMap((probe) => probe?.tell({ type: 'BEGIN' }) ?? []),
    }));
  });

  const killing = containers.filter(({ probes }) => probes.startup || probes.liveness);
  actor('kubelet', () => {
    rule('kills the container for its failed probe', [killing, nodes], (container, node) => ({
      when: [
        ...kubeletWorksOn(container.pod, node),
        container.pod.worker.is(isSyncing),
        container.state.is(isRunning),
        podSync(container.pod).is(({ kills }) => kills.includes(container.at)),
      ],
      then: [
        container.state.send({ type: 'KILL' }),
        ...probesOf(container).map((probe) => probe.tell({ type: 'RESET' })),
      ],
    }));
  });
};

/** An instance of an earlier kubelet process is taken for started, and not asked. */
const isAsked = (startup: ProbeState): boolean => !isForgotten(startup);
const mayBeStarted = (startup: ProbeState): boolean => passes(startup) || isForgotten(startup);
