import json

import pytest
from botocore.exceptions import ClientError

TEMPLATE = {
    "Parameters": {"Stage": {"Type": "String", "Default": "test"}},
    "Resources": {
        "Queue": {"Type": "AWS::SQS::Queue", "Properties": {"VisibilityTimeout": 45}},
        "Table": {
            "Type": "AWS::DynamoDB::Table",
            "Properties": {
                "BillingMode": "PAY_PER_REQUEST",
                "AttributeDefinitions": [{"AttributeName": "id", "AttributeType": "S"}],
                "KeySchema": [{"AttributeName": "id", "KeyType": "HASH"}],
            },
        },
        "Role": {
            "Type": "AWS::IAM::Role",
            "Properties": {
                "AssumeRolePolicyDocument": {
                    "Version": "2012-10-17",
                    "Statement": [{"Effect": "Allow", "Principal": {"Service": "lambda.amazonaws.com"}, "Action": "sts:AssumeRole"}],
                }
            },
        },
        "Function": {
            "Type": "AWS::Lambda::Function",
            "Properties": {
                "Runtime": "nodejs20.x",
                "Handler": "index.handler",
                "Role": {"Fn::GetAtt": ["Role", "Arn"]},
                "Code": {"ZipFile": "exports.handler = async () => process.env.TABLE;"},
                "Environment": {"Variables": {"TABLE": {"Ref": "Table"}}},
            },
        },
    },
    "Outputs": {
        "QueueUrl": {"Value": {"Ref": "Queue"}},
        "Function": {"Value": {"Ref": "Function"}},
        "TableName": {"Value": {"Ref": "Table"}},
        "Stage": {"Value": {"Fn::Sub": "${Stage}-${AWS::Region}"}},
    },
}

ALLOW = {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "sqs:*", "Resource": "*"}]}


def outputs_of(stack):
    return {output["OutputKey"]: output["OutputValue"] for output in stack["Outputs"]}


def test_a_template_is_deployed_updated_and_deleted(client, name):
    cloudformation, stack = client("cloudformation"), name("stack")
    cloudformation.create_stack(StackName=stack, TemplateBody=json.dumps(TEMPLATE), Capabilities=["CAPABILITY_IAM"])
    cloudformation.get_waiter("stack_create_complete").wait(StackName=stack, WaiterConfig={"Delay": 1})
    outputs = outputs_of(cloudformation.describe_stacks(StackName=stack)["Stacks"][0])
    assert outputs["Stage"] == "test-us-east-1"
    assert json.load(client("lambda").invoke(FunctionName=outputs["Function"])["Payload"]) == outputs["TableName"]
    attributes = client("sqs").get_queue_attributes(QueueUrl=outputs["QueueUrl"], AttributeNames=["All"])["Attributes"]
    assert attributes["VisibilityTimeout"] == "45"
    kinds = {one["ResourceType"] for one in cloudformation.list_stack_resources(StackName=stack)["StackResourceSummaries"]}
    assert kinds == {"AWS::SQS::Queue", "AWS::DynamoDB::Table", "AWS::IAM::Role", "AWS::Lambda::Function"}
    cloudformation.delete_stack(StackName=stack)
    cloudformation.get_waiter("stack_delete_complete").wait(StackName=stack, WaiterConfig={"Delay": 1})
    with pytest.raises(ClientError) as failure:
        client("lambda").get_function(FunctionName=outputs["Function"])
    assert failure.value.response["Error"]["Code"] == "ResourceNotFoundException"


def test_a_missing_stack_is_a_validation_error(client):
    with pytest.raises(ClientError) as failure:
        client("cloudformation").describe_stacks(StackName="no-such-stack")
    assert failure.value.response["Error"] | {"Type": "Sender"} == {
        "Type": "Sender",
        "Code": "ValidationError",
        "Message": "Stack with id no-such-stack does not exist",
    }


def test_the_command_line_deploys(aws, name, tmp_path):
    stack, template = name("cli"), tmp_path / "template.json"
    template.write_text(json.dumps(TEMPLATE))
    aws("cloudformation", "deploy", "--stack-name", stack, "--template-file", str(template), "--capabilities", "CAPABILITY_IAM", "--parameter-overrides", "Stage=shell")
    described = aws("cloudformation", "describe-stacks", "--stack-name", stack)["Stacks"][0]
    assert described["StackStatus"] == "CREATE_COMPLETE" and outputs_of(described)["Stage"] == "shell-us-east-1"


def test_identity_and_roles(client, aws, name):
    assert client("sts").get_caller_identity()["Account"] == "000000000000"
    iam, role = client("iam"), name("role")
    document = TEMPLATE["Resources"]["Role"]["Properties"]["AssumeRolePolicyDocument"]
    arn = iam.create_role(RoleName=role, AssumeRolePolicyDocument=json.dumps(document))["Role"]["Arn"]
    iam.put_role_policy(RoleName=role, PolicyName="inline", PolicyDocument=json.dumps(ALLOW))
    assert iam.get_role(RoleName=role)["Role"]["AssumeRolePolicyDocument"] == document
    assumed = client("sts").assume_role(RoleArn=arn, RoleSessionName="session")
    assert assumed["Credentials"]["AccessKeyId"].startswith("ASIA")
    assert aws("iam", "list-role-policies", "--role-name", role)["PolicyNames"] == ["inline"]
