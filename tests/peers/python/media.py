"""google-api-python-client, as the benchmark `media` drives it: see tests/benches/calls/media.rs."""

import io
import json
import sys
import time

import google.oauth2.credentials
from googleapiclient.discovery import build_from_document
from googleapiclient.discovery_cache import get_static_doc
from googleapiclient.http import MediaIoBaseDownload, MediaIoBaseUpload

url, token, size = sys.argv[1:]
credentials = google.oauth2.credentials.Credentials(token)
# The option api_endpoint replaces the host of uploads and keeps their https, which this server does not speak.
document = {**json.loads(get_static_doc("storage", "v1")), "rootUrl": url + "/"}
service = build_from_document(document, credentials=credentials)
payload = bytes(int(size))


def upload():
    media = MediaIoBaseUpload(io.BytesIO(payload), "application/octet-stream", resumable=True)
    stored = service.objects().insert(bucket="b", name="a", body={}, media_body=media).execute()
    assert stored["size"] == size


def download():
    target = io.BytesIO()
    media = MediaIoBaseDownload(target, service.objects().get_media(bucket="b", object="a"))
    done = False
    while not done:
        _, done = media.next_chunk()
    assert target.tell() == int(size)


for line in sys.stdin:
    start, cpu = time.monotonic(), time.process_time()
    {"upload": upload, "download": download}[line.strip()]()
    print(time.monotonic() - start, time.process_time() - cpu, flush=True)
