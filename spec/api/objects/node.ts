/** The node.k8s.io API group, v1. The published types, with what v1.36 adds (see `extension.ts`). */
import type * as node from 'kubernetes-types/node/v1.js';
import type {} from './extension.ts';

export type RuntimeClass = node.RuntimeClass;
