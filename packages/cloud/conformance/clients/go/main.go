// A round trip through the AWS SDK for Go v2: a queue, a table, a failed condition.
package main

import (
	"context"
	"errors"
	"fmt"
	"os"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/credentials"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb"
	ddb "github.com/aws/aws-sdk-go-v2/service/dynamodb/types"
	"github.com/aws/aws-sdk-go-v2/service/sqs"
)

func must[T any](value T, err error) T {
	if err != nil {
		fmt.Fprintln(os.Stderr, "Go:", err)
		os.Exit(1)
	}
	return value
}

func check(holds bool, what string) {
	if !holds {
		fmt.Fprintln(os.Stderr, "Go: expected", what)
		os.Exit(1)
	}
}

func main() {
	ctx := context.Background()
	config := aws.Config{
		Region:       "us-east-1",
		BaseEndpoint: aws.String(os.Getenv("SKYRIG_ENDPOINT")),
		Credentials:  credentials.NewStaticCredentialsProvider("test", "test", ""),
	}

	queues := sqs.NewFromConfig(config)
	queue := must(queues.CreateQueue(ctx, &sqs.CreateQueueInput{QueueName: aws.String("go-tasks")})).QueueUrl
	must(queues.SendMessage(ctx, &sqs.SendMessageInput{QueueUrl: queue, MessageBody: aws.String("from Go")}))
	received := must(queues.ReceiveMessage(ctx, &sqs.ReceiveMessageInput{QueueUrl: queue, WaitTimeSeconds: 1})).Messages
	check(len(received) == 1 && *received[0].Body == "from Go", "the message")

	tables := dynamodb.NewFromConfig(config)
	table := aws.String("go-orders")
	must(tables.CreateTable(ctx, &dynamodb.CreateTableInput{
		TableName:            table,
		BillingMode:          ddb.BillingModePayPerRequest,
		AttributeDefinitions: []ddb.AttributeDefinition{{AttributeName: aws.String("id"), AttributeType: ddb.ScalarAttributeTypeS}},
		KeySchema:            []ddb.KeySchemaElement{{AttributeName: aws.String("id"), KeyType: ddb.KeyTypeHash}},
	}))
	key := map[string]ddb.AttributeValue{"id": &ddb.AttributeValueMemberS{Value: "a"}}
	put := &dynamodb.PutItemInput{TableName: table, Item: key, ConditionExpression: aws.String("attribute_not_exists(id)")}
	must(tables.PutItem(ctx, put))
	_, err := tables.PutItem(ctx, put)
	var failed *ddb.ConditionalCheckFailedException
	check(errors.As(err, &failed) && failed.ErrorMessage() == "The conditional request failed", "a failed condition, got "+fmt.Sprint(err))
	check(len(must(tables.GetItem(ctx, &dynamodb.GetItemInput{TableName: table, Key: key})).Item) == 1, "the item")

	fmt.Println("Go: SDK v2 round trip passed")
}
