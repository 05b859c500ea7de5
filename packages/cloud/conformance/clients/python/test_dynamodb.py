import boto3
import pytest
from boto3.dynamodb.conditions import Attr, Key
from botocore.exceptions import ClientError
from conftest import PLACE
from decimal import Decimal


@pytest.fixture
def table(name):
    resource = boto3.resource("dynamodb", **PLACE)
    table = resource.create_table(
        TableName=name("orders"),
        BillingMode="PAY_PER_REQUEST",
        AttributeDefinitions=[
            {"AttributeName": "id", "AttributeType": "S"},
            {"AttributeName": "at", "AttributeType": "N"},
            {"AttributeName": "state", "AttributeType": "S"},
        ],
        KeySchema=[{"AttributeName": "id", "KeyType": "HASH"}, {"AttributeName": "at", "KeyType": "RANGE"}],
        GlobalSecondaryIndexes=[
            {
                "IndexName": "ByState",
                "KeySchema": [{"AttributeName": "state", "KeyType": "HASH"}],
                "Projection": {"ProjectionType": "ALL"},
            }
        ],
    )
    table.wait_until_exists()
    yield table
    table.delete()


def test_items_are_written_read_changed_and_deleted(table):
    table.put_item(Item={"id": "a", "at": 1, "n": Decimal("1.50"), "raw": b"\x00\x01", "tags": {"x", "y"}})
    item = table.get_item(Key={"id": "a", "at": 1}, ConsistentRead=True)["Item"]
    assert item["n"] == Decimal("1.5") and bytes(item["raw"]) == b"\x00\x01" and item["tags"] == {"x", "y"}
    changed = table.update_item(
        Key={"id": "a", "at": 1},
        UpdateExpression="SET n = n + :one REMOVE tags",
        ExpressionAttributeValues={":one": 1},
        ReturnValues="ALL_NEW",
    )["Attributes"]
    assert changed["n"] == Decimal("2.5") and "tags" not in changed
    table.delete_item(Key={"id": "a", "at": 1})
    assert "Item" not in table.get_item(Key={"id": "a", "at": 1})


def test_queries_and_scans_page(table):
    with table.batch_writer() as batch:
        for at in range(60):
            batch.put_item(Item={"id": "a", "at": at, "state": "even" if at % 2 == 0 else "odd"})
    last = table.query(KeyConditionExpression=Key("id").eq("a") & Key("at").gte(50), ScanIndexForward=False, Limit=3)
    assert [item["at"] for item in last["Items"]] == [59, 58, 57] and last["LastEvaluatedKey"] == {"id": "a", "at": 57}
    assert table.query(IndexName="ByState", KeyConditionExpression=Key("state").eq("odd"))["Count"] == 30
    pages = table.meta.client.get_paginator("scan").paginate(
        TableName=table.name, FilterExpression=Attr("at").lt(10), PaginationConfig={"PageSize": 7}
    )
    assert sum(page["Count"] for page in pages) == 10


def test_a_failed_condition_is_its_own_exception(table):
    table.put_item(Item={"id": "a", "at": 1})
    with pytest.raises(table.meta.client.exceptions.ConditionalCheckFailedException) as failure:
        table.put_item(Item={"id": "a", "at": 1}, ConditionExpression=Attr("id").not_exists())
    assert failure.value.response["Error"]["Message"] == "The conditional request failed"


def test_transactions_are_all_or_nothing(table):
    client = table.meta.client
    put = lambda at: {"Put": {"TableName": table.name, "Item": {"id": "a", "at": at}}}
    client.transact_write_items(TransactItems=[put(1), put(2)])
    check = {"ConditionExpression": "attribute_not_exists(id)"}
    with pytest.raises(client.exceptions.TransactionCanceledException) as failure:
        client.transact_write_items(TransactItems=[put(3), {"Put": {**put(1)["Put"], **check}}])
    assert [reason["Code"] for reason in failure.value.response["CancellationReasons"]] == [
        "None",
        "ConditionalCheckFailed",
    ]
    got = client.transact_get_items(
        TransactItems=[{"Get": {"TableName": table.name, "Key": {"id": "a", "at": at}}} for at in (1, 3)]
    )
    assert ["Item" in one for one in got["Responses"]] == [True, False]


def test_partiql(table, client):
    dynamodb = client("dynamodb")
    dynamodb.execute_statement(Statement=f"INSERT INTO \"{table.name}\" VALUE {{'id': 'p', 'at': 1, 'v': 5}}")
    found = dynamodb.execute_statement(
        Statement=f'SELECT v FROM "{table.name}" WHERE id = ? AND "at" = 1', Parameters=[{"S": "p"}]
    )
    assert found["Items"] == [{"v": {"N": "5"}}]


def test_errors_have_codes(client):
    with pytest.raises(ClientError) as failure:
        client("dynamodb").describe_table(TableName="no-such-table")
    assert failure.value.response["Error"]["Code"] == "ResourceNotFoundException"
    assert failure.value.response["ResponseMetadata"]["HTTPStatusCode"] == 400


def test_the_command_line(aws, name):
    table = name("cli")
    aws(
        *("dynamodb create-table --billing-mode PAY_PER_REQUEST --key-schema AttributeName=id,KeyType=HASH".split()),
        "--attribute-definitions",
        "AttributeName=id,AttributeType=S",
        "--table-name",
        table,
    )
    aws("dynamodb", "wait", "table-exists", "--table-name", table)
    aws("dynamodb", "put-item", "--table-name", table, "--item", '{"id":{"S":"a"},"n":{"N":"1"}}')
    assert aws("dynamodb", "scan", "--table-name", table)["Items"] == [{"id": {"S": "a"}, "n": {"N": "1"}}]
    assert aws("dynamodb", "delete-table", "--table-name", table)["TableDescription"]["TableName"] == table
