import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { catalogueFrom } from '../../core/theorems/naming/catalogue/catalogue.ts';
import type { Catalogue, CatalogueData } from '../../core/theorems/naming/catalogue/catalogue.ts';

let catalogue: Catalogue | undefined;

/** The catalogue of constants that the build has made; read when a number is first named. */
export function namingCatalogue(): Catalogue {
  return (catalogue ??= catalogueFrom(
    JSON.parse(readFileSync(createRequire(import.meta.url).resolve('#catalogue'), 'utf8')) as CatalogueData,
  ));
}
