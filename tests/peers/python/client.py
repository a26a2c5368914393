"""google-api-python-client, as the benchmark `calls` drives it: see tests/benches/calls/peer.rs."""

import sys
import threading
import time

import google.oauth2.credentials
import google_auth_httplib2
import httplib2
from googleapiclient.discovery import build

url, token, name = sys.argv[1:]
credentials = google.oauth2.credentials.Credentials(token)
service = build("monitoring", "v3", credentials=credentials, client_options={"api_endpoint": url})
# httplib2 is not thread-safe: each thread has one of its own, as the client's documentation says.
connections = []


def call_until(end, http, calls):
    while time.monotonic() < end:
        channel = service.projects().notificationChannels().get(name=name).execute(http=http)
        assert (channel["name"], channel["enabled"]) == (name, True)
        calls.append(1)


for line in sys.stdin:
    callers, seconds = line.split()
    while len(connections) < int(callers):
        connections.append(google_auth_httplib2.AuthorizedHttp(credentials, http=httplib2.Http()))
    calls = []
    start, cpu = time.monotonic(), time.process_time()
    end = start + float(seconds)
    threads = [
        threading.Thread(target=call_until, args=(end, http, calls))
        for http in connections[: int(callers)]
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    print(len(calls), time.monotonic() - start, time.process_time() - cpu, flush=True)
