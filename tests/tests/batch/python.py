"""Writes python.json: what BatchHttpRequest of google-api-python-client sends for the calls that requests.rs compares.

    pip install google-api-python-client==VERSION
    python tests/tests/batch/python.py > tests/tests/batch/python.json
"""

import importlib.metadata
import json
import pathlib

from googleapiclient.discovery import build_from_document
from googleapiclient.http import HttpMockSequence

document = pathlib.Path(__file__).parents[3] / "discovery/documents/monitoring.v3.json"
http = HttpMockSequence([({"status": "500"}, "")])
monitoring = build_from_document(document.read_text(), http=http)
policies = monitoring.projects().alertPolicies()
batch = monitoring.new_batch_http_request()
batch.add(policies.get(name="projects/p/alertPolicies/a b"))
batch.add(policies.create(name="projects/p", body={"displayName": "c"}))
batch.add(policies.delete(name="projects/p/alertPolicies/d"))
try:
    batch.execute(http=http)
except Exception:
    pass
uri, verb, body, headers = http.request_sequence[0]
version = importlib.metadata.version("google-api-python-client")
print(json.dumps({
    "source": f"google-api-python-client {version}, BatchHttpRequest; made by python.py",
    "line": f"{verb} {uri}",
    "content_type": headers["content-type"],
    "body": body,
}, indent=2))
