/* Names that do not follow from the service's. Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_aws-services-that-work-with-iam.html and the pages it leads to. */
const NAMES: Readonly<Record<string, string>> = {
  'application-autoscaling': 'ApplicationAutoScaling',
  apigateway: 'APIGateway',
  autoscaling: 'AutoScaling',
  ecs: 'ECS',
  eks: 'AmazonEKS',
  elasticache: 'ElastiCache',
  elasticloadbalancing: 'ElasticLoadBalancing',
  es: 'AmazonElasticsearchService',
  rds: 'RDS',
  'replication.dynamodb': 'DynamoDBReplication',
  spot: 'EC2Spot',
};

/** The name of the role that a service has for itself. */
export function serviceLinkedRoleName(service: string, suffix: string | undefined): string {
  const stem = service.replace(/\.amazonaws\.com$/, '');
  const name = NAMES[stem] ?? stem.replace(/(?:^|[.-])(\w)/g, (_, letter: string) => letter.toUpperCase());
  return `AWSServiceRoleFor${name}${suffix === undefined ? '' : `_${suffix}`}`;
}
