"""Drives a fake server of drive.v3, storage.v1, monitoring.v3 and firestore.v1 by Google's Python client.

    python3 fake_server.py PROGRAM FOLDER

PROGRAM is `discovery-codegen`, FOLDER has the documents. It prints a line for each API, and fails if anything that was created does
not come back.
"""

import io
import json
import subprocess
import sys
from pathlib import Path

from google.auth.credentials import AnonymousCredentials
from googleapiclient.discovery import build
from googleapiclient.errors import HttpError
from googleapiclient.http import MediaIoBaseDownload, MediaIoBaseUpload

CHUNK = 256 * 1024


class Server:
    """A server of one document, until the block ends."""

    def __init__(self, program, document):
        self.arguments = [program, "serve", str(document), "--format", "json"]

    def __enter__(self):
        self.process = subprocess.Popen(self.arguments, stdout=subprocess.PIPE, text=True)
        first = json.loads(self.process.stdout.readline())
        url = first["url"] + "/discovery/v1/apis/{api}/{apiVersion}/rest"
        return build(first["api"], first["version"], discoveryServiceUrl=url, credentials=AnonymousCredentials())

    def __exit__(self, *_):
        self.process.terminate()
        lines = self.process.communicate()[0].splitlines()
        self.methods = sorted({line["method"] for line in map(json.loads, lines) if line.get("method")})
        assert self.process.returncode == 0, self.process.returncode


def expect(found, wanted):
    assert found == wanted, f"{found!r}, and not {wanted!r}"


def missing(call):
    """The call has to fail with 404."""
    try:
        call.execute()
    except HttpError as error:
        expect(error.resp.status, 404)
    else:
        raise AssertionError("it is still there")


def pages(resource, request, key):
    """The items of all pages, and how many pages there are."""
    items, count = [], 0
    while request is not None:
        response = request.execute()
        items += response.get(key, [])
        count += 1
        request = resource.list_next(request, response)
    return items, count


def media(size):
    data = bytes(index % 251 for index in range(size))
    return data, MediaIoBaseUpload(io.BytesIO(data), "text/plain", chunksize=CHUNK, resumable=True)


def downloaded(request):
    buffer = io.BytesIO()
    download, done = MediaIoBaseDownload(buffer, request, chunksize=100_000), False
    while not done:
        _, done = download.next_chunk()
    return buffer.getvalue()


def drive(service):
    files = service.files()
    made = [files.create(body={"name": f"file {index}"}).execute() for index in range(5)]
    for one in made:
        expect(files.get(fileId=one["id"]).execute(), one)
    found, count = pages(files, files.list(pageSize=2), "files")
    expect((found, count), (made, 3))
    first = made[0]["id"]
    expect(files.update(fileId=first, body={"name": "new", "starred": True}).execute()["name"], "new")
    expect(files.get(fileId=first, fields="name,starred").execute(), {"name": "new", "starred": True})
    data, upload = media(600_000)
    photo = files.create(body={"name": "photo"}, media_body=upload, fields="id,name,size,md5Checksum,mimeType").execute()
    expect((photo["size"], photo["mimeType"]), ("600000", "text/plain"))
    expect(downloaded(files.get_media(fileId=photo["id"])), data)
    permissions = service.permissions()
    permission = permissions.create(fileId=first, body={"role": "reader", "type": "anyone"}).execute()
    expect(permissions.get(fileId=first, permissionId=permission["id"]).execute()["role"], "reader")
    permissions.update(fileId=first, permissionId=permission["id"], body={"role": "writer"}).execute()
    expect(permissions.list(fileId=first).execute()["permissions"][0]["role"], "writer")
    permissions.delete(fileId=first, permissionId=permission["id"]).execute()
    replies = []
    batch = service.new_batch_http_request(callback=lambda _, response, error: replies.append(response or error))
    for one in made[1:]:
        batch.add(files.get(fileId=one["id"]))
    batch.execute()
    expect(replies, made[1:])
    files.delete(fileId=first).execute()
    missing(files.get(fileId=first))


