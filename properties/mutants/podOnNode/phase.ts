import { never } from '../../../checker/system/guard.ts';
import { feature, type NodeMutant } from './nodeMutant.ts';

export const phaseMutants: readonly NodeMutant[] = [
  {
    name: 'deadline-ignored',
    says: 'the kubelet lets a Pod run on that is past its active deadline',
    breaks: ['phase/active-deadline'],
    victim: feature('node-active-deadline'),
    rules: {
      'decides on Failed': (body) => ({ when: [never], then: body.then }),
      'completes its work': (body) => ({ when: [never], then: body.then }),
    },
  },
];
