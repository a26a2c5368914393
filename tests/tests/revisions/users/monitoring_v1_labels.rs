//! Labels of Prometheus metrics, written for revision 20220826.

use google_monitoring_v1::Client;

/// The labels, in both ways to ask.
pub async fn labels(client: &Client, project: &str) -> google_monitoring_v1::Result<()> {
    let api = client.projects().location().prometheus().api().v1();
    let labels = api.labels_resource();
    labels.list(project, "global").r#match("up").send().await?;
    let metadata = api
        .metadata()
        .list(project, "global")
        .limit(5);
    metadata.send().await?;
    client
        .projects()
        .location()
        .prometheus()
        .api()
        .v1()
        .labels_resource()
        .list(project, "global")
        .send()
        .await?;
    Ok(())
}

fn main() {}
