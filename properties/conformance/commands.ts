import type { ConformanceGroup } from './conformanceRecord.ts';
import { processEnvironment } from './notModelled.ts';

export const commands: ConformanceGroup = {
  name: 'commands',
  isCore: false,
  held: [],
  notModelled: [
    {
      because: processEnvironment,
      tests: [
        "[sig-node] Containers should be able to override the image's default arguments (container cmd) [NodeConformance] [Conformance]",
        "[sig-node] Containers should be able to override the image's default command (container entrypoint) [NodeConformance] [Conformance]",
        "[sig-node] Containers should be able to override the image's default command and arguments [NodeConformance] [Conformance]",
        '[sig-node] Containers should use the image defaults if command and args are blank [NodeConformance] [Conformance]',
      ],
    },
  ],
};
