import type { InterlacedTerms } from '../../src/core/fractions/fraction.ts';
import { isSignPattern } from '../../src/core/fractions/numerators.ts';
import type { Numerators } from '../../src/core/fractions/numerators.ts';
import type { SignPattern } from '../../src/core/fractions/signs.ts';
import type { IntegerPolynomial, Polynomial } from '../../src/core/numbers/polynomial.ts';
import * as Q from '../../src/core/numbers/rational.ts';
import type { Rational } from '../../src/core/numbers/rational.ts';
import { fractionOfArgument } from '../../src/core/theorems/certificates/argument.ts';
import type { MoverArgument, SignedArgument } from '../../src/core/theorems/certificates/argument.ts';
import type { GaugeArgument } from '../../src/core/theorems/certificates/gaugeArgument.ts';

/** An argument with one number changed, and the name of the field. */
export interface Damaged {
  readonly field: string;
  readonly argument: SignedArgument;
}

const more = (x: Rational): Rational => Q.add(x, Q.one);

/** Each list in which one place is changed. */
function changedAt<T>(list: readonly T[], change: (entry: T) => T): T[][] {
  return list.map((entry, i) => [...list.slice(0, i), change(entry), ...list.slice(i + 1)]);
}

/** The ways to change one number of an argument's fraction or certificate: by one, a sign by its opposite. */
export function damagesOf(argument: SignedArgument): Damaged[] {
  const certificate =
    argument.kind === 'mover'
      ? moverDamages(argument)
      : (
          [
            [
              'tail.rational',
              { tail: { ...argument.certificate.tail, rational: more(argument.certificate.tail.rational) } },
            ],
            [
              'tail.irrational',
              {
                tail: {
                  ...argument.certificate.tail,
                  irrational: more(argument.certificate.tail.irrational),
                },
              },
            ],
            [
              'tail.radicand',
              { tail: { ...argument.certificate.tail, radicand: argument.certificate.tail.radicand + 1n } },
            ],
          ] as const
        ).map(([field, change]): Damaged => ({
          field,
          argument: { ...argument, certificate: { ...argument.certificate, ...change } },
        }));
  const { rule, numerators } = fractionOfArgument(argument);
  const fractions = fractionDamages(rule, numerators).map(([field, changed]): Damaged => ({
    field,
    argument:
      argument.kind === 'mover'
        ? { ...argument, fraction: { rule: changed.rule, signs: changed.numerators as SignPattern } }
        : { ...argument, ...changed },
  }));
  return [...certificate, ...fractions];
}

interface Parts {
  readonly rule: InterlacedTerms;
  readonly numerators: Numerators;
}

function fractionDamages(rule: InterlacedTerms, numerators: Numerators): [string, Parts][] {
  return [
    ...changedAt(rule.preperiod, (term) => term + 1n).map((preperiod): [string, Parts] => [
      'preperiod',
      { numerators, rule: { ...rule, preperiod } },
    ]),
    ...rule.polynomials.flatMap((p: Polynomial, i) =>
      changedAt(p, more).map((changed): [string, Parts] => [
        'polynomials',
        {
          numerators,
          rule: { ...rule, polynomials: rule.polynomials.map((q, k) => (k === i ? changed : q)) },
        },
      ]),
    ),
    ...(isSignPattern(numerators)
      ? changedAt(numerators, (sign) => (sign > 0 ? -1 : 1)).map((changed): [string, Parts] => [
          'signs',
          { rule, numerators: changed },
        ])
      : numerators.flatMap((p, i) =>
          changedAt(p, (c) => c + 1n).map((changed): [string, Parts] => [
            'numerators',
            { rule, numerators: numerators.map((q, k) => (k === i ? changed : q)) },
          ]),
        )),
  ];
}

function moverDamages(argument: MoverArgument): Damaged[] {
  const { certificate } = argument;
  const { canonical, transformation: u } = certificate;
  const with_ = (field: string, change: Partial<MoverArgument['certificate']>): Damaged => ({
    field,
    argument: { ...argument, certificate: { ...certificate, ...change } },
  });
  const entries = (['a', 'b', 'c', 'd'] as const).flatMap((name) => {
    const entry: IntegerPolynomial = u[name].length === 0 ? [0n] : u[name];
    return changedAt(entry, (c) => c + 1n).map((changed) =>
      with_('transformation', { transformation: { ...u, [name]: changed } }),
    );
  });
  return [
    with_('first', { canonical: { ...canonical, first: more(canonical.first) } }),
    with_('difference', { canonical: { ...canonical, difference: more(canonical.difference) } }),
    with_('multiplier', { canonical: { ...canonical, multiplier: canonical.multiplier + 1n } }),
    with_('sign', { canonical: { ...canonical, sign: canonical.sign > 0 ? -1 : 1 } }),
    with_('skipped', { skipped: certificate.skipped + 1 }),
    with_('steps', { steps: certificate.steps + 1 }),
    with_('factor', { factor: certificate.factor > 0 ? -1 : 1 }),
    with_('head', { head: certificate.head + 1 }),
    with_('period', { period: certificate.period + 1 }),
    ...entries,
  ];
}

/** A proof with polynomial numerators in which one number is changed, and the name of the field. */
export interface DamagedGauge {
  readonly field: string;
  readonly argument: GaugeArgument;
}

/** The ways to change one number of such a proof. */
export function gaugeDamagesOf(argument: GaugeArgument): DamagedGauge[] {
  const { certificate, rule, numerators } = argument;
  const { base, skipped, direction, transformation: u } = certificate;
  const with_ = (field: string, change: Partial<GaugeArgument['certificate']>): DamagedGauge => ({
    field,
    argument: { ...argument, certificate: { ...certificate, ...change } },
  });
  const bases = (): GaugeArgument['certificate']['base'][] => {
    switch (base.kind) {
      case 'kummer':
        return [
          { ...base, z: more(base.z) },
          { ...base, a: more(base.a) },
          { ...base, c: more(base.c) },
        ];
      case 'bessel':
        return [];
      case 'sum':
        return changedAt(base.factor, more).map((factor) => ({ ...base, factor }));
    }
  };
  return [
    ...bases().map((changed) => with_('base', { base: changed })),
    with_('skipped', { skipped: [skipped[0] + 1, skipped[1]] }),
    with_('direction', { direction: [direction[0] + 1, direction[1]] }),
    with_('head', { head: certificate.head + 1 }),
    with_('period', { period: certificate.period + 1 }),
    ...(['a', 'b', 'c', 'd'] as const).flatMap((name) =>
      changedAt(u[name].length === 0 ? [0n] : u[name], (c) => c + 1n).map((entry) =>
        with_('transformation', { transformation: { ...u, [name]: entry } }),
      ),
    ),
    ...changedAt(rule.preperiod, (term) => term + 1n).map((preperiod) => ({
      field: 'preperiod',
      argument: { ...argument, rule: { ...rule, preperiod } },
    })),
    ...rule.polynomials.flatMap((p, i) =>
      changedAt(p, more).map((changed) => ({
        field: 'polynomials',
        argument: {
          ...argument,
          rule: { ...rule, polynomials: rule.polynomials.map((q, k) => (k === i ? changed : q)) },
        },
      })),
    ),
    ...numerators.flatMap((p, i) =>
      changedAt(p, (c) => c + 1n).map((changed) => ({
        field: 'numerators',
        argument: { ...argument, numerators: numerators.map((q, k) => (k === i ? changed : q)) },
      })),
    ),
  ];
}
