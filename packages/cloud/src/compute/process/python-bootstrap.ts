/** A client of the Runtime API for Python functions, in the standard library alone. */
export const pythonBootstrapSource: string = String.raw`
import importlib, json, os, sys, time, traceback, urllib.request

BASE = "http://" + os.environ["AWS_LAMBDA_RUNTIME_API"] + "/2018-06-01/runtime/"
OPENER = urllib.request.build_opener(urllib.request.ProxyHandler({}))

def call(path, body=None):
    data = None if body is None else body.encode()
    with OPENER.open(urllib.request.Request(BASE + path, data=data)) as response:
        return response.headers, response.read().decode()

def report(error):
    frames = traceback.format_list(traceback.extract_tb(error.__traceback__)[1:])
    return json.dumps({"errorMessage": str(error), "errorType": type(error).__name__, "stackTrace": frames})

class Context:
    def __init__(self, headers):
        self.aws_request_id = headers["Lambda-Runtime-Aws-Request-Id"]
        self.invoked_function_arn = headers["Lambda-Runtime-Invoked-Function-Arn"]
        self.function_name = os.environ.get("AWS_LAMBDA_FUNCTION_NAME")
        self.function_version = os.environ.get("AWS_LAMBDA_FUNCTION_VERSION")
        self.memory_limit_in_mb = os.environ.get("AWS_LAMBDA_FUNCTION_MEMORY_SIZE")
        self.log_group_name = os.environ.get("AWS_LAMBDA_LOG_GROUP_NAME")
        self.log_stream_name = os.environ.get("AWS_LAMBDA_LOG_STREAM_NAME")
        self.identity = None
        context = headers.get("Lambda-Runtime-Client-Context")
        self.client_context = json.loads(context) if context else None
        self._deadline = int(headers["Lambda-Runtime-Deadline-Ms"])
    def get_remaining_time_in_millis(self):
        return max(0, self._deadline - int(time.time() * 1000))

def load():
    sys.path.insert(0, os.environ["LAMBDA_TASK_ROOT"])
    module, name = os.environ["_HANDLER"].rsplit(".", 1)
    return getattr(importlib.import_module(module.replace("/", ".")), name)

try:
    handler = load()
except BaseException as error:
    call("init/error", report(error))
    raise

while True:
    headers, event = call("invocation/next")
    context = Context(headers)
    os.environ["_X_AMZN_TRACE_ID"] = headers.get("Lambda-Runtime-Trace-Id") or ""
    try:
        result = json.dumps(handler(json.loads(event), context))
    except Exception as error:
        print("[ERROR] %s: %s" % (type(error).__name__, error), flush=True)
        call("invocation/" + context.aws_request_id + "/error", report(error))
    else:
        call("invocation/" + context.aws_request_id + "/response", result)
`;
