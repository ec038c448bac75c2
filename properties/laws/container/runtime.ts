import { instanceOf } from '../../../models/recorded/writes/containerStep.ts';
import type { LawRecord } from '../lawRecord.ts';
import { ofContainers } from '../recordPredicate.ts';

const runtimeOf = (text: string | undefined): string | undefined =>
  /^([a-z][\w.-]*):\/\/\S+$/.exec(text ?? '')?.[1];

export const runtime: LawRecord = {
  id: 'container/runtime',
  says: 'The ID of an instance begins with the name of the container runtime of its node',
  source: 'https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#containerstatus-v1-core',
  fields: ['pod.status.containerStatuses.containerID', 'node.status.nodeInfo.containerRuntimeVersion'],
  record: ofContainers({
    showsLess: ['runtimes of nodes that are not recorded'],
    judge: ({ before, after }, { history, after: pod }) => {
      const id = instanceOf(after);
      if (id === '' || id === instanceOf(before)) return undefined;
      const name = runtimeOf(id);
      if (name === undefined) return `its instance is ${id}, which names no runtime`;
      const node = history.nodes.get(pod.spec?.nodeName ?? '')?.object;
      const own = node?.status?.nodeInfo?.containerRuntimeVersion?.split('://')[0];
      return own === undefined || own === '' || own === name
        ? undefined
        : `its instance ${id} is of ${name}; the runtime of ${pod.spec?.nodeName} is ${own}`;
    },
  }),
  lies: ['an instance of another runtime'],
};
