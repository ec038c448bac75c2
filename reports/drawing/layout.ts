import { Graphviz } from '@hpcc-js/wasm-graphviz';

/** A drawing: SVG that takes its colours from the page that it is put into. */
export type Drawing = { readonly svg: string; readonly width: number; readonly height: number };

/** Lays out graphs that are written in Graphviz' language. */
export type Layout = (dot: string) => Drawing;

/** Loads Graphviz (compiled to WebAssembly, part of its package: no network). */
export const graphvizLayout = async (): Promise<Layout> => {
  const graphviz = await Graphviz.load();
  return (dot) => drawingOf(graphviz.layout(dot, 'svg', 'dot'));
};

/** Graphviz writes points; the page scales by the view box. */
const drawingOf = (output: string): Drawing => {
  const [, width = '0', height = '0'] = /<svg width="(\d+)pt" height="(\d+)pt"/.exec(output) ?? [];
  const svg = output
    .slice(output.indexOf('<svg'))
    .replaceAll(/<!--[\s\S]*?-->\n?/g, '')
    .replaceAll(/<title>[\s\S]*?<\/title>\n?/g, '')
    .replace(/<polygon fill="(?:white|none)" stroke="none"[^>]*\/>\n?/, '')
    .replaceAll(/ id="[^"]*"/g, '')
    .trim();
  return { svg, width: Number(width), height: Number(height) };
};
