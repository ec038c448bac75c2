import { instanceOf } from '../../../models/recorded/writes/containerStep.ts';
import type { Pod } from '../../../spec/api/objects/core.ts';
import type { LawRecord } from '../lawRecord.ts';
import { ofContainers } from '../recordPredicate.ts';

const runtimeOf = (instance: string): string | undefined => /^([a-z][\w.-]*):\/\/\S+$/.exec(instance)?.[1];

/** The instances of all containers that a Pod's status shows. */
const instancesOf = ({ status }: Pod): readonly string[] =>
  [
    ...(status?.initContainerStatuses ?? []),
    ...(status?.containerStatuses ?? []),
    ...(status?.ephemeralContainerStatuses ?? []),
  ]
    .map(instanceOf)
    .filter((instance) => instance !== '');

export const runtime: LawRecord = {
  id: 'container/runtime',
  says: 'The IDs of the instances of a Pod begin with the name of one container runtime',
  source: 'https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#containerstatus-v1-core',
  fields: ['pod.status.containerStatuses.containerID'],
  record: ofContainers({
    showsLess: ['which runtime the node of the Pod has: one that reports for another may name it otherwise'],
    judge: ({ before, after }, { after: pod }) => {
      const id = instanceOf(after);
      if (id === '' || id === instanceOf(before)) return undefined;
      const name = runtimeOf(id);
      if (name === undefined) return `its instance is ${id}, which names no runtime`;
      const other = [instanceOf(before), ...instancesOf(pod)].find(
        (instance) => instance !== '' && runtimeOf(instance) !== name,
      );
      return other === undefined ? undefined : `its instance ${id} is of ${name}; ${other} is not`;
    },
  }),
  lies: ['an instance of another runtime'],
};
