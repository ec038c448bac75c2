import { assign } from 'xstate';
import { isRunning } from '../../../models/podOnNode/charts/container/container.ts';
import { podNetwork } from '../../../models/podOnNode/charts/pod/podNetwork.ts';
import { isSyncing } from '../../../models/podOnNode/charts/pod/podWorker.ts';
import { changedStates } from '../changedChart.ts';
import { feature, type NodeMutant } from './nodeMutant.ts';

export const networkMutants: readonly NodeMutant[] = [
  {
    name: 'address-given-twice',
    says: 'the network plugin gives every Pod the first address',
    breaks: ['network/ip-unique'],
    victim: feature('node-network'),
    charts: [
      {
        chart: podNetwork,
        change: (chart) =>
          changedStates(chart, ['Apart'], {
            ADD: { target: 'Joined', actions: assign({ address: 1 }) } as never,
          }),
      },
    ],
  },
  {
    name: 'address-changes-under-running-containers',
    says: 'the sandbox of a Pod is taken out of the network while its containers run',
    breaks: ['network/shared-stack'],
    victim: feature('node-volumes'),
    rules: {
      tearsDownBrokenNetwork: (_, pod) => ({
        when: [pod.worker.is(isSyncing)],
        then: [pod.network.send({ type: 'DEL' })],
      }),
    },
  },
  {
    name: 'host-network-gets-an-address',
    says: 'the network plugin is called for a hostNetwork Pod, too',
    breaks: ['network/host'],
    victim: feature('node-host-network'),
    rules: {
      runsSandboxOnHostNetwork: (body, pod) => ({
        ...body,
        then: [...body.then, pod.network.send({ type: 'ADD', address: 1 })],
      }),
    },
  },
  {
    name: 'address-kept',
    says: 'the network plugin is not called when the sandbox stops: the Pod keeps its address',
    breaks: ['network/released'],
    victim: feature('node-volumes'),
    rules: {
      stopsSandbox: (body, pod) => ({
        ...body,
        then: [pod.sandbox.send({ type: 'STOP' })],
      }),
    },
  },
  {
    name: 'port-shared',
    says: 'containers of a Pod listen on one port, as if each had a network of its own',
    breaks: ['network/one-port'],
    victim: feature('node-ports'),
    rules: {
      listens: ({ then }, { state }) => ({ when: [state.is(isRunning)], then }),
    },
  },
];
