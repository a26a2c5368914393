//! A program of a user, for `diff --used-by`: what a change touches says so at the end of its line.

mod desk;
mod shelf;

use std::collections::HashMap;
use std::sync::Arc;

use books::types::{self, book::Chapter, Book, LendRequest};
use books::{make, Client};
use desk::*;

struct App {
    client: Arc<Client>,
    seen: HashMap<String, Book>,
    state: Option<types::book::Type>,
}

impl App {
    fn new() -> books::Result<Self> {
        let client = Client::builder()
            .scopes([Client::SCOPE_LIBRARY_READ]) //~ scope_removed
            .build()?;
        Ok(Self {
            client: Arc::new(client),
            seen: HashMap::new(),
            state: Some(types::book::Type::Hard), //~ value_removed
        })
    }

    fn shelves(&self) -> books::shelves::Shelves {
        self.client.shelves()
    }

    async fn themes(&self) -> books::Result<Vec<String>> {
        let list = self
            .shelves()
            .list() //~ parameter_required
            .page_size(10) //~ setter_removed
            .order_by([books::shelves::list::OrderBy::Theme]); //~ value_removed
        let mut shelves = list
            .fields("shelves")
            .items();
        let mut themes = Vec::new();
        while let Some(shelf) = shelves.next().await {
            let shelf = shelf?;
            themes.extend(shelf.theme); //~ may field_retyped
        }
        Ok(themes)
    }

    fn labels(&self, book: &str) -> Option<String> {
        let book = self.seen.get(book)?;
        let first = book.chapters.first()?;
        println!("{} {:?}", book.name.as_deref().unwrap_or_default(), first.title); //~ field_removed
        book.labels.get("owner").cloned() //~ field_removed
    }
}

async fn lend(app: &App, name: &str) -> books::Result<()> {
    let books = app.client.shelves().books();
    let request = make!(LendRequest { reader: "readers/1" });
    let call = books.lend(name, request); //~ path
    let book = call.request_id("a").send().await?;
    let Book { pages, labels, .. } = book; //~ deprecated //~ field_removed
    drop((pages, labels));
    let made = make!(Book {
        name: "a",
        labels: [("a", "b")], //~ field_removed
        chapters: [Chapter { title: None, ..Default::default() }], //~ field_removed
    });
    assert_eq!(made.pages, Some(1)); //~ deprecated
    let titles: Vec<_> = made.chapters.iter().filter_map(|one| one.title.clone()).collect(); //~ field_removed
    assert!(matches!(app.state, Some(types::book::Type::Hard)), "{titles:?}"); //~ value_removed
    Ok(())
}

#[tokio::main]
async fn main() -> books::Result<()> {
    let app = App::new()?;
    lend(&app, "shelves/1/books/1").await?;
    for theme in app.themes().await? {
        println!("{theme}");
    }
    app.labels("a");
    shelf::remove(&app.client).await?;
    let desk = Desk::of(&app);
    desk.reader("1").await
}
