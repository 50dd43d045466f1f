import { argumentOf } from '../../core/theorems/certificates/argument.ts';
import type { Argument } from '../../core/theorems/certificates/argument.ts';
import { checkCertificate } from '../../core/theorems/certificates/checker.ts';
import { proveFamily } from '../../core/theorems/certificates/familyProof.ts';
import { claimOf } from '../../core/theorems/certificates/prove.ts';
import { pariProgram } from '../../formats/proofs/pari.ts';
import { foundationsIn, proofText } from '../../formats/proofs/text.ts';
import { sympyProgram } from '../../formats/proofs/sympy.ts';
import { certificateToJson } from '../../library/certificateJson.ts';
import { conjectureFromJson } from '../../library/json.ts';
import type { CallHandlers } from '../threads/calls.ts';
import { readText, runTool } from '../../toolbox/run.ts';
import { namingCatalogue } from '../naming/catalogue.ts';
import type { ToolsCalls } from './client.ts';

const programs = { pari: pariProgram, sympy: sympyProgram };

/** What a record's certificate says, if the checker accepts it: a file may hold anything. */
function acceptedArgument(json: unknown): Argument | null {
  const conjecture = conjectureFromJson(json);
  const claim = conjecture.proof && claimOf(conjecture);
  if (!claim || !conjecture.proof || !checkCertificate(claim, conjecture.proof).accepted) return null;
  return argumentOf(conjecture);
}

/** What answers the calls of the tools. */
export const toolsHandlers: CallHandlers<ToolsCalls> = {
  prove({ conjectures }) {
    const { proofs } = proveFamily(conjectures.map(conjectureFromJson));
    return proofs.map((proof) =>
      proof.proved ? { proved: true, certificate: certificateToJson(proof.certificate) } : proof,
    );
  },
  proofText({ conjecture, dialect, paper }) {
    const argument = acceptedArgument(conjecture);
    return argument && proofText(argument, dialect, foundationsIn(paper));
  },
  read({ text }) {
    return readText(text);
  },
  tool(request) {
    return runTool(request, namingCatalogue);
  },
  proofProgram({ conjecture, language }) {
    const argument = acceptedArgument(conjecture);
    return argument && programs[language]([argument]);
  },
};
