/** Why what a conformance test asks is not part of this specification. */
export const apiMachinery =
  'create, list, watch, patch, replace, delete a collection, subresources for scale and status: what the API server does alike with every kind is taken as given';
export const processEnvironment =
  'what a process finds in its environment, arguments and mounted files is opaque: nothing that is decided about Pods reads it';
export const fileContents =
  'what the files of a volume hold, their modes and when they are refreshed is opaque: nothing that is decided about Pods reads it';
export const processIdentity =
  'what the kernel lets a process do, and as whom, is opaque: nothing that is decided about Pods reads it';
export const traffic =
  'names and traffic between Pods are opaque: a Pod has an address, and what is said over it is not modelled';
export const streams =
  'logs and commands inside containers are streams between a client and a process, not part of what a Pod is';
export const otherKinds = 'objects of this kind are not modelled: Pods only name them';
export const dynamicResources = 'devices and the claims on them are not modelled';
export const tokens = 'tokens, their issuer and what they allow are not modelled';
export const customResources = 'custom resources are not modelled';
export const quotaOfOtherKinds = 'a quota is only asked about Pods: objects of other kinds are not counted';
