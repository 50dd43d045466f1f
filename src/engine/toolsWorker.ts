// The script of the tools' thread: proofs and the toolbox, without the search.
import { answerCalls } from './calls.ts';
import { thisThread } from './threads.ts';
import { toolsHandlers } from './tools.ts';

answerCalls(thisThread(), toolsHandlers);
