const DATABASES: readonly string[] = ['dynamodb', 'rds', 'rds-data', 'dsql', 'redshift', 'elasticache', 'memorydb'];

/** Whether trouble with a service is trouble with a database. */
export function isDatabase(service: string): boolean {
  return DATABASES.includes(service);
}
