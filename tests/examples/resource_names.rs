//! Builds resource names from their parts, takes a name apart, and shows what a wrong name gives. Nothing is sent.
//!
//! ```sh
//! cargo run -p discovery-tests --example resource_names
//! ```

use google_monitoring_v3::{Client, Credentials, names};

fn main() -> google_monitoring_v3::Result<()> {
    let name = names::alert_policy("my-project", "1234")?;
    println!("{name}");

    let [project, policy] = names::parse_alert_policy(&name)?;
    println!("policy {policy} of project {project}");

    // A part of a name is checked when the name is built.
    if let Err(error) = names::alert_policy("my-project", "alertPolicies/1234") {
        println!("{error}");
    }
    if let Err(error) = names::parse_alert_policy("projects/my-project/groups/1234") {
        println!("{error}");
    }

    // A name is checked when a call is sent, too. Here it is of another method.
    let client = Client::builder()
        .credentials(Credentials::anonymous())
        .build()?;
    let policies = client.projects().alert_policies();
    if let Err(error) = policies.get("projects/my-project").request() {
        println!("{error}");
    }
    Ok(())
}
