import type { ClusterDefect } from '../bug.ts';

/** What one process binds the other has not in its cache. */
export const leaderWithoutTheOthersBindings: ClusterDefect = {
  name: 'binding-not-yet-in-the-cache',
  says: 'a Pod is placed by a scheduler whose cache does not have the binding before it, which another process made, or which is still on its way',
  rules: {
    bindsPod: ({ when = [] }, pod, node) => ({
      when,
      then: [pod.object.send({ type: 'BIND', node: node.id })],
    }),
  },
};
