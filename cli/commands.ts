import type { CommandRecord } from './command.ts';

/** Every command, in the order of the help. */
export const commands: readonly CommandRecord[] = [
  {
    name: 'check',
    says: 'explore every state of a cluster that runs the manifests, and judge the Pod laws',
    load: async () => (await import('./commands/check.ts')).check(),
  },
];
