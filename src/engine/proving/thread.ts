import { InputError } from '../../core/errors.ts';
import { argumentOf } from '../../core/theorems/certificates/argument.ts';
import type { Argument } from '../../core/theorems/certificates/argument.ts';
import { ownConstants } from '../../core/theorems/naming/ownConstants.ts';
import { proveFamily } from '../../core/theorems/certificates/familyProof.ts';
import { pariGap, pariProgram } from '../../formats/proofs/pari.ts';
import { foundationsIn, proofText } from '../../formats/proofs/text.ts';
import { rocqProofs } from '../../formats/proofs/rocq/proofs.ts';
import { sympyGap, sympyProgram } from '../../formats/proofs/sympy.ts';
import { certificateToJson } from '../../library/certificateJson.ts';
import { writeWhole } from '../../library/wholeFile.ts';
import { linesToAdd } from '../../library/heldRecords.ts';
import { addToLibrary } from '../../library/writer.ts';
import { conjectureFromJson } from '../../library/reading.ts';
import { answerCalls } from '../threads/calls.ts';
import type { CallHandlers } from '../threads/calls.ts';
import type { OwnThread } from '../threads/thread.ts';
import { reportOn } from '../../toolbox/tools/identify.ts';
import { echo } from '../../toolbox/echo.ts';
import { readText, runTool } from '../../toolbox/toolbox.ts';
import { namingCatalogue } from '../naming/catalogue.ts';
import { proofOfStatement, statementsReport } from '../statements/report.ts';
import type { ProofLanguage, ProvingCalls } from './messages.ts';
import { rocqLibrary } from './rocqLibrary.ts';

/** A program that checks one proof. @throws InputError where it cannot be written */
const programs: Readonly<Record<ProofLanguage, (proof: Argument) => string>> = {
  pari(proof) {
    refuseGap('PARI/GP', pariGap(proof));
    return pariProgram([proof]);
  },
  sympy(proof) {
    refuseGap('SymPy', sympyGap(proof));
    return sympyProgram([proof]);
  },
  rocq(proof) {
    const { text, unreached } = rocqProofs([proof], rocqLibrary());
    refuseGap('Rocq', unreached[0]?.reason ?? null);
    return text;
  },
};

function refuseGap(system: string, gap: string | null): void {
  if (gap !== null) throw new InputError(`The proof cannot be written for ${system}: ${gap}.`);
}

const handlersWith = (kernel: Uint8Array): CallHandlers<ProvingCalls> => ({
  prove({ conjectures }) {
    const { proofs } = proveFamily(conjectures.map(conjectureFromJson));
    return proofs.map((proof) =>
      proof.ok ? { ok: true, certificate: certificateToJson(proof.certificate) } : proof,
    );
  },
  proofText({ conjecture, dialect, paper }) {
    const argument = argumentOf(conjectureFromJson(conjecture));
    return argument && proofText(argument, dialect, foundationsIn(paper));
  },
  addToLibrary({ path, conjectures }) {
    addToLibrary(path, conjectures.map(conjectureFromJson));
    return null;
  },
  linesToAdd({ text, conjectures }) {
    return linesToAdd(text, conjectures.map(conjectureFromJson));
  },
  writeFile({ path, text }) {
    writeWhole(path, text);
    return null;
  },
  read({ text }) {
    return readText(text);
  },
  tool(request) {
    return runTool(request, namingCatalogue);
  },
  identify({ texts, own }) {
    const constants = ownConstants(own);
    const catalogue = () => ({ ...namingCatalogue(), own: constants });
    return texts.map((text) => reportOn(text, catalogue));
  },
  proofProgram({ conjecture, language }) {
    const argument = argumentOf(conjectureFromJson(conjecture));
    return argument && programs[language](argument);
  },
  echo({ text, as }) {
    return echo(text, as);
  },
  statements(request) {
    return statementsReport(request, kernel);
  },
  statementProof({ request, line, dialect, paper }) {
    return proofOfStatement(request, line, dialect, foundationsIn(paper), kernel);
  },
});

/** Answers the calls, in the thread. @param kernel the compiled kernel */
export function runProvingThread(thread: OwnThread, kernel: Uint8Array): void {
  answerCalls(thread, handlersWith(kernel));
}
