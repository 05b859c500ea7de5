"""Clients of other languages against a cloud that listens: its address is in SKYRIG_ENDPOINT."""

import io
import json
import os
import subprocess
import urllib.error
import urllib.request
import uuid
import zipfile

import boto3
import pytest
from botocore.config import Config

ENDPOINT = os.environ["SKYRIG_ENDPOINT"]
PLACE = {
    "endpoint_url": ENDPOINT,
    "region_name": "us-east-1",
    "aws_access_key_id": "test",
    "aws_secret_access_key": "test",
}


class Control:
    """The control plane, /_skyrig, which any language reaches with its own HTTP library."""

    def call(self, method, path, body=None):
        request = urllib.request.Request(
            f"{ENDPOINT}/_skyrig{path}",
            method=method,
            data=None if body is None else json.dumps(body).encode(),
            headers={"content-type": "application/json"},
        )
        try:
            with urllib.request.urlopen(request) as answer:
                return json.load(answer)
        except urllib.error.HTTPError as error:
            raise AssertionError(f"{method} {path}: {error.code} {error.read().decode()}") from error

    def get(self, path):
        return self.call("GET", path)

    def post(self, path, body=None):
        return self.call("POST", path, {} if body is None else body)

    def settle(self):
        return self.post("/settle", {"leap": True, "timeoutMs": 30000})


@pytest.fixture
def control():
    return Control()


@pytest.fixture
def client():
    def make(service, **config):
        return boto3.client(service, config=Config(retries={"total_max_attempts": 1}, **config), **PLACE)

    return make


@pytest.fixture
def name():
    """A name of this test alone."""
    return lambda prefix="t": f"{prefix}-{uuid.uuid4().hex[:8]}"


@pytest.fixture
def aws():
    """The AWS command line; answers what it printed, parsed."""

    def run(*arguments):
        environment = {
            **os.environ,
            "AWS_ENDPOINT_URL": ENDPOINT,
            "AWS_DEFAULT_REGION": "us-east-1",
            "AWS_ACCESS_KEY_ID": "test",
            "AWS_SECRET_ACCESS_KEY": "test",
            "AWS_PAGER": "",
            "AWS_CONFIG_FILE": os.devnull,
            "AWS_SHARED_CREDENTIALS_FILE": os.devnull,
        }
        done = subprocess.run(
            [os.environ["SKYRIG_AWS"], *arguments], env=environment, capture_output=True, text=True, timeout=60
        )
        assert done.returncode == 0, done.stderr
        try:
            return json.loads(done.stdout) if done.stdout.strip() else None
        except json.JSONDecodeError:
            return done.stdout

    return run


def zipped(files):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for path, text in files.items():
            archive.writestr(path, text)
    return buffer.getvalue()


@pytest.fixture
def create_function(client, name):
    """Creates a function from a zip; answers its name."""

    def create(runtime, handler, files):
        function = name("fn")
        awslambda = client("lambda")
        awslambda.create_function(
            FunctionName=function,
            Runtime=runtime,
            Handler=handler,
            Role="arn:aws:iam::000000000000:role/any",
            Code={"ZipFile": zipped(files)},
        )
        awslambda.get_waiter("function_active_v2").wait(FunctionName=function)
        return function

    return create
