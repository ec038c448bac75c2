import { objectName } from './json/checkReport.ts';

type Named = Parameters<typeof objectName>[0];

/** so many objects are named; of the others it is said how many they are */
const mostNames = 8;

/** `ConfigMap shop/config, Secret shop/db and 3 more` */
export const objectNames = (objects: readonly Named[]): string => {
  const names = objects.map(objectName);
  const shown = names.slice(0, mostNames).join(', ');
  return names.length > mostNames ? `${shown} and ${names.length - mostNames} more` : shown;
};
