/** The type of a stack within a stack. Its deployment is one of its own, for which the outer one waits. */
export const NESTED_STACK = 'AWS::CloudFormation::Stack';
