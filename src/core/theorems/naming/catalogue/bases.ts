/** Constants whose Möbius images are looked for: the first 72 entries of the catalogue. */
export const moebiusCount = 72;

/** Constants of which any two, with 1, are a basis of rational combinations. */
export const pairedConstants: readonly string[] = [
  'pi',
  'log(2)',
  'log(3)',
  'sqrt(2)',
  'sqrt(3)',
  'sqrt(5)',
  'e',
  'eulergamma',
  'zeta(3)',
  'catalan',
  'pi^2',
  'log(pi)',
  'pi*sqrt(3)',
  'log(2)^2',
  '1/pi',
  'exp(-1)',
  'sqrt(pi)',
  'log(5)',
  'pi*log(2)',
  'pi^3',
  'pi*sqrt(2)',
  'zeta(5)',
  'log(phi)',
  'exp(pi)',
  'log(phi)^2',
  'log(glaisher)',
];

/** Longer bases of rational combinations that occur together; each with 1. */
export const combinationBases: readonly (readonly string[])[] = [
  ['pi', 'log(2)', 'log(3)'],
  ['pi*sqrt(3)', 'log(2)', 'log(3)'],
  ['pi', 'log(2)', 'catalan'],
  ['pi', 'log(2)', 'sqrt(2)'],
  ['pi', 'log(2)', 'sqrt(3)'],
  ['pi', 'sqrt(3)', 'log(3)'],
  ['pi^2', 'log(2)^2', 'log(2)'],
  ['pi^2', 'log(2)^2', 'zeta(3)'],
  ['pi^2', 'log(2)', 'zeta(3)'],
  ['pi^2', 'zeta(3)', 'zeta(5)'],
  ['pi^2', 'log(2)*log(3)', 'log(3)^2'],
  ['zeta(3)', 'pi^2*log(2)', 'log(2)^3'],
  ['zeta(5)', 'pi^2*zeta(3)', 'pi^4*log(2)'],
  ['pi', 'pi^2', 'pi^3'],
  ['pi', 'pi*log(2)', 'catalan'],
  ['pi*catalan', 'zeta(3)', 'pi^2*log(2)'],
  ['pi^3', 'pi*log(2)^2', 'catalan*log(2)'],
  ['pi*sqrt(2)', 'sqrt(2)*log(1+sqrt(2))', 'log(2)'],
  ['sqrt(2)', 'log(1+sqrt(2))', 'pi'],
  ['sqrt(5)', 'log(phi)', 'sqrt(5)*log(phi)'],
  ['sqrt(2)', 'sqrt(3)', 'sqrt(6)'],
  ['sqrt(2)', 'sqrt(3)', 'sqrt(5)'],
  ['sqrt(2)', 'sqrt(5)', 'sqrt(10)'],
  ['sqrt(3)', 'sqrt(5)', 'sqrt(15)'],
  ['eulergamma', 'log(2)', 'pi'],
  ['eulergamma', 'log(2)', 'log(pi)'],
  ['eulergamma', 'pi*sqrt(3)', 'log(3)'],
  ['e', 'exp(2)', 'exp(3)'],
  ['e', 'exp(-1)', 'pi'],
  ['sin(1)', 'cos(1)', 'e'],
  ['sin(1)', 'cos(1)', 'sin(2)'],
  ['log(2)', 'log(3)', 'log(5)'],
  ['log(2)', 'log(3)', 'log(7)'],
  ['sqrt(2)', 'sqrt(3)', 'sqrt(7)'],
  ['sqrt(2)', 'sqrt(5)', 'sqrt(7)'],
  ['pi^2', 'log(phi)^2', 'log(2)^2'],
  ['pi^2*eulergamma', 'pi^2*log(2*pi)', 'pi^2*log(glaisher)'],
  ['eulergamma', 'log(2*pi)', 'log(glaisher)'],
];

/** Bases of products of rational powers; each with what its logarithm is written as. */
export const productBases: readonly (readonly string[])[] = [
  ['2', '3', 'pi'],
  ['2', '3', '5', 'pi'],
  ['2', 'pi', 'e'],
  ['2', '3', 'pi', 'e'],
  ['2', '3', '5', '7'],
  ['2', '3', 'pi', 'log(2)'],
  ['2', '3', 'pi', 'phi'],
  ['2', '5', 'pi', 'phi'],
  ['2', '3', 'pi', '1+sqrt(2)'],
  ['2', '3', 'pi', '2+sqrt(3)'],
  ['2', '3', 'pi', 'zeta(3)'],
  ['2', '3', 'pi', 'catalan'],
  ['2', '3', 'pi', 'eulergamma'],
  ['2', '3', 'pi', 'exp(eulergamma)'],
  ['2', '3', 'pi', 'exp(pi)'],
  ['2', '3', 'pi', 'exp(catalan/pi)'],
  ['2', '3', 'e', 'log(2)'],
  ['2', 'pi', 'log(2)', 'log(3)'],
  ['2', '3', 'pi', 'gamma(1/3)'],
  ['2', '3', 'pi', 'gamma(1/4)'],
  ['2', '5', 'pi', 'phi', 'gamma(1/5)'],
  ['2', '5', 'pi', 'gamma(1/5)', 'gamma(2/5)'],
  ['2', '3', 'pi', 'gamma(1/3)', 'gamma(1/4)'],
  ['2', 'pi', '1+sqrt(2)', 'gamma(1/8)', 'gamma(1/4)'],
  ['2', '3', 'pi', 'glaisher', 'e'],
];

/** The logarithm of a base, as a text that the build tabulates. */
export function logarithmOf(base: string): string {
  const exponent = /^exp\((.*)\)$/.exec(base)?.[1];
  return base === 'e' ? '1' : (exponent ?? `log(${base})`);
}

/** Every text whose digits the build tabulates, beside the first entries of the catalogue. */
export function tabulatedTexts(): string[] {
  return [
    ...new Set([
      ...pairedConstants,
      ...combinationBases.flat(),
      ...productBases.flatMap((basis) => basis.map(logarithmOf)),
    ]),
  ];
}
