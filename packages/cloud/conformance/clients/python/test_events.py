import json


def test_an_event_reaches_a_queue_by_rule(client, control, name):
    sqs, events = client("sqs"), client("events")
    queue = sqs.create_queue(QueueName=name("events"))["QueueUrl"]
    arn = sqs.get_queue_attributes(QueueUrl=queue, AttributeNames=["QueueArn"])["Attributes"]["QueueArn"]
    bus = name("bus")
    events.create_event_bus(Name=bus)
    events.put_rule(Name="orders", EventBusName=bus, EventPattern=json.dumps({"source": ["shop"], "detail": {"total": [{"numeric": [">", 10]}]}}))
    assert events.put_targets(Rule="orders", EventBusName=bus, Targets=[{"Id": "1", "Arn": arn}])["FailedEntryCount"] == 0
    entry = {"EventBusName": bus, "Source": "shop", "DetailType": "Order"}
    answer = events.put_events(Entries=[{**entry, "Detail": json.dumps({"total": total})} for total in (5, 50)])
    assert answer["FailedEntryCount"] == 0
    control.settle()
    [message] = sqs.receive_message(QueueUrl=queue)["Messages"]
    assert json.loads(message["Body"])["detail"] == {"total": 50}


def test_schedules_are_kept(client, name):
    scheduler = client("scheduler")
    schedule = name("nightly")
    scheduler.create_schedule(
        Name=schedule,
        ScheduleExpression="cron(0 3 * * ? *)",
        ScheduleExpressionTimezone="Europe/Berlin",
        FlexibleTimeWindow={"Mode": "OFF"},
        Target={"Arn": "arn:aws:sqs:us-east-1:000000000000:any", "RoleArn": "arn:aws:iam::000000000000:role/any", "Input": "{}"},
    )
    kept = scheduler.get_schedule(Name=schedule)
    assert kept["ScheduleExpressionTimezone"] == "Europe/Berlin" and kept["State"] == "ENABLED"
    assert [one["Name"] for one in scheduler.list_schedules(NamePrefix=schedule)["Schedules"]] == [schedule]
    scheduler.delete_schedule(Name=schedule)


def test_logs_are_written_and_filtered(client, control, name):
    logs, group = client("logs"), f"/app/{name()}"
    logs.create_log_group(logGroupName=group)
    logs.create_log_stream(logGroupName=group, logStreamName="one")
    now = control.get("/clock")["now"]
    lines = ["INFO started", "ERROR broken", "INFO done"]
    logs.put_log_events(logGroupName=group, logStreamName="one", logEvents=[{"timestamp": int(now), "message": line} for line in lines])
    assert [e["message"] for e in logs.filter_log_events(logGroupName=group, filterPattern="ERROR")["events"]] == ["ERROR broken"]
    assert [e["message"] for e in logs.get_log_events(logGroupName=group, logStreamName="one", startFromHead=True)["events"]] == lines


def test_the_command_line_reads_logs(aws, client, control, name):
    logs, group = client("logs"), f"/app/{name()}"
    logs.create_log_group(logGroupName=group)
    logs.create_log_stream(logGroupName=group, logStreamName="one")
    now = int(control.get("/clock")["now"])
    logs.put_log_events(logGroupName=group, logStreamName="one", logEvents=[{"timestamp": now, "message": "seen from the shell"}])
    assert "seen from the shell" in aws("logs", "filter-log-events", "--log-group-name", group)["events"][0]["message"]
    listed = aws("logs", "describe-log-groups", "--log-group-name-prefix", group)["logGroups"]
    assert [one["logGroupName"] for one in listed] == [group]
