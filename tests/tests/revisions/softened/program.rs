// A program for the first revision of an API, which does not change. What is included around it has the crate as `notes_v1`.

use notes_v1::folders::items::Get;
use notes_v1::types::note::Colour;
use notes_v1::types::{self, Note};
use notes_v1::{Client, Result, make};

/// A type, an inline type and its value.
pub(crate) fn note() -> Note {
    make!(types::Note { title: "Milk", colour: Colour::Red })
}

/// A method at its first place, by its builder.
pub(crate) fn get(client: &Client) -> Get {
    client.folders().items().get("folders/1/notes/2")
}

/// A method with a body.
pub(crate) async fn add(client: &Client) -> Result<Option<String>> {
    let items = client.folders().items();
    let added: Note = items.add("folders/1", note()).send().await?;
    Ok(added.title)
}

/// The setter of a parameter that got another spelling.
pub(crate) async fn sorted(client: &Client) -> Result<usize> {
    let call = client.notes().list("folders/1").filter("title:milk").orderby("title");
    Ok(call.send().await?.notes.len())
}

/// A call without a parameter that is required later.
pub(crate) async fn all(client: &Client) -> Result<Vec<Note>> {
    Ok(client.notes().list("folders/1").send().await?.notes)
}
