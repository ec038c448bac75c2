import type { PodOnNodeView } from '../../../models/podOnNode/views/podOnNodeView.ts';
import { does } from '../../../models/ruleFacts.ts';
import type { LawRecord } from '../lawRecord.ts';
import { overViews } from '../modelPredicate.ts';
import { planOf, podOnNode } from '../onNode.ts';

type Versioned = { readonly uid: string; readonly replaces: number; readonly worker: string };

export const oneAtATime: LawRecord = {
  id: 'static/one-at-a-time',
  says: 'A changed manifest is a new static Pod, which its kubelet begins with only once it has ended the one before',
  source:
    'https://kubernetes.io/docs/tasks/configure-pod-container/static-pod/#dynamic-addition-and-removal-of-static-pods',
  fields: ['pod.metadata.annotations'],
  exceptions: [
    'a restarted kubelet does not know the one before, and ends it as it ends what nobody asks for',
  ],
  model: overViews({
    sees: [
      {
        of: podOnNode,
        what: (pod: PodOnNodeView): Versioned => ({
          uid: pod.uid,
          replaces: planOf(pod).replaces,
          worker: pod.worker,
        }),
      },
    ],
    when: does('taking'),
    holds: ([pods], step) => {
      const replaced = replacedBy(pods as Versioned[], step?.args[0]);
      return replaced === undefined || replaced.worker === 'Idle' || replaced.worker === 'Finished';
    },
    witness: ([pods], step) => replacedBy(pods as Versioned[], step?.args[0])?.worker === 'Finished',
  }),
  mutants: ['changed-manifest-runs-at-once'],
};

const replacedBy = (pods: readonly Versioned[], begun: number | undefined): Versioned | undefined => {
  const pod = pods.find(({ uid }) => uid === `uid-${begun}`);
  return pods.find(({ uid }) => uid === `uid-${pod?.replaces}`);
};
