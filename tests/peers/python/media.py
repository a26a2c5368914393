"""google-api-python-client, as the benchmark `media` drives it: see tests/benches/calls/media.rs."""

import io
import sys
import time

import google.oauth2.credentials
from googleapiclient.discovery import build
from googleapiclient.http import MediaIoBaseDownload, MediaIoBaseUpload

url, token, size = sys.argv[1:]
credentials = google.oauth2.credentials.Credentials(token)
service = build("storage", "v1", credentials=credentials, client_options={"api_endpoint": url})
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
