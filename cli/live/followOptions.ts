import type { OptionRecord } from '../command.ts';

/** Which cluster is followed, and which part of it. */
export const followOptions: readonly OptionRecord[] = [
  { flags: '--kubeconfig <file>', says: 'how to reach the cluster (default: as kubectl finds it)' },
  { flags: '--context <name>', says: 'another context of the kubeconfig' },
  { flags: '-n, --namespace <name>', says: 'only what is in this namespace, with Nodes and Namespaces' },
  { flags: '-l, --selector <labels>', says: 'only Pods with these labels' },
];
