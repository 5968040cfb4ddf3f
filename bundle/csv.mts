/** What Docker's actions read their inputs with. */
export { parse as parseCsv } from 'csv-parse/sync';
