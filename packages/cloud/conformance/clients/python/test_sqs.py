import hashlib
import urllib.parse
import urllib.request

import pytest
from botocore.auth import SigV4Auth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials
from conftest import ENDPOINT


@pytest.fixture
def queue(client, name):
    sqs = client("sqs")
    url = sqs.create_queue(QueueName=name("tasks"), Attributes={"VisibilityTimeout": "30"})["QueueUrl"]
    yield url
    sqs.delete_queue(QueueUrl=url)


def test_messages_go_in_and_out(client, queue):
    sqs = client("sqs")
    sent = sqs.send_message(
        QueueUrl=queue,
        MessageBody="hello é",
        MessageAttributes={"kind": {"DataType": "String", "StringValue": "x"}, "raw": {"DataType": "Binary", "BinaryValue": b"\x00"}},
    )
    assert sent["MD5OfMessageBody"] == hashlib.md5("hello é".encode()).hexdigest()
    [message] = sqs.receive_message(
        QueueUrl=queue, MessageAttributeNames=["All"], MessageSystemAttributeNames=["All"], WaitTimeSeconds=1
    )["Messages"]
    assert message["Body"] == "hello é" and message["MessageAttributes"]["raw"]["BinaryValue"] == b"\x00"
    assert message["Attributes"]["ApproximateReceiveCount"] == "1"
    sqs.delete_message(QueueUrl=queue, ReceiptHandle=message["ReceiptHandle"])
    attributes = sqs.get_queue_attributes(QueueUrl=queue, AttributeNames=["All"])["Attributes"]
    assert attributes["ApproximateNumberOfMessages"] == attributes["ApproximateNumberOfMessagesNotVisible"] == "0"


def test_batches_answer_entry_by_entry(client, queue):
    sqs = client("sqs")
    answer = sqs.send_message_batch(QueueUrl=queue, Entries=[{"Id": str(n), "MessageBody": f"m{n}"} for n in range(10)])
    assert len(answer["Successful"]) == 10
    received = sqs.receive_message(QueueUrl=queue, MaxNumberOfMessages=10)["Messages"]
    assert len({message["MessageId"] for message in received}) == len(received) > 0


def test_fifo_queues_keep_order_and_drop_duplicates(client, name):
    sqs = client("sqs")
    url = sqs.create_queue(QueueName=f"{name()}.fifo", Attributes={"FifoQueue": "true"})["QueueUrl"]
    for body in ("1", "2", "2"):
        sqs.send_message(QueueUrl=url, MessageBody=body, MessageGroupId="g", MessageDeduplicationId=body)
    bodies = [m["Body"] for m in sqs.receive_message(QueueUrl=url, MaxNumberOfMessages=10)["Messages"]]
    assert bodies == ["1", "2"]


def test_a_missing_queue_has_the_old_code_and_the_new(client):
    sqs = client("sqs")
    with pytest.raises(sqs.exceptions.QueueDoesNotExist) as failure:
        sqs.get_queue_url(QueueName="no-such-queue")
    assert failure.value.response["Error"]["Code"] in (
        "AWS.SimpleQueueService.NonExistentQueue",
        "QueueDoesNotExist",
    )
    assert failure.value.response["Error"]["QueryErrorCode"] == "QueueDoesNotExist"


def query_call(parameters):
    body = urllib.parse.urlencode({**parameters, "Version": "2012-11-05"}).encode()
    request = AWSRequest("POST", f"{ENDPOINT}/", data=body, headers={"content-type": "application/x-www-form-urlencoded"})
    SigV4Auth(Credentials("test", "test"), "sqs", "us-east-1").add_auth(request)
    with urllib.request.urlopen(urllib.request.Request(request.url, body, dict(request.headers))) as answer:
        return answer.read().decode()


def test_the_query_protocol_of_older_clients(client, queue):
    sent = query_call({"Action": "SendMessage", "QueueUrl": queue, "MessageBody": "old & new"})
    assert "<SendMessageResponse" in sent and "<MessageId>" in sent
    received = query_call({"Action": "ReceiveMessage", "QueueUrl": queue})
    assert "<Body>old &amp; new</Body>" in received


def test_the_command_line(aws, queue):
    # Version 1 of the command line takes AWS_ENDPOINT_URL for every service but SQS.
    endpoint = ("--endpoint-url", ENDPOINT)
    aws(*endpoint, "sqs", "send-message", "--queue-url", queue, "--message-body", "from the shell")
    [message] = aws(*endpoint, "sqs", "receive-message", "--queue-url", queue, "--wait-time-seconds", "1")["Messages"]
    assert message["Body"] == "from the shell"
