import base64
import json
import pathlib

import pytest

NODE = "exports.handler = async (event) => { console.log('node saw', event.x); return { doubled: event.x * 2 }; };"
PYTHON = "def handler(event, context):\n    print('python saw', event['x'])\n    return {'doubled': event['x'] * 2, 'id': context.aws_request_id}\n"
RUNTIMES = [("nodejs20.x", {"index.js": NODE}), ("python3.12", {"index.py": PYTHON})]


@pytest.mark.parametrize("runtime,files", RUNTIMES, ids=["node", "python"])
def test_a_function_from_a_zip_is_invoked_and_logs(client, create_function, runtime, files):
    function = create_function(runtime, "index.handler", files)
    answer = client("lambda").invoke(FunctionName=function, Payload=json.dumps({"x": 21}), LogType="Tail")
    assert answer["StatusCode"] == 200 and "FunctionError" not in answer
    assert json.load(answer["Payload"])["doubled"] == 42
    assert "saw 21" in base64.b64decode(answer["LogResult"]).decode()
    events = client("logs").filter_log_events(logGroupName=f"/aws/lambda/{function}", filterPattern="saw")["events"]
    assert ["saw 21" in event["message"] for event in events] == [True]


@pytest.mark.parametrize(
    "runtime,files",
    [
        ("nodejs20.x", {"index.js": "exports.handler = async () => { throw new TypeError('broken'); };"}),
        ("python3.12", {"index.py": "def handler(event, context):\n    raise TypeError('broken')\n"}),
    ],
    ids=["node", "python"],
)
def test_an_error_of_the_function_is_told(client, create_function, runtime, files):
    function = create_function(runtime, "index.handler", files)
    answer = client("lambda").invoke(FunctionName=function)
    assert answer["FunctionError"] == "Unhandled"
    failure = json.load(answer["Payload"])
    assert failure["errorType"] == "TypeError" and failure["errorMessage"] == "broken"


def test_a_queue_invokes_a_function(client, control, create_function, name):
    sqs, awslambda = client("sqs"), client("lambda")
    function = create_function("python3.12", "index.handler", {"index.py": "def handler(event, context):\n    print('got', [r['body'] for r in event['Records']])\n"})
    queue = sqs.create_queue(QueueName=name("in"))["QueueUrl"]
    arn = sqs.get_queue_attributes(QueueUrl=queue, AttributeNames=["QueueArn"])["Attributes"]["QueueArn"]
    awslambda.create_event_source_mapping(EventSourceArn=arn, FunctionName=function, BatchSize=10)
    sqs.send_message(QueueUrl=queue, MessageBody="one")
    assert control.settle()["invocations"] >= 1
    events = client("logs").filter_log_events(logGroupName=f"/aws/lambda/{function}", filterPattern="got")["events"]
    assert [event["message"].strip() for event in events] == ["got ['one']"]


def test_the_command_line(aws, create_function, tmp_path):
    function = create_function("nodejs20.x", "index.handler", {"index.js": NODE})
    out = pathlib.Path(tmp_path, "out.json")
    told = aws("lambda", "invoke", "--function-name", function, "--payload", '{"x": 4}', str(out))
    assert told["StatusCode"] == 200 and json.loads(out.read_text()) == {"doubled": 8}
    group = f"/aws/lambda/{function}"
    assert "node saw 4" in json.dumps(aws("logs", "filter-log-events", "--log-group-name", group))
    streams = aws("logs", "describe-log-streams", "--log-group-name", group, "--order-by", "LastEventTime")["logStreams"]
    events = aws("logs", "get-log-events", "--log-group-name", group, "--log-stream-name", streams[0]["logStreamName"])
    assert any("node saw 4" in event["message"] for event in events["events"])
