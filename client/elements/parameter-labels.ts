import { html, type TemplateResult } from 'lit';
import { type ParameterKey, type ParameterRef, parseKey } from '#shared/math/parameter-key.ts';
import type { NetworkSpec } from '#shared/math/shape.ts';
import { locale } from '../i18n/locale.ts';
import { t } from '../i18n/t.ts';
import { above, below, symbol } from './symbol.ts';

/** The names of one parameter, wherever it is shown. */
export interface ParameterLabels {
  readonly ref: ParameterRef;
  /** w with its scripts, to be set large or small. */
  readonly symbol: TemplateResult;
  /** The same in plain text: w₂₁⁽¹⁾. */
  readonly plain: string;
  /** x₁ → z₂; a bias has none before the arrow. */
  readonly path: string;
  /** The layer it leads into: "은닉 1로". */
  readonly into: string;
  /** For a screen reader: "가중치 w₂₁⁽¹⁾, x1에서 z2". */
  readonly spoken: string;
  /** For a slider's value text: "x1에서 z2". */
  readonly route: string;
}

/** A unit's name in column `column` (0 the input, the last the output): x₁, z₂⁽²⁾, y₁. */
export function unitName(spec: NetworkSpec, column: number, unit: number): string {
  if (column === 0) return `x${below(unit + 1)}`;
  if (column === spec.layers.length) return `y${below(unit + 1)}`;
  return column === 1 ? `z${below(unit + 1)}` : `z${below(unit + 1)}${above(column)}`;
}

/** A unit's symbol in column `column`, typeset. */
export function unitSymbol(spec: NetworkSpec, column: number, unit: number): TemplateResult {
  if (column === 0) return symbol('x', { sub: unit + 1 });
  if (column === spec.layers.length) return symbol('y', { sub: unit + 1 });
  return symbol('z', { sub: unit + 1, sup: column });
}

/** A column's name: "입력", "은닉 1", "출력". */
export function columnName(spec: NetworkSpec, column: number): string {
  if (column === 0) return t('network.input');
  if (column === spec.layers.length) return t('network.output');
  return t('network.hidden', { number: column });
}

/** "into hidden 2", where a parameter leads. */
function intoLayer(spec: NetworkSpec, layer: number): string {
  if (layer === spec.layers.length) return t('network.into-output');
  return t('network.into-hidden', { number: layer });
}

function spokenUnit(spec: NetworkSpec, column: number, unit: number): string {
  if (column === 0) return `x${unit + 1}`;
  if (column === spec.layers.length) return `y${unit + 1}`;
  return column === 1 ? `z${unit + 1}` : `z${unit + 1} (${column})`;
}

/** Both indices of a weight in textbook order, target first; a comma once they have two digits. */
function indices(to: number, from: number): string {
  return to > 8 || from > 8 ? `${to + 1},${from + 1}` : `${to + 1}${from + 1}`;
}

const known = new WeakMap<NetworkSpec, Map<string, ParameterLabels | undefined>>();

/** The names of a parameter in the language on screen, or undefined for a key that names none. */
export function labelsOf(spec: NetworkSpec, key: ParameterKey): ParameterLabels | undefined {
  const all = known.get(spec) ?? new Map<string, ParameterLabels | undefined>();
  known.set(spec, all);
  const name = `${locale()} ${key}`;
  if (!all.has(name)) all.set(name, namesOf(spec, key));
  return all.get(name);
}

function namesOf(spec: NetworkSpec, key: ParameterKey): ParameterLabels | undefined {
  const ref = parseKey(key);
  if (ref === undefined) return undefined;
  const { layer, to } = ref;
  const into = intoLayer(spec, layer);
  const target = unitName(spec, layer, to);
  if (ref.kind === 'bias') {
    const plain = `b${below(to + 1)}${above(layer)}`;
    const route = t('parameter.bias-route', { to: spokenUnit(spec, layer, to) });
    return {
      ref,
      symbol: html`${symbol('b', { sub: to + 1, sup: layer })}`,
      plain,
      path: `→ ${target}`,
      into,
      route,
      spoken: t('parameter.bias-spoken', { symbol: plain, route }),
    };
  }
  const sub = indices(to, ref.from);
  const plain = `w${below(sub)}${above(layer)}`;
  const route = t('parameter.weight-route', {
    from: spokenUnit(spec, layer - 1, ref.from),
    to: spokenUnit(spec, layer, to),
  });
  return {
    ref,
    symbol: html`${symbol('w', { sub, sup: layer })}`,
    plain,
    path: `${unitName(spec, layer - 1, ref.from)} → ${target}`,
    into,
    route,
    spoken: t('parameter.weight-spoken', { symbol: plain, route }),
  };
}
