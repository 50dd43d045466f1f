import type { RelationChoice } from '../core/theorems/relationKinds.ts';
import { t } from './text.ts';

/** How filter and badges name the ways in which a fraction stands to those with numerators ±1. */
export function relationNames(): Readonly<Record<RelationChoice, string>> {
  return {
    signed: t('numerators ±1'),
    other: t('other numerators'),
    equivalent: t('equivalent to ±1'),
    quadratic: t('quadratic irrational'),
    bessel: t('gauge-equivalent to ₀F₁'),
    outside: t('outside ₀F₁'),
    undecided: t('not classified'),
  };
}
