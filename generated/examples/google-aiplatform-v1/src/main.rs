//! Asks Gemini, and prints the answer as it comes:
//!
//! ```text
//! cargo run -- PROJECT "Why is the sky blue?"
//! ```

use google_aiplatform_v1::types::{
    GoogleCloudAiplatformV1Content, GoogleCloudAiplatformV1GenerateContentRequest,
    GoogleCloudAiplatformV1GenerateContentResponse, GoogleCloudAiplatformV1Part,
};
use google_aiplatform_v1::{Client, Result, make};

const MODEL: &str = "locations/global/publishers/google/models/gemini-2.5-flash";

#[tokio::main]
async fn main() -> std::result::Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [project, question] = arguments.as_slice() else {
        return Err("usage: PROJECT QUESTION".into());
    };
    let client = Client::new()?;
    ask(&client, project, question, |text| print!("{text}")).await?;
    println!();
    Ok(())
}

/// Asks a question, and gives each piece of the answer to `show`.
async fn ask(
    client: &Client,
    project: &str,
    question: &str,
    mut show: impl FnMut(&str),
) -> Result<()> {
    let part = make!(GoogleCloudAiplatformV1Part { text: question });
    let content = make!(GoogleCloudAiplatformV1Content {
        role: "user",
        parts: [part]
    });
    let request = make!(GoogleCloudAiplatformV1GenerateContentRequest {
        contents: [content]
    });
    let model = format!("projects/{project}/{MODEL}");
    let models = client.projects().locations().publishers().models();
    let mut pieces = models.stream_generate_content(model, request).stream();
    while let Some(piece) = pieces.next().await {
        show(&text(piece?));
    }
    Ok(())
}

/// The text of the first answer.
fn text(piece: GoogleCloudAiplatformV1GenerateContentResponse) -> String {
    let candidate = piece.candidates.into_iter().next().unwrap_or_default();
    let parts = candidate.content.unwrap_or_default().parts;
    parts.into_iter().filter_map(|part| part.text).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use discovery_fake_server::FakeServer;
    use google_aiplatform_v1::Credentials;

    #[tokio::test]
    async fn an_answer_comes() {
        let document = include_str!("../../../../discovery/documents/aiplatform.v1.json");
        let server = FakeServer::start(document).unwrap();
        let client = Client::builder()
            .endpoint(server.url())
            .credentials(Credentials::anonymous())
            .build()
            .unwrap();
        let mut answer = String::new();
        let question = "Why is the sky blue?";
        let asked = ask(&client, "p", question, |text| answer.push_str(text));
        asked.await.unwrap();
        assert!(!answer.is_empty());
    }
}
