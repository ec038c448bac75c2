import { never } from '../../../checker/system/guard.ts';
import { isStatic } from '../../../models/podOnNode/parts/podParts.ts';
import { fromFile, pod } from '../../../models/scenarios/features/feature.ts';
import { feature, type NodeMutant } from './nodeMutant.ts';

export const staticMutants: readonly NodeMutant[] = [
  {
    name: 'mirror-stops-containers',
    says: 'the kubelet ends a static Pod because its mirror Pod is deleted',
    breaks: ['static/mirror-only'],
    victim: feature('node-static'),
    rules: {
      asksToStop: ({ then }, { pod }) => ({
        when: [isStatic(pod) ? pod.source.mirror.is((mirror) => mirror.matches('Terminating')) : never],
        then,
      }),
    },
  },
  {
    name: 'mirror-not-created-again',
    says: 'the kubelet does not create a mirror Pod',
    breaks: ['static/mirror-returns'],
    victim: feature('node-static'),
    rules: { createsMirrorPod: (body) => ({ when: [never], then: body.then }) },
  },
  {
    name: 'mirror-created-elsewhere',
    says: 'the kubelet creates the mirror Pod unbound, and the scheduler binds it to another node',
    breaks: ['static/home'],
    victim: feature('node-static'),
    rules: {
      createsMirrorPod: (body, pod) => ({
        ...body,
        then: [pod.source.mirror.send({ type: 'CREATE', nodeName: 'node-2' })],
      }),
    },
  },
  {
    name: 'references-of-static-pods-ignored',
    says: 'the kubelet runs a static Pod whatever its manifest refers to',
    breaks: ['static/no-references'],
    victim: feature('node-static-references'),
    rules: {
      readsManifest: ({ then }, { source }) => ({
        when: [source.file.is((file) => file.matches('Present'))],
        then,
      }),
    },
  },
  {
    name: 'changed-manifest-runs-at-once',
    says: 'the kubelet begins with the Pod of a changed manifest while it still ends the one before',
    breaks: ['static/one-at-a-time'],
    victim: feature('node-static-changed'),
    rules: {
      beginsWithPod: ({ then }, pod) => ({
        when: [pod.view.is((view) => view.matches('Bound'))],
        then,
      }),
    },
  },
  {
    name: 'ended-static-pod-remembered',
    says: 'the kubelet remembers that it has ended a static Pod, and does not begin with it again when its manifest is back',
    breaks: ['static/runs-again'],
    victim: { pods: [pod({}, fromFile)], podBudgets: { deletions: 1, putBacks: 1 } },
    rules: { forgetsEndedStaticPod: ({ then }) => ({ when: [never], then }) },
  },
  {
    name: 'mirror-shows-no-end',
    says: 'the kubelet does not write to a mirror Pod how its static Pod has ended',
    breaks: ['static/reaches-the-end'],
    victim: feature('node-static-finite'),
    rules: { mirrorsSucceeded: (body) => ({ when: [never], then: body.then }) },
  },
];
