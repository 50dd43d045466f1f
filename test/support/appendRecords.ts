// Adds records to a library one by one, as a program of its own: PATH FIRST COUNT.
import { LibraryWriter } from '../../src/library/writer.ts';
import { manyRecords } from './records.ts';

const [path = '', first = '0', count = '0'] = process.argv.slice(2);
const records = manyRecords(Number(first) + Number(count)).slice(Number(first));
const library = new LibraryWriter(path);
for (const record of records) {
  library.add(record);
  library.flush();
}
library.close();
