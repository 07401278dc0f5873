/**
 * What `npm run build:bigquery` puts in the place of this file (rollup.config.mjs): the flag, and the texts of sql/. The
 * normal build has it as it stands here, and then carries nothing else of BigQuery.
 */

/** Whether the script was built with BigQuery, and its manifest names the service. */
export const WITH_BIG_QUERY = false;

/** The SQL of views and questions by their paths: 'views/figures'. */
export const SQL_TEXTS: Readonly<Record<string, string>> = {};
