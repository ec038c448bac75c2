import type { ExplorerData } from './explorerData.ts';

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isCount = (value: unknown): boolean => Number.isSafeInteger(value) && (value as number) >= 0;

const isChoice = (value: unknown): boolean =>
  isRecord(value) && typeof value.rule === 'string' && Array.isArray(value.args) && value.args.every(isCount);

const isObjectOfOrigin = (value: unknown): boolean => isRecord(value) && isRecord(value.object);

const isOrigin = (value: unknown): boolean =>
  isRecord(value) &&
  typeof value.scenario === 'string' &&
  isRecord(value.bounds) &&
  Object.values(value.bounds).every((each) => typeof each === 'number' || typeof each === 'string') &&
  (value.mutant === null || typeof value.mutant === 'string') &&
  Array.isArray(value.objects) &&
  value.objects.every(isObjectOfOrigin) &&
  (value.changed === undefined || (Array.isArray(value.changed) && value.changed.every(isObjectOfOrigin)));

/** What each field of a page must be. */
const fields: readonly (readonly [field: keyof ExplorerData, isIt: (value: unknown) => boolean])[] = [
  ['version', (value) => typeof value === 'string'],
  ['origin', isOrigin],
  ['system', (value) => typeof value === 'string'],
  ['choices', (value) => Array.isArray(value) && value.every(isChoice)],
];

/** The first field of a page that is not what a page is written with; somebody may have changed what it holds. */
export const wrongField = (data: ExplorerData): string | undefined =>
  fields.find(([field, isIt]) => !isIt(data[field]))?.[0];
