import type { ConformanceGroup } from './conformanceRecord.ts';
import { processIdentity } from './notModelled.ts';

export const securityContext: ConformanceGroup = {
  name: 'security context',
  isCore: false,
  held: [
    {
      test: '[sig-node] Sysctls [LinuxOnly] [NodeConformance] should reject invalid sysctls [Conformance]',
      heldBy: { operations: ['validate'] },
    },
  ],
  notModelled: [
    {
      because: processIdentity,
      tests: [
        '[sig-node] Security Context when creating containers with AllowPrivilegeEscalation should not allow privilege escalation when false [LinuxOnly] [NodeConformance] [Conformance]',
        '[sig-node] Security Context When creating a pod with privileged should run the container as unprivileged when false [LinuxOnly] [NodeConformance] [Conformance]',
        '[sig-node] Security Context When creating a pod with readOnlyRootFilesystem should run the container with writable rootfs when readOnlyRootFilesystem=false [NodeConformance] [Conformance]',
        '[sig-node] Security Context When creating a container with runAsUser should run the container with uid 65534 [LinuxOnly] [NodeConformance] [Conformance]',
        '[sig-node] Sysctls [LinuxOnly] [NodeConformance] should support sysctls [Environment:NotInUserNS] [Conformance]',
        '[sig-node] Security Context should support container.SecurityContext.RunAsUser And container.SecurityContext.RunAsGroup [LinuxOnly] [Conformance]',
        '[sig-node] Security Context should support pod.Spec.SecurityContext.RunAsUser And pod.Spec.SecurityContext.RunAsGroup [LinuxOnly] [Conformance]',
      ],
    },
  ],
};
