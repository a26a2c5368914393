//! Buckets and objects, written for revision 20210127.

use google_storage_v1::types::{Bucket, Object, bucket};
use google_storage_v1::{Client, Result, make};

/// Makes a bucket in a zone.
pub async fn make_bucket(client: &Client, project: &str, name: &str) -> Result<Bucket> {
    let bucket = make!(Bucket {
        name,
        location: "EU",
        zone_affinity: ["a"],
        labels: [("team", "books")],
        versioning: make!(bucket::Versioning { enabled: true }),
    });
    client
        .buckets()
        .insert(project, bucket)
        .predefined_acl("private")
        .provisional_user_project("billed")
        .send()
        .await
}

/// The sizes of the objects of a bucket.
pub async fn sizes(client: &Client, bucket: &str) -> Result<Vec<u64>> {
    let objects = client.objects();
    let list = objects.list(bucket).prefix("a/").max_results(10);
    let list = list.provisional_user_project("billed");
    let mut sizes = Vec::new();
    let mut items = list.items();
    while let Some(object) = items.next().await {
        let Object { size, .. } = object?;
        sizes.extend(size);
    }
    Ok(sizes)
}

/// Where a bucket is.
pub async fn zones(client: &Client, name: &str) -> Result<Vec<String>> {
    let bucket = client.buckets().get(name).send().await?;
    println!("{:?} {:?}", bucket.location, bucket.zone_affinity);
    let Bucket { labels, .. } = &bucket;
    drop(labels.clone());
    Ok(zones_of(bucket))
}

fn zones_of(bucket: Bucket) -> Vec<String> {
    bucket.zone_affinity
}

/// Deletes an object.
pub async fn delete(client: &Client, bucket: &str, object: &str) -> Result<()> {
    client.objects().delete(bucket, object).if_generation_match(3).send().await
}

fn main() {}
