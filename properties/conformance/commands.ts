import type { ConformanceGroup } from './conformanceRecord.ts';
import { processEnvironment } from './notModelled.ts';

export const commands: ConformanceGroup = {
  name: 'commands',
  isCore: false,
  tests: [
    {
      test: "[sig-node] Containers should be able to override the image's default arguments (container cmd) [NodeConformance] [Conformance]",
      notModelled: processEnvironment,
    },
    {
      test: "[sig-node] Containers should be able to override the image's default command (container entrypoint) [NodeConformance] [Conformance]",
      notModelled: processEnvironment,
    },
    {
      test: "[sig-node] Containers should be able to override the image's default command and arguments [NodeConformance] [Conformance]",
      notModelled: processEnvironment,
    },
    {
      test: '[sig-node] Containers should use the image defaults if command and args are blank [NodeConformance] [Conformance]',
      notModelled: processEnvironment,
    },
  ],
};
