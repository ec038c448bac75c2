import { assign, type SnapshotFrom, setup } from 'xstate';

/**
 * The resources of a container whose Pod may be resized. `resized`: those that are allocated are not those that it was
 * created with.
 * https://kubernetes.io/docs/tasks/configure-pod-container/resize-container-resources/
 */
export const containerResources = setup({
  types: {
    context: {} as { resized: boolean },
    events: {} as
      /** the kubelet allocates the other resources */
        | { type: 'ALLOCATE' }
        /** they are applied to the running container */
        | { type: 'UPDATE' }
        /** a new instance is created */
        | { type: 'CREATE' },
  },
  actions: { change: assign({ resized: ({ context }) => !context.resized }) },
}).createMachine({
  id: 'resources of a container',
  description:
    'The CPU and memory of a container that its Pod may be resized in: those that the kubelet has ' +
    'allocated, and those that the container has. A new instance has what is allocated.',
  context: { resized: false },
  initial: 'Applied',
  states: {
    Applied: {
      description: 'it has what is allocated',
      on: { ALLOCATE: { target: 'Allocated', actions: 'change' } },
    },
    Allocated: {
      description: 'other resources are allocated than it has',
      on: { ALLOCATE: { target: 'Applied', actions: 'change' }, UPDATE: 'Applied', CREATE: 'Applied' },
    },
  },
});

export type ContainerResources = SnapshotFrom<typeof containerResources>;

export const isApplied = (resources: ContainerResources): boolean => resources.matches('Applied');
/** of the running container */
export const hasResized = (resources: ContainerResources): boolean =>
  isApplied(resources) === resources.context.resized;
