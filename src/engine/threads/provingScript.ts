// The script of the threads that prove and run the toolbox, without the search.
import { runProvingThread } from '../proving/thread.ts';
import { thisThread } from './thread.ts';

runProvingThread(thisThread());
