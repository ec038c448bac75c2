import type { ConformanceGroup } from './conformanceRecord.ts';
import { otherKinds, processEnvironment } from './notModelled.ts';

export const environment: ConformanceGroup = {
  name: 'environment',
  isCore: false,
  held: [],
  notModelled: [
    {
      because: otherKinds,
      tests: [
        '[sig-node] ConfigMap should update ConfigMap successfully [NodeConformance] [Conformance]',
        '[sig-node] ConfigMap should run through a ConfigMap lifecycle [Conformance]',
        '[sig-node] ConfigMap should fail to create ConfigMap with empty key [Conformance]',
        '[sig-node] Secrets should patch a secret [Conformance]',
        '[sig-node] Secrets should fail to create secret due to empty secret key [Conformance]',
      ],
    },
    {
      because: processEnvironment,
      tests: [
        '[sig-node] ConfigMap should be consumable via environment variable [NodeConformance] [Conformance]',
        '[sig-node] ConfigMap should be consumable as environment variable names with various prefixes [Conformance]',
        '[sig-node] ConfigMap should be consumable via the environment [NodeConformance] [Conformance]',
        "[sig-node] Downward API should provide container's limits.cpu/memory and requests.cpu/memory as env vars [NodeConformance] [Conformance]",
        '[sig-node] Downward API should provide pod UID as env vars [NodeConformance] [Conformance]',
        '[sig-node] Downward API should provide default limits.cpu/memory from node allocatable [NodeConformance] [Conformance]',
        '[sig-node] Downward API should provide host IP as an env var [NodeConformance] [Conformance]',
        '[sig-node] Downward API should provide hostIPs as an env var [NodeConformance] [Conformance]',
        '[sig-node] Downward API should provide pod name, namespace and IP address as env vars [NodeConformance] [Conformance]',
        "[sig-node] Variable Expansion should allow substituting values in a container's args [NodeConformance] [Conformance]",
        "[sig-node] Variable Expansion should allow substituting values in a container's command [NodeConformance] [Conformance]",
        '[sig-node] Variable Expansion should allow composing env vars into new env vars [NodeConformance] [Conformance]',
        '[sig-node] Variable Expansion should allow substituting values in a volume subpath [Conformance]',
        '[sig-node] Variable Expansion should verify that a failing subpath expansion can be modified during the lifecycle of a container [Slow] [Conformance]',
        '[sig-node] Variable Expansion should succeed in writing subpaths in container [Conformance]',
        '[sig-node] Variable Expansion should fail substituting values in a volume subpath with absolute path [Conformance]',
        '[sig-node] Variable Expansion should fail substituting values in a volume subpath with backticks [Conformance]',
        '[sig-node] Secrets should be consumable from pods in env vars [NodeConformance] [Conformance]',
        '[sig-node] Secrets should be consumable as environment variable names variable names with various prefixes [Conformance]',
        '[sig-node] Secrets should be consumable via the environment [NodeConformance] [Conformance]',
      ],
    },
  ],
};
