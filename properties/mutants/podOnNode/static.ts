import { never } from '../../../checker/system/guard.ts';
import { feature, mirrorOf, type NodeMutant, pod, staticPod } from './nodeMutant.ts';

export const staticMutants: readonly NodeMutant[] = [
  {
    name: 'mirror-stops-containers',
    says: 'the kubelet ends a static Pod because its mirror Pod is deleted',
    breaks: ['static/mirror-only'],
    victim: feature('node-static'),
    rules: {
      'asks the container to stop': (body, member) => ({
        when: [mirrorOf(member).is((mirror) => mirror.matches('Terminating'))],
        then: body.then,
      }),
    },
  },
  {
    name: 'mirror-not-created-again',
    says: 'the kubelet does not create a mirror Pod',
    breaks: ['static/mirror-returns'],
    victim: feature('node-static'),
    rules: { 'creates the mirror Pod': (body) => ({ when: [never], then: body.then }) },
  },
  {
    name: 'mirror-created-elsewhere',
    says: 'the kubelet creates the mirror Pod unbound, and the scheduler binds it to another node',
    breaks: ['static/home'],
    victim: feature('node-static'),
    rules: {
      'creates the mirror Pod': (body, member) => ({
        ...body,
        then: [staticPod(member).source.mirror.send({ type: 'CREATE', nodeName: 'node-2' })],
      }),
    },
  },
  {
    name: 'references-of-static-pods-ignored',
    says: 'the kubelet runs a static Pod whatever its manifest refers to',
    breaks: ['static/no-references'],
    victim: feature('node-static-references'),
    rules: {
      'reads the manifest': (body, member) => ({
        when: [staticPod(member).source.file.is((file) => file.matches('Present'))],
        then: body.then,
      }),
    },
  },
  {
    name: 'changed-manifest-runs-at-once',
    says: 'the kubelet begins with the Pod of a changed manifest while it still ends the one before',
    breaks: ['static/one-at-a-time'],
    victim: feature('node-static-changed'),
    rules: {
      'begins with the Pod': (body, member) => ({
        when: [pod(member).view.is((view) => view.matches('Bound'))],
        then: body.then,
      }),
    },
  },
  {
    name: 'mirror-shows-no-end',
    says: 'the kubelet does not write to a mirror Pod how its static Pod has ended',
    breaks: ['static/reaches-the-end'],
    victim: feature('node-static-finite'),
    rules: { 'shows Succeeded in the mirror Pod': (body) => ({ when: [never], then: body.then }) },
  },
];
