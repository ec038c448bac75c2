import { and, assign, not, or, type SnapshotFrom, setup, stateIn } from 'xstate';
import type { PodPhase } from '../../../../spec/kubelet/phase/podPhase.ts';
import { isTerminalPhase } from '../../../../spec/kubelet/phase/terminalPhase.ts';

/**
 * A Pod in the API. `node`: the one that it is bound to, or 0.
 * https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/
 */
export const podObject = setup({
  types: {
    context: {} as { node: number },
    events: {} as
      | { type: 'CREATE' }
      | { type: 'BIND'; node: number }
      | { type: 'STATUS'; phase: PodPhase; ready: boolean }
      | { type: 'NOT_READY' }
      /** Pod garbage collection writes Failed on a Pod whose node is gone, whatever still runs there */
      | { type: 'FAIL_FROM_OUTSIDE' }
      /** with the grace period of the Pod: at once if nothing runs that needs it */
      | { type: 'DELETE' }
      /** with a grace period of zero */
      | { type: 'REMOVE' }
      /** forgets the place of a Pod of which nothing is left */
      | { type: 'FORGET' },
  },
  guards: {
    isUnbound: ({ context }) => context.node === 0,
    isTerminal: or([stateIn({ phase: 'Succeeded' }), stateIn({ phase: 'Failed' })]),
    isInApi: or([stateIn({ object: 'Live' }), stateIn({ object: 'Terminating' })]),
    isGone: stateIn({ object: 'Gone' }),
    saysPending: ({ event }) => event.type === 'STATUS' && event.phase === 'Pending',
    saysRunning: ({ event }) => event.type === 'STATUS' && event.phase === 'Running',
    saysSucceeded: ({ event }) => event.type === 'STATUS' && event.phase === 'Succeeded',
    saysFailed: ({ event }) => event.type === 'STATUS' && event.phase === 'Failed',
    saysReady: ({ event }) => event.type === 'STATUS' && event.ready,
  },
  actions: {
    bind: assign({ node: ({ event, context }) => (event.type === 'BIND' ? event.node : context.node) }),
    unbind: assign({ node: 0 }),
  },
}).createMachine({
  id: 'Pod',
  description:
    'A Pod as the API server keeps it. The API server believes what it is told: who may write what is ' +
    'the business of the rules.',
  context: { node: 0 },
  type: 'parallel',
  states: {
    object: {
      description: 'whether the object exists',
      initial: 'NotCreated',
      states: {
        NotCreated: { description: 'no object of this UID was ever there', on: { CREATE: 'Live' } },
        Live: {
          description: 'in the API, not being deleted',
          on: {
            BIND: { guard: 'isUnbound', actions: 'bind' },
            DELETE: [{ guard: or(['isUnbound', 'isTerminal']), target: 'Gone' }, { target: 'Terminating' }],
            REMOVE: 'Gone',
          },
        },
        Terminating: { description: 'its deletion timestamp is set', on: { REMOVE: 'Gone' } },
        Gone: {
          description: 'removed from the API: its UID never comes back',
          on: { FORGET: { actions: 'unbind' } },
        },
      },
    },
    phase: {
      description: 'status.phase, as last written',
      initial: 'Pending',
      on: {
        STATUS: [
          { guard: and(['isInApi', 'saysPending']), target: '.Pending' },
          { guard: and(['isInApi', 'saysRunning']), target: '.Running' },
          { guard: and(['isInApi', 'saysSucceeded']), target: '.Succeeded' },
          { guard: and(['isInApi', 'saysFailed']), target: '.Failed' },
        ],
        FAIL_FROM_OUTSIDE: { guard: and(['isInApi', not('isTerminal')]), target: '.Failed' },
        FORGET: { guard: 'isGone', target: '.Pending' },
      },
      states: {
        Pending: { description: 'not all of its containers have started yet' },
        Running: { description: 'bound, and its containers have been started' },
        Succeeded: { description: 'all containers have ended in success' },
        Failed: {
          description:
            'all containers have ended, one of them in failure, or Pod garbage collection gave it up',
        },
      },
    },
    disruption: {
      description: 'the condition DisruptionTarget',
      initial: 'None',
      on: { FORGET: { guard: 'isGone', target: '.None' } },
      states: {
        None: {
          description: 'nothing from outside has ended it',
          on: {
            FAIL_FROM_OUTSIDE: { guard: and(['isInApi', not('isTerminal')]), target: 'DeletionByPodGC' },
          },
        },
        DeletionByPodGC: { description: 'Pod garbage collection failed it, whatever still runs on its node' },
      },
    },
    readiness: {
      description: 'the condition Ready, as last written',
      initial: 'NotReady',
      on: {
        STATUS: [
          { guard: and(['isInApi', 'saysReady']), target: '.Ready' },
          { guard: and(['isInApi', not('saysReady')]), target: '.NotReady' },
        ],
        FAIL_FROM_OUTSIDE: { guard: and(['isInApi', not('isTerminal')]), target: '.NotReady' },
        FORGET: { guard: 'isGone', target: '.NotReady' },
      },
      states: {
        NotReady: { description: 'Ready=False' },
        Ready: { description: 'Ready=True', on: { NOT_READY: { guard: 'isInApi', target: 'NotReady' } } },
      },
    },
  },
});

export type PodObject = SnapshotFrom<typeof podObject>;

export const isOn =
  (node: number) =>
  (object: PodObject): boolean =>
    object.context.node === node;
export const isBound = (object: PodObject): boolean => object.context.node !== 0;
export const isNotCreated = (object: PodObject): boolean => object.matches({ object: 'NotCreated' });
export const isLive = (object: PodObject): boolean => object.matches({ object: 'Live' });
export const isTerminating = (object: PodObject): boolean => object.matches({ object: 'Terminating' });
export const isGone = (object: PodObject): boolean => object.matches({ object: 'Gone' });
export const isInApi = (object: PodObject): boolean => isLive(object) || isTerminating(object);
export const isReady = (object: PodObject): boolean => object.matches({ readiness: 'Ready' });
export const wasFailedFromOutside = (object: PodObject): boolean =>
  isInApi(object) && object.matches({ disruption: 'DeletionByPodGC' });
export const phaseOf = (object: PodObject): PodPhase => (object.value as { phase: PodPhase }).phase;
export const isTerminal = (object: PodObject): boolean => {
  const phase = phaseOf(object);
  return isTerminalPhase(phase);
};
