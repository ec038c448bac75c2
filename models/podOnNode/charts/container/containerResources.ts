import { type SnapshotFrom, setup, stateIn } from 'xstate';

/**
 * The resources of a container whose Pod may be resized, and back again.
 * https://kubernetes.io/docs/tasks/configure-pod-container/resize-container-resources/
 */
export const containerResources = setup({
  types: {
    events: {} as
      /** the kubelet allocates the other resources */
        | { type: 'ALLOCATE' }
        /** they are applied to the running container */
        | { type: 'UPDATE' }
        /** a new instance is created */
        | { type: 'CREATE' },
  },
  guards: {
    isAllocatedResized: stateIn({ allocated: 'Resized' }),
    isAllocatedAsCreated: stateIn({ allocated: 'AsCreated' }),
  },
}).createMachine({
  id: 'resources of a container',
  description:
    'The CPU and memory of a container that its Pod may be resized in: those that the kubelet has ' +
    'allocated, and those that the container has. A new instance has what is allocated.',
  type: 'parallel',
  states: {
    allocated: {
      description: 'what the kubelet has allocated',
      initial: 'AsCreated',
      states: {
        AsCreated: { description: 'what its Pod was created with', on: { ALLOCATE: 'Resized' } },
        Resized: { description: 'what a resize asked for', on: { ALLOCATE: 'AsCreated' } },
      },
    },
    actuated: {
      description: 'what the container has',
      initial: 'AsCreated',
      states: {
        AsCreated: {
          description: 'what its Pod was created with',
          on: {
            UPDATE: { guard: 'isAllocatedResized', target: 'Resized' },
            CREATE: { guard: 'isAllocatedResized', target: 'Resized' },
          },
        },
        Resized: {
          description: 'what a resize asked for',
          on: {
            UPDATE: { guard: 'isAllocatedAsCreated', target: 'AsCreated' },
            CREATE: { guard: 'isAllocatedAsCreated', target: 'AsCreated' },
          },
        },
      },
    },
  },
});

export type ContainerResources = SnapshotFrom<typeof containerResources>;

/** what is allocated is not what its Pod was created with */
export const isAllocatedResized = (resources: ContainerResources): boolean =>
  resources.matches({ allocated: 'Resized' });
/** the same of what the container has */
export const hasResized = (resources: ContainerResources): boolean =>
  resources.matches({ actuated: 'Resized' });
/** the container has what is allocated to it */
export const isApplied = (resources: ContainerResources): boolean =>
  isAllocatedResized(resources) === hasResized(resources);
