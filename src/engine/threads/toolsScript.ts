// The script of the tools' thread: proofs and the toolbox, without the search.
import { answerCalls } from './calls.ts';
import { thisThread } from './thread.ts';
import { toolsHandlers } from '../proving/thread.ts';

answerCalls(thisThread(), toolsHandlers);
