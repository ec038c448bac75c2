import { rememberedByText } from './rememberedByText.ts';

/**
 * The parts of a container image's name that the API looks at.
 * https://kubernetes.io/docs/concepts/containers/images/#image-names
 */
const component = '[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*';
const host =
  '(?:[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?(?:\\.[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?)*|\\[[a-fA-F0-9:]+\\])';
const name = `(?:${host}(?::[0-9]+)?/)?${component}(?:/${component})*`;
const digest = '[A-Za-z][A-Za-z0-9]*(?:[-_+.][A-Za-z][A-Za-z0-9]*)*:[0-9a-fA-F]{32,}';
const reference = new RegExp(`^(${name})(?::(\\w[\\w.-]{0,127}))?(?:@(${digest}))?$`);
const digests = /^(?:sha256:[a-f0-9]{64}|sha384:[a-f0-9]{96}|sha512:[a-f0-9]{128})$/;
const maxNameLength = 255;

/** Longer text is no image name; bounds the work of the expression. */
const maxLength = 4096;

const withRegistry = (image: string): string => {
  const slash = image.indexOf('/');
  const first = image.slice(0, slash);
  const noRegistry =
    slash === -1 || (!/[.:]/.test(first) && first !== 'localhost' && first.toLowerCase() === first);
  const [registry, rest] = noRegistry ? ['docker.io', image] : [first, image.slice(slash + 1)];
  return `${registry}/${registry === 'docker.io' && !rest.includes('/') ? 'library/' : ''}${rest}`;
};

/**
 * The tag of an image name; `latest` where neither tag nor digest is given; undefined where there is only a
 * digest or the text is no image name.
 */
export const imageTag = rememberedByText((image: string): string | undefined => {
  if (image.length > maxLength || /^[a-f0-9]{64}$/.test(image)) return undefined;
  const match = reference.exec(withRegistry(image));
  if (match === null) return undefined;
  const [, path = '', tag, hash] = match;
  if (path.length > maxNameLength || (hash !== undefined && !digests.test(hash))) return undefined;
  return tag ?? (hash === undefined ? 'latest' : undefined);
});
