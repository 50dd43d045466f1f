import { spawnSync } from 'node:child_process';
import type { Expression } from '../../../src/core/constants/expression.ts';
import type { SymbolName } from '../../../src/core/constants/names.ts';

/** Named numbers in PARI/GP's words. */
export const pariSymbols: Readonly<Record<SymbolName, string>> = {
  pi: 'Pi',
  e: 'exp(1)',
  catalan: 'Catalan',
  eulergamma: 'Euler',
  phi: '((1+sqrt(5))/2)',
  khinchin: 'exp(suminf(n=1,(zeta(2*n)-1)/n*sum(k=1,2*n-1,(-1.)^(k+1)/k))/log(2))',
  glaisher: "exp(1/12-zeta'(-1))",
  lemniscate: '(Pi/agm(1,sqrt(2)))',
  gompertz: '(exp(1)*eint1(1))',
  omega: 'lambertw(1.)',
  plastic: 'solve(x=1,2,x^3-x-1)',
  champernowne: '(my(s="",p=getlocalprec());for(n=1,p,s=concat(s,n));eval(concat("0.",s)))',
  liouville: 'suminf(n=1,10.^(-n!))',
};

/** An expression in the notation of PARI/GP. */
export function pariOf(expression: Expression): string {
  switch (expression.kind) {
    case 'integer':
      return `${expression.value}`;
    case 'decimal':
      return expression.digits;
    case 'symbol':
      return pariSymbols[expression.name];
    case 'negate':
      return `(-${pariOf(expression.argument)})`;
    case 'call': {
      const values = expression.arguments.map(pariOf);
      const [x, y] = values;
      switch (expression.name) {
        case 'cbrt':
          return `(sign(${x})*abs(${x})^(1/3))`;
        case 'root':
          return `sqrtn(${x},${y})`;
        case 'cot':
          return `cotan(${x})`;
        case 'coth':
          return `(1/tanh(${x}))`;
        case 'hyp0f1':
          return `hypergeom([],[${x}],${y})`;
        case 'besseli':
        case 'besselj': {
          // PARI refuses negative integer orders: I_{−n} = I_n, J_{−n} = (−1)^n J_n.
          const order = expression.arguments[0]!;
          if (order.kind !== 'negate' || order.argument.kind !== 'integer')
            return `${expression.name}(${x},${y})`;
          const sign = expression.name === 'besselj' && order.argument.value % 2n === 1n ? '-' : '';
          return `(${sign}${expression.name}(${order.argument.value},${y}))`;
        }
        case 'zeta':
          return `zeta(${x})`;
        case 'altzeta':
          return `((1-2^(1-(${x})))*zeta(${x}))`;
        case 'dirichletbeta':
          return `lfun(-4,${x})`;
        case 'beta':
          return `(gamma(${x})*gamma(${y})/gamma((${x})+(${y})))`;
        case 'gammainc':
          return `incgam(${x},${y})`;
        case 'lowergamma':
          return `incgamc(${x},${y})`;
        case 'erf':
          return `(1-erfc(${x}))`;
        case 'erfi':
          return `real(-I*(1-erfc(I*(${x}))))`;
        case 'dawson':
          return `((${x})*hypergeom([1],[3/2],-(${x})^2))`;
        case 'e1':
          return `eint1(${x})`;
        case 'ei':
          return `real(-eint1(-(${x})))`;
        case 'bessely':
          return `besseln(${x},${y})`;
        case 'hyp0f2':
          return `hypergeom([],[${x},${y}],${values[2]!})`;
        case 'hyp1f1':
          return `hypergeom([${x}],[${y}],${values[2]!})`;
        case 'hyp2f1':
          return `hypergeom([${x},${y}],[${values[2]!}],${values[3]!})`;
        case 'ellipk':
          return `(Pi/2/agm(1,sqrt(1-(${x}))))`;
        default:
          return `${expression.name}(${values.join(',')})`;
      }
    }
    default: {
      const operator = { add: '+', subtract: '-', multiply: '*', divide: '/', power: '^' }[expression.kind];
      return `(${pariOf(expression.left)}${operator}${pariOf(expression.right)})`;
    }
  }
}

/** ⌊2^bits·x⌋ for each expression, calculated by one run of PARI/GP; off by the last digits of its precision. */
export function pariValues(expressions: readonly string[], bits: number, digits: number): bigint[] {
  const script = [
    `default(realprecision,${digits});default(parisize,"512M");`,
    ...expressions.map((text) => `print(floor(2^${bits}*bitprecision(1.,${bits + 200})*(${text})));`),
  ].join('\n');
  const run = spawnSync('gp', ['-q', '-f', '--default', 'parisizemax=1G'], {
    input: script,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  const lines = run.stdout.split('\n').filter((line) => /^-?\d+$/.test(line));
  if (lines.length !== expressions.length)
    throw new Error(`PARI/GP: ${run.stderr}${run.stdout.slice(0, 500)}`);
  return lines.map(BigInt);
}
