import type { FunctionName } from '../names.ts';
import type { Evaluation } from '../evaluation.ts';
import { dirichletBetaValue, etaValue } from './alternating.ts';
import { secondKindValue } from './bessel.ts';
import { betaValue, gammaValue } from './gamma.ts';
import { gaussValue } from './gauss.ts';
import { ellipticValue, meanValue } from './means.ts';
import {
  dawsonValue,
  errorValue,
  exponentialIntegralValue,
  incompleteGammaValue,
  kummerValue,
  polylogarithmValue,
  twoLowerValue,
} from './series.ts';

/** A function at values, with the call as a text for messages. @throws InputError at a pole and outside the domain */
type SpecialFunction = (values: readonly Evaluation[], text: string) => Evaluation;

const table = {
  altzeta: ([s], text) => etaValue(s!, text),
  dirichletbeta: ([s], text) => dirichletBetaValue(s!, text),
  polylog: ([s, z], text) => polylogarithmValue(s!, z!, text),
  gamma: ([x], text) => gammaValue(x!, text),
  beta: ([x, y], text) => betaValue(x!, y!, text),
  gammainc: ([a, x], text) => incompleteGammaValue('gammainc', a!, x!, text),
  lowergamma: ([a, x], text) => incompleteGammaValue('lowergamma', a!, x!, text),
  erf: ([x], text) => errorValue('erf', x!, text),
  erfc: ([x], text) => errorValue('erfc', x!, text),
  erfi: ([x], text) => errorValue('erfi', x!, text),
  dawson: ([x], text) => dawsonValue(x!, text),
  e1: ([x], text) => exponentialIntegralValue('e1', x!, text),
  ei: ([x], text) => exponentialIntegralValue('ei', x!, text),
  besselk: ([nu, x], text) => secondKindValue('besselk', nu!, x!, text),
  bessely: ([nu, x], text) => secondKindValue('bessely', nu!, x!, text),
  hyp0f2: ([a, b, z], text) => twoLowerValue(a!, b!, z!, text),
  hyp1f1: ([a, b, z], text) => kummerValue(a!, b!, z!, text),
  hyp2f1: ([a, b, c, z], text) => gaussValue(a!, b!, c!, z!, text),
  agm: ([x, y], text) => meanValue(x!, y!, text),
  ellipk: ([m], text) => ellipticValue(m!, text),
} as const satisfies Partial<Record<FunctionName, SpecialFunction>>;

/** The functions beyond the elementary ones and those of Bessel's first kind. */
export const specialFunctions: Readonly<Record<keyof typeof table, SpecialFunction>> = table;
