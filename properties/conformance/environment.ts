import type { ConformanceGroup } from './conformanceRecord.ts';
import { otherKinds, processEnvironment } from './notModelled.ts';

export const environment: ConformanceGroup = {
  name: 'environment',
  isCore: false,
  tests: [
    {
      test: '[sig-node] ConfigMap should update ConfigMap successfully [NodeConformance] [Conformance]',
      notModelled: otherKinds,
    },
    {
      test: '[sig-node] ConfigMap should run through a ConfigMap lifecycle [Conformance]',
      notModelled: otherKinds,
    },
    {
      test: '[sig-node] ConfigMap should be consumable via environment variable [NodeConformance] [Conformance]',
      notModelled: processEnvironment,
    },
    {
      test: '[sig-node] ConfigMap should be consumable as environment variable names with various prefixes [Conformance]',
      notModelled: processEnvironment,
    },
    {
      test: '[sig-node] ConfigMap should be consumable via the environment [NodeConformance] [Conformance]',
      notModelled: processEnvironment,
    },
    {
      test: '[sig-node] ConfigMap should fail to create ConfigMap with empty key [Conformance]',
      notModelled: otherKinds,
    },
    {
      test: "[sig-node] Downward API should provide container's limits.cpu/memory and requests.cpu/memory as env vars [NodeConformance] [Conformance]",
      notModelled: processEnvironment,
    },
    {
      test: '[sig-node] Downward API should provide pod UID as env vars [NodeConformance] [Conformance]',
      notModelled: processEnvironment,
    },
    {
      test: '[sig-node] Downward API should provide default limits.cpu/memory from node allocatable [NodeConformance] [Conformance]',
      notModelled: processEnvironment,
    },
    {
      test: '[sig-node] Downward API should provide host IP as an env var [NodeConformance] [Conformance]',
      notModelled: processEnvironment,
    },
    {
      test: '[sig-node] Downward API should provide hostIPs as an env var [NodeConformance] [Conformance]',
      notModelled: processEnvironment,
    },
    {
      test: '[sig-node] Downward API should provide pod name, namespace and IP address as env vars [NodeConformance] [Conformance]',
      notModelled: processEnvironment,
    },
    {
      test: "[sig-node] Variable Expansion should allow substituting values in a container's args [NodeConformance] [Conformance]",
      notModelled: processEnvironment,
    },
    {
      test: "[sig-node] Variable Expansion should allow substituting values in a container's command [NodeConformance] [Conformance]",
      notModelled: processEnvironment,
    },
    {
      test: '[sig-node] Variable Expansion should allow composing env vars into new env vars [NodeConformance] [Conformance]',
      notModelled: processEnvironment,
    },
    {
      test: '[sig-node] Variable Expansion should allow substituting values in a volume subpath [Conformance]',
      notModelled: processEnvironment,
    },
    {
      test: '[sig-node] Variable Expansion should verify that a failing subpath expansion can be modified during the lifecycle of a container [Slow] [Conformance]',
      notModelled: processEnvironment,
    },
    {
      test: '[sig-node] Variable Expansion should succeed in writing subpaths in container [Conformance]',
      notModelled: processEnvironment,
    },
    {
      test: '[sig-node] Variable Expansion should fail substituting values in a volume subpath with absolute path [Conformance]',
      notModelled: processEnvironment,
    },
    {
      test: '[sig-node] Variable Expansion should fail substituting values in a volume subpath with backticks [Conformance]',
      notModelled: processEnvironment,
    },
    {
      test: '[sig-node] Secrets should patch a secret [Conformance]',
      notModelled: otherKinds,
    },
    {
      test: '[sig-node] Secrets should be consumable from pods in env vars [NodeConformance] [Conformance]',
      notModelled: processEnvironment,
    },
    {
      test: '[sig-node] Secrets should be consumable as environment variable names variable names with various prefixes [Conformance]',
      notModelled: processEnvironment,
    },
    {
      test: '[sig-node] Secrets should be consumable via the environment [NodeConformance] [Conformance]',
      notModelled: processEnvironment,
    },
    {
      test: '[sig-node] Secrets should fail to create secret due to empty secret key [Conformance]',
      notModelled: otherKinds,
    },
  ],
};
