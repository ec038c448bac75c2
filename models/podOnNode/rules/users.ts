import { isLive } from '../charts/pod/apiPod.ts';
import type { NodeParts } from '../parts/nodeParts.ts';
import { spend, withBudget } from '../parts/podBudgets.ts';
import { podContainers } from '../parts/podContainers.ts';
import { isFromApi, isStatic, replacedStaticPod } from '../parts/podParts.ts';
import type { NodeComposer } from './nodeRuleFacts.ts';

/** What people do: create Pods, delete them with more or less grace, debug them, write, change and delete manifests of static Pods. */
export const userRules = ({ actor, rule }: NodeComposer, { pods }: NodeParts): void => {
  const apiPods = pods.filter(isFromApi);
  const staticPods = pods.filter(isStatic);
  actor('user', () => {
    rule('creates the Pod', [apiPods], ({ source }) => ({ then: [source.object.send({ type: 'CREATE' })] }));
    rule('writes the manifest', [staticPods.filter(({ plan }) => plan.replaces === 0)], ({ source }) => ({
      then: [source.file.send({ type: 'WRITE' })],
    }));
  });
  actor('scheduler', () => {
    rule('binds the Pod', [apiPods], ({ source }) => ({ then: [source.object.send({ type: 'BIND' })] }));
  });
  actor(
    'user',
    () => {
      rule(
        'deletes the Pod',
        [withBudget(apiPods, 'deletions')],
        (pod) => ({
          then: [...spend(pod, 'deletions'), pod.source.object.send({ type: 'DELETE', grace: 'own' })],
        }),
        { action: 'deletion' },
      );
      rule(
        'deletes the Pod with less grace',
        [withBudget(apiPods, 'deletions')],
        (pod) => ({
          when: [pod.source.object.isNot((object) => object.matches('Pending'))],
          then: [...spend(pod, 'deletions'), pod.source.object.send({ type: 'DELETE', grace: 'shorter' })],
        }),
        { action: 'deletion' },
      );
      rule(
        'deletes the Pod by force',
        [withBudget(apiPods, 'forcedDeletions')],
        (pod) => ({
          then: [...spend(pod, 'forcedDeletions'), pod.source.object.send({ type: 'REMOVE' })],
        }),
        { action: 'forced deletion' },
      );
      rule('deletes the manifest', [withBudget(staticPods, 'deletions')], (pod) => ({
        then: [...spend(pod, 'deletions'), pod.source.file.send({ type: 'DELETE' })],
      }));
      rule(
        'puts the manifest back',
        [withBudget(staticPods, 'putBacks')],
        (pod) => ({ then: [...spend(pod, 'putBacks'), pod.source.file.send({ type: 'PUT_BACK' })] }),
        { action: 'return of a manifest' },
      );
      rule('changes the manifest', [staticPods.filter(({ plan }) => plan.replaces > 0)], (pod) => ({
        then: [
          replacedStaticPod(pod, pods)!.source.file.send({ type: 'DELETE' }),
          pod.source.file.send({ type: 'WRITE' }),
        ],
      }));
      rule('deletes the mirror Pod', [withBudget(staticPods, 'deletions')], (pod) => ({
        then: [...spend(pod, 'deletions'), pod.source.mirror.send({ type: 'DELETE' })],
      }));
      rule('deletes the mirror Pod by force', [withBudget(staticPods, 'forcedDeletions')], (pod) => ({
        then: [...spend(pod, 'forcedDeletions'), pod.source.mirror.send({ type: 'REMOVE' })],
      }));
      const ephemeral = podContainers(apiPods).filter(({ plan }) => plan.kind === 'ephemeral');
      rule('adds the ephemeral container', [ephemeral], ({ pod, state }) => ({
        when: isFromApi(pod) ? [pod.source.object.is(isLive)] : [],
        then: [state.send({ type: 'REQUEST' })],
      }));
    },
    { fair: false },
  );
};
