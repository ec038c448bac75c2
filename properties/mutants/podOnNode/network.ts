import { assign } from 'xstate';
import { isRunning } from '../../../models/podOnNode/charts/container/container.ts';
import { isSyncing } from '../../../models/podOnNode/charts/pod/podWorker.ts';
import { changedStates } from '../changedChart.ts';
import { container, feature, type NodeMutant, pod } from './nodeMutant.ts';

export const networkMutants: readonly NodeMutant[] = [
  {
    name: 'address-given-twice',
    says: 'the network plugin gives every Pod the first address',
    breaks: ['network/ip-unique'],
    victim: feature('node-network'),
    charts: {
      'Pod network': (chart) =>
        changedStates(chart, ['Apart'], {
          ADD: { target: 'Joined', actions: assign({ address: 1 }) } as never,
        }),
    },
  },
  {
    name: 'address-changes-under-running-containers',
    says: 'the sandbox of a Pod is taken out of the network while its containers run',
    breaks: ['network/shared-stack'],
    victim: feature('node-volumes'),
    rules: {
      'tears down the network that could not be set up': (_, member) => ({
        when: [pod(member).worker.is(isSyncing)],
        then: [pod(member).network.send({ type: 'DEL' })],
      }),
    },
  },
  {
    name: 'host-network-gets-an-address',
    says: 'the network plugin is called for a hostNetwork Pod, too',
    breaks: ['network/host'],
    victim: feature('node-host-network'),
    rules: {
      'runs the sandbox in the network of the node': (body, member) => ({
        ...body,
        then: [...body.then, pod(member).network.send({ type: 'ADD', address: 1 })],
      }),
    },
  },
  {
    name: 'address-kept',
    says: 'the network plugin is not called when the sandbox stops: the Pod keeps its address',
    breaks: ['network/released'],
    victim: feature('node-volumes'),
    rules: {
      'stops the sandbox': (body, member) => ({
        ...body,
        then: [pod(member).sandbox.send({ type: 'STOP' })],
      }),
    },
  },
  {
    name: 'port-shared',
    says: 'containers of a Pod listen on one port, as if each had a network of its own',
    breaks: ['network/one-port'],
    victim: feature('node-ports'),
    rules: {
      'listens on its ports': (body, member) => ({
        when: [container(member).state.is(isRunning)],
        then: body.then,
      }),
    },
  },
];
