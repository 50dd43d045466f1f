import type { EditorCommand } from './command.ts';
import { addConjecture } from './addConjecture.ts';
import { addToLibrary } from './addToLibrary.ts';
import { addPackages } from './addPackages.ts';
import { citePaper } from './citePaper.ts';
import { closeConjectures } from './closeConjectures.ts';
import { copyAs } from './copyAs.ts';
import { copyLatex } from './copyLatex.ts';
import { deleteSearch } from './deleteSearch.ts';
import { exportConjectures } from './exportConjectures.ts';
import { forgetAnswers } from './forgetAnswers.ts';
import { findFamily } from './findFamily.ts';
import { identify } from './identify.ts';
import { insertConjecture } from './insertConjecture.ts';
import { insertConjectureAs } from './insertConjectureAs.ts';
import { insertProof } from './insertProof.ts';
import { openConjectures } from './openConjectures.ts';
import { paperFormulas } from './paperFormulas.ts';
import { pauseSearch } from './pauseSearch.ts';
import { prove } from './prove.ts';
import { restyle } from './restyle.ts';
import { forgetRun } from './forgetRun.ts';
import { gatherRun } from './gatherRun.ts';
import { submitRun } from './submitRun.ts';
import { resumeSearch } from './resumeSearch.ts';
import { saveConjectures } from './saveConjectures.ts';
import { runOnCluster } from './runOnCluster.ts';
import { search } from './search.ts';
import { searchSelection } from './searchSelection.ts';
import { severalConjectures } from './severalConjectures.ts';
import { showConjectures } from './showConjectures.ts';
import { showLog } from './showLog.ts';
import { stopSearch } from './stopSearch.ts';
import { toolbox } from './toolbox.ts';
import { verify } from './verify.ts';

/** All commands, in the order of the manifest. A new one is added here. */
export const commands: readonly EditorCommand[] = [
  search,
  searchSelection,
  pauseSearch,
  resumeSearch,
  stopSearch,
  showConjectures,
  insertConjecture,
  insertConjectureAs,
  copyLatex,
  copyAs,
  restyle,
  paperFormulas,
  forgetAnswers,
  citePaper,
  addPackages,
  verify,
  prove,
  insertProof,
  severalConjectures,
  toolbox,
  identify,
  findFamily,
  saveConjectures,
  addToLibrary,
  addConjecture,
  exportConjectures,
  openConjectures,
  closeConjectures,
  deleteSearch,
  runOnCluster,
  submitRun,
  gatherRun,
  forgetRun,
  showLog,
];
