import type { Component } from '../../../checker/system/component.ts';
import { atLeast, each, type Guard } from '../../../checker/system/guard.ts';
import { isUp, type stage } from '../../environment/stage.ts';
import { isLive, isReady, type PodObject, phaseOf } from '../charts/pod/podObject.ts';
import type { ClusterParts } from '../parts/clusterParts.ts';
import type { ClusterComposer } from './clusterRuleFacts.ts';

type StagePart = Component<typeof stage>;

const isServing = (object: PodObject): boolean =>
  isLive(object) && (isReady(object) || phaseOf(object) === 'Succeeded');

/** Every workload has as many Pods ready, or done with their work, as it wants; so is every Pod without one. */
const everythingIsUp = ({ plan, pods }: ClusterParts): Guard[] => [
  ...plan.workloads.map(({ replicas }, index) =>
    atLeast(
      replicas,
      each(
        pods.filter((pod) => pod.plan.workload === index).map(({ object }) => object),
        isServing,
      ),
    ),
  ),
  ...pods.filter((pod) => pod.plan.workload === undefined).map(({ object }) => object.is(isServing)),
];

/** An application comes up once. */
export const stageRules = ({ actor, rule }: ClusterComposer, parts: ClusterParts, part: StagePart): void => {
  actor('user', () => {
    rule('sees the application up', [[part]], () => ({
      when: everythingIsUp(parts),
      then: [part.send({ type: 'COME_UP' })],
    }));
  });
};

/** Composes rules of which those that need not happen, all that fails and all that people do, wait until the application is up. */
export const onceUp = (composer: ClusterComposer, part: StagePart): ClusterComposer => {
  let mayWait = false;
  return {
    ...composer,
    actor: (name, rules, options = {}) => {
      const outer = mayWait;
      mayWait = options.fair === false;
      const said = composer.actor(name, rules, options);
      mayWait = outer;
      return said;
    },
    rule: (name, over, body, facts) => {
      const waits = mayWait;
      return composer.rule(
        name,
        over,
        (...members) => {
          const { when = [], then } = body(...members);
          return { when: waits ? [part.is(isUp), ...when] : when, then };
        },
        facts,
      );
    },
  };
};
