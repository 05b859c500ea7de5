"""What any language gets from /_skyrig: time, rest, faults, rewinding. The clock of this cloud is virtual."""

import pytest
from botocore.exceptions import ClientError


def test_a_delayed_message_comes_when_the_clock_moves(client, control, name):
    sqs = client("sqs")
    queue = sqs.create_queue(QueueName=name())["QueueUrl"]
    sqs.send_message(QueueUrl=queue, MessageBody="later", DelaySeconds=600)
    assert "Messages" not in sqs.receive_message(QueueUrl=queue)
    before = control.get("/clock")
    assert before["mode"] == "virtual"
    after = control.post("/clock", {"advanceMs": 600_000})
    assert after["now"] - before["now"] == 600_000
    assert [m["Body"] for m in sqs.receive_message(QueueUrl=queue)["Messages"]] == ["later"]


def test_a_failing_function_is_retried_until_the_dead_letter_queue(client, control, create_function, name):
    sqs, awslambda = client("sqs"), client("lambda")
    function = create_function("nodejs20.x", "index.handler", {"index.js": "exports.handler = async () => { throw new Error('no'); };"})
    arn = lambda url: sqs.get_queue_attributes(QueueUrl=url, AttributeNames=["QueueArn"])["Attributes"]["QueueArn"]
    dead = sqs.create_queue(QueueName=name("dead"))["QueueUrl"]
    policy = f'{{"deadLetterTargetArn": "{arn(dead)}", "maxReceiveCount": 3}}'
    queue = sqs.create_queue(QueueName=name("in"), Attributes={"RedrivePolicy": policy, "VisibilityTimeout": "60"})["QueueUrl"]
    awslambda.create_event_source_mapping(EventSourceArn=arn(queue), FunctionName=function)
    sqs.send_message(QueueUrl=queue, MessageBody="poison")
    assert control.settle()["invocations"] == 3
    assert [m["Body"] for m in sqs.receive_message(QueueUrl=dead)["Messages"]] == ["poison"]


def test_faults_make_requests_fail_and_are_cleared(client, control, name):
    sqs = client("sqs")
    queue = sqs.create_queue(QueueName=name())["QueueUrl"]
    control.post("/faults", {"match": {"service": "sqs", "operation": "SendMessage", "times": 1}, "effect": {"fail": {"code": "ServiceUnavailable", "status": 503}}})
    with pytest.raises(ClientError) as failure:
        sqs.send_message(QueueUrl=queue, MessageBody="x")
    assert failure.value.response["Error"]["Code"] == "ServiceUnavailable"
    assert failure.value.response["ResponseMetadata"]["HTTPStatusCode"] == 503
    sqs.send_message(QueueUrl=queue, MessageBody="x")
    assert len(control.get("/faults")["faults"]) == 1
    control.call("DELETE", "/faults")
    assert control.get("/faults")["faults"] == []


def test_a_snapshot_rewinds_everything(client, control, name):
    sqs = client("sqs")
    queue = sqs.create_queue(QueueName=name())["QueueUrl"]
    base = name("snapshot")
    control.post("/snapshot", {"name": base})
    sqs.send_message(QueueUrl=queue, MessageBody="gone")
    other = sqs.create_queue(QueueName=name("other"))["QueueUrl"]
    control.post("/restore", {"name": base})
    assert "Messages" not in sqs.receive_message(QueueUrl=queue)
    with pytest.raises(sqs.exceptions.QueueDoesNotExist):
        sqs.get_queue_attributes(QueueUrl=other, AttributeNames=["All"])


def test_the_trace_says_who_did_what(client, control, name):
    queue = name("traced")
    client("sqs").create_queue(QueueName=queue)
    records = control.get("/trace")["records"]
    assert any(record["operation"] == "CreateQueue" for record in records)
    assert control.get("/health")["status"] == "ok"


def test_a_schedule_fires_for_every_day_that_the_clock_passes(client, control, name):
    sqs, scheduler = client("sqs"), client("scheduler")
    queue = sqs.create_queue(QueueName=name())["QueueUrl"]
    arn = sqs.get_queue_attributes(QueueUrl=queue, AttributeNames=["QueueArn"])["Attributes"]["QueueArn"]
    scheduler.create_schedule(
        Name=name("daily"),
        ScheduleExpression="rate(1 day)",
        FlexibleTimeWindow={"Mode": "OFF"},
        Target={"Arn": arn, "RoleArn": "arn:aws:iam::000000000000:role/any", "Input": '{"run": true}'},
    )
    control.post("/clock", {"advanceMs": 3 * 86_400_000})
    bodies = [m["Body"] for m in sqs.receive_message(QueueUrl=queue, MaxNumberOfMessages=10)["Messages"]]
    assert bodies in (['{"run": true}'] * 3, ['{"run": true}'] * 4)


def test_time_to_live_deletes_and_the_stream_says_so(client, control, name):
    dynamodb, streams, table = client("dynamodb"), client("dynamodbstreams"), name("sessions")
    created = dynamodb.create_table(
        TableName=table,
        BillingMode="PAY_PER_REQUEST",
        AttributeDefinitions=[{"AttributeName": "id", "AttributeType": "S"}],
        KeySchema=[{"AttributeName": "id", "KeyType": "HASH"}],
        StreamSpecification={"StreamEnabled": True, "StreamViewType": "OLD_IMAGE"},
    )["TableDescription"]
    dynamodb.update_time_to_live(TableName=table, TimeToLiveSpecification={"Enabled": True, "AttributeName": "until"})
    until = int(control.get("/clock")["now"]) // 1000 + 60
    dynamodb.put_item(TableName=table, Item={"id": {"S": "a"}, "until": {"N": str(until)}})
    control.post("/clock", {"advanceMs": 120_000})
    assert dynamodb.scan(TableName=table)["Items"] == []
    arn = created["LatestStreamArn"]
    [shard] = streams.describe_stream(StreamArn=arn)["StreamDescription"]["Shards"]
    iterator = streams.get_shard_iterator(StreamArn=arn, ShardId=shard["ShardId"], ShardIteratorType="TRIM_HORIZON")
    records = streams.get_records(ShardIterator=iterator["ShardIterator"])["Records"]
    assert [record["eventName"] for record in records] == ["INSERT", "REMOVE"]
    assert records[1]["userIdentity"]["PrincipalId"] == "dynamodb.amazonaws.com"