def storage(service):
    buckets, objects = service.buckets(), service.objects()
    for index in range(3):
        buckets.insert(project="p", body={"name": f"bucket-{index}"}).execute()
    found, count = pages(buckets, buckets.list(project="p", maxResults=2), "items")
    expect(([one["name"] for one in found], count), (["bucket-0", "bucket-1", "bucket-2"], 2))
    expect(buckets.list(project="other").execute().get("items", []), [])
    expect(buckets.patch(bucket="bucket-0", body={"labels": {"a": "b"}}).execute()["labels"], {"a": "b"})
    expect(buckets.get(bucket="bucket-0").execute()["metageneration"], "2")
    data, upload = media(700_001)
    whole = objects.insert(bucket="bucket-0", name="dir/a b", media_body=upload).execute()
    expect((whole["bucket"], whole["name"], whole["size"]), ("bucket-0", "dir/a b", "700001"))
    expect(downloaded(objects.get_media(bucket="bucket-0", object="dir/a b")), data)
    small = MediaIoBaseUpload(io.BytesIO(b"small"), "text/plain")
    objects.insert(bucket="bucket-0", body={"name": "small"}, media_body=small).execute()
    found, _ = pages(objects, objects.list(bucket="bucket-0", maxResults=1), "items")
    expect([one["name"] for one in found], ["dir/a b", "small"])
    expect(objects.patch(bucket="bucket-0", object="small", body={"metadata": {"k": "v"}}).execute()["metadata"], {"k": "v"})
    expect(objects.get_media(bucket="bucket-0", object="small").execute(), b"small")
    replaced = objects.update(bucket="bucket-0", object="small", body={"contentType": "a/b"}).execute()
    expect(("metadata" in replaced, replaced["contentType"], replaced["size"]), (False, "a/b", "5"))
    objects.delete(bucket="bucket-0", object="small").execute()
    missing(objects.get(bucket="bucket-0", object="small"))
    buckets.delete(bucket="bucket-0").execute()
    missing(objects.get(bucket="bucket-0", object="dir/a b"))


def monitoring(service):
    project = service.projects()
    policies = project.alertPolicies()
    made = [policies.create(name="projects/p", body={"displayName": f"policy {index}"}).execute() for index in range(3)]
    expect(policies.get(name=made[1]["name"]).execute(), made[1])
    found, count = pages(policies, policies.list(name="projects/p", pageSize=2), "alertPolicies")
    expect((found, count), (made, 2))
    body = {"displayName": "new", "enabled": True}
    changed = policies.patch(name=made[0]["name"], updateMask="enabled", body=body).execute()
    expect((changed["displayName"], changed["enabled"]), ("policy 0", True))
    policies.delete(name=made[0]["name"]).execute()
    missing(policies.get(name=made[0]["name"]))
    groups = project.groups()
    group = groups.create(name="projects/p", body={"displayName": "a"}).execute()
    group["displayName"] = "b"
    expect(groups.update(name=group["name"], body=group).execute()["displayName"], "b")
    expect(groups.list(name="projects/p").execute()["group"][0]["displayName"], "b")
    groups.delete(name=group["name"]).execute()
    services = service.services()
    one = services.create(parent="projects/p", serviceId="mine", body={"displayName": "s"}).execute()
    expect(one["name"], "projects/p/services/mine")
    levels = services.serviceLevelObjectives()
    level = levels.create(parent=one["name"], body={"goal": 0.5}).execute()
    expect(levels.get(name=level["name"]).execute()["goal"], 0.5)
    services.delete(name=one["name"]).execute()
    missing(levels.get(name=level["name"]))
    expect(project.timeSeries().create(name="projects/p", body={"timeSeries": []}).execute(), {})


def firestore(service):
    documents = service.projects().databases().documents()
    root = "projects/p/databases/(default)/documents/"
    made = []
    for index in range(3):
        body = {"fields": {"number": {"integerValue": str(index)}}}
        made.append(documents.createDocument(parent=root, collectionId="rooms", documentId=f"room{index}", body=body).execute())
    expect(made[0]["name"], root + "rooms/room0")
    expect(documents.get(name=made[1]["name"]).execute(), made[1])
    found, count = [], 0
    request = documents.listDocuments(parent=root[:-1], collectionId="rooms", pageSize=2)
    while request is not None:
        response = request.execute()
        found, count = found + response.get("documents", []), count + 1
        request = documents.listDocuments_next(request, response)
    expect((found, count), (made, 2))
    nested = documents.createDocument(parent=root + "rooms/room0", collectionId="messages", body={}).execute()
    expect(documents.list(parent=root + "rooms/room0", collectionId="messages").execute(), {"documents": [nested]})
    body = {"fields": {"title": {"stringValue": "t"}, "other": {"booleanValue": True}}}
    changed = documents.patch(name=made[0]["name"], updateMask_fieldPaths="title", body=body).execute()
    expect(changed["fields"], {"number": {"integerValue": "0"}, "title": {"stringValue": "t"}})
    upserted = documents.patch(name=root + "rooms/new", body=body).execute()
    expect(upserted["fields"], body["fields"])
    documents.delete(name=made[0]["name"]).execute()
    missing(documents.get(name=made[0]["name"]))
    databases = service.projects().databases()
    started = databases.create(parent="projects/p", databaseId="other", body={"type": "FIRESTORE_NATIVE"}).execute()
    expect(started.get("done"), False)
    done = databases.operations().get(name=started["name"]).execute()
    expect((done["done"], done["response"]["name"]), (True, "projects/p/databases/other"))


def main(program, folder):
    folder = Path(folder)
    for name, test in [("drive.v3", drive), ("storage.v1", storage), ("monitoring.v3", monitoring), ("firestore.v1", firestore)]:
        server = Server(program, folder / f"{name}.json")
        with server as service:
            test(service)
        print(f"{name}: {len(server.methods)} methods: {' '.join(server.methods)}")


if __name__ == "__main__":
    main(*sys.argv[1:])
