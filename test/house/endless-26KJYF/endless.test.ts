import { it } from 'mocha';
it('is well', () => {});
it('has no end', () => { for (;;); });
