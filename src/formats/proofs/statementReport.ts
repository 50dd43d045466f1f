import type { ParametricStatement } from '../../core/theorems/parametric/statements.ts';
import type { Template } from '../../core/theorems/parametric/template.ts';
import type { ReportedName } from '../text/numberReport.ts';
import {
  latexFormula,
  latexOfStatement,
  latexOfValue,
  statementExceptions,
  statementLine,
  statementRule,
  statementStanding,
} from './parametric.ts';
import { latexParametricProof, neededByStatements } from './parametricProof.ts';
import { withFoundations } from './text.ts';
import type { ProofDialect, ProofText } from './text.ts';

/** A statement for all k as an entry of the page of numbers: its formula, its rule, where it stands. */
export function reportedStatement(template: Template, statement: ParametricStatement): ReportedName {
  const sentences = [
    statementRule(statement),
    statementStanding(statement),
    ...statementExceptions(statement),
  ];
  const { from, step } = statement.parameters;
  const every = step === 1 ? '' : from % 2 === 1 ? ' \\text{ odd}' : ' \\text{ even}';
  return {
    text: statementLine(template, statement),
    latex: `${latexFormula(template, statement)} \\qquad k \\ge ${from}${every}`,
    standing: statement.proof.ok ? 'proved' : 'conjectured',
    basis: `${sentences.join('; ')}.`,
    figures: null,
    programs: [],
    isExpression: false,
  };
}

/**
 * A statement for all k with its proof, in the words of a dialect; null where it is not proved.
 * @param present names of the foundations that the paper has already: they are left out
 */
export function statementProofText(
  template: Template,
  statement: ParametricStatement,
  dialect: ProofDialect,
  present: readonly string[],
): ProofText | null {
  const { proof } = statement;
  if (!proof.ok) return null;
  const written = {
    theorem: latexOfStatement(template, statement),
    proof: latexParametricProof(latexOfValue(template, statement), statement, proof.argument).join('\n'),
  };
  return withFoundations(written, neededByStatements([statement]), dialect, present);
}
