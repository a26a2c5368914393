"""google-api-python-client, which makes its classes of a document: see tests/benches/generator.rs."""

import sys
import time

import google.oauth2.credentials
from googleapiclient.discovery import build_from_document, fix_method_name

credentials = google.oauth2.credentials.Credentials("a-token")


def visit(resource):
    """Makes the classes of all resources in this one: the client makes each when it is asked for first."""
    for name in resource._resourceDesc.get("resources", {}):
        visit(getattr(resource, fix_method_name(name))())


for line in sys.stdin:
    with open(line.strip(), encoding="utf-8") as file:
        text = file.read()
    start = time.process_time()
    visit(build_from_document(text, credentials=credentials))
    print(time.process_time() - start, flush=True)
