// The script of the threads that prove, run the toolbox and state what holds for all k.
import kernel from '#kernel';
import { runProvingThread } from '../proving/thread.ts';
import { thisThread } from './thread.ts';

runProvingThread(thisThread(), kernel);
